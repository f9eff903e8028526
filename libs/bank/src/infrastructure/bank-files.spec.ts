import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { imported } from '../domain/bank.fixtures.js';
import { BankImportRefusedError } from '../domain/bank.errors.js';
import { BANK_PRESETS } from '../domain/bank-presets.js';
import type { BankLayout } from '../domain/bank-layout.js';
import { layoutFrom } from '../application/bank-mapping.js';
import { AnyBankFileReader } from './any-bank-file-reader.js';

const FOLDER = fileURLToPath(new URL('../../../../test/fixtures/bank/', import.meta.url));
const reader = new AnyBankFileReader();

const preset = (name: string): BankLayout => BANK_PRESETS[name] ?? layoutFrom({});
const sample = async (file: string, name: string) => {
  const bytes = readFileSync(`${FOLDER}${file}`);
  return imported((await reader.read({ kind: 'table', bytes }, preset(name))).file);
};
const readText = (text: string, layout: BankLayout) =>
  reader.read({ kind: 'table', bytes: Buffer.from(text) }, layout);
const linesOf = ({ lines }: Awaited<ReturnType<typeof sample>>) =>
  lines.map((one) => [one.bookedOn, one.bookedAt, one.amount, one.description, one.bankAccount]);

describe('statements of banks', () => {
  it.each(['kbank.csv', 'kbank-tis-620-be.csv'])('KBank: %s', async (file) => {
    const read = await sample(file, 'kbank');
    const text = 'Transfer Deposit Automatic Credit OMISE CO LTD';
    expect(linesOf(read)).toEqual([
      ['2026-11-16', '09:12:44', 97_000n, text, '6789'],
      ['2026-11-17', '10:02:10', 1_234_567n, `${text} Ref ••9012`, '6789'],
      ['2026-11-18', '14:00:00', -50_000n, 'คืนเงิน', '6789'],
    ]);
    expect(read.statement).toMatchObject({
      ...{ from: '2026-11-16', to: '2026-11-20', bankAccounts: ['6789'] },
      movements: { count: 5, credits: 1_361_567n, debits: 175_050n },
      others: { count: 2, credits: 30_000n, debits: 125_050n },
      balance: { opening: 1_000_000n, closing: 2_186_517n },
      difference: { count: 0, amount: 0n },
    });
  });

  it('SCB: signed amounts, the newest row first, two rows alike', async () => {
    const read = await sample('scb.txt', 'scb');
    const text = 'X1 BCMS TRANSFER FROM OMISE PAYMENT';
    expect(linesOf(read)).toEqual([
      ['2026-11-20', '10:15:00', 97_000n, text, null],
      ['2026-11-17', '08:30:00', 97_000n, text, null],
      ['2026-11-17', '08:30:00', 97_000n, text, null],
    ]);
    expect(read.statement).toMatchObject({
      ...{ from: '2026-11-17', to: '2026-11-20', bankAccounts: [] },
      difference: { count: 0, amount: 0n },
    });
  });

  it('Krungthai: a page of HTML, in the Buddhist era', async () => {
    const read = await sample('krungthai.xls', 'krungthai');
    expect(linesOf(read)).toEqual([
      ['2026-11-16', '09:00:12', 97_000n, 'โอนเงินเข้า OPN PAYMENTS', '3456'],
    ]);
    expect(read.statement.others).toEqual({ count: 1, credits: 0n, debits: 200_000n });
  });

  it('a mapping of one’s own: one signed column, an account in each row', async () => {
    const layout = layoutFrom({
      ...{ bookedOn: 'Day', amount: 'Sum', description: ['What', 'Who'], bankAccount: 'Account' },
      dateFormats: 'yyyy-mm-dd',
    });
    const text = 'Day;Sum;What;Who;Account\n2026-11-16;-5.00;Refund;Omise;012-3-45678-9\n';
    const { file } = await readText(text, layout);
    expect(file.rows).toMatchObject([
      { amount: -500n, description: 'Refund Omise', bankAccount: '6789' },
    ]);
  });

  it('every bad row is named, with its line and what is wrong', async () => {
    const text =
      'Date,Note,Withdrawal,Deposit\n16/11/2026,A,1.00,2.00\n31/02/2026,B,,1.00\n' +
      '17/11/2026,C,,1.234\nremark,,,\n,,,5.00\n';
    const error: unknown = await readText(text, preset('kbank')).catch(
      (refused: unknown) => refused,
    );
    expect(error).toBeInstanceOf(BankImportRefusedError);
    const { errors } = error as BankImportRefusedError;
    expect(errors.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'amount', 'amount.ambiguous'],
      [3, 'bookedOn', 'day.invalid'],
      [4, 'amount', 'money.invalid'],
      [6, 'bookedOn', 'day.invalid'],
    ]);
  });

  it('a file without the columns of its preset is refused, and told what it lacks', async () => {
    await expect(readText('A,B\n1,2\n', preset('scb'))).rejects.toMatchObject({
      code: 'import.refused',
      errors: [{ row: 1, code: 'import.missing_column' }],
    });
  });

  it('a mapping that lacks something is refused, and told what', () => {
    expect(() => layoutFrom({ bookedOn: 'Date', deposit: 'In', colour: 'red' })).toThrow(/colour/);
    expect(() => layoutFrom({ bookedOn: 'Date', deposit: 'In' })).toThrow(
      /description.*withdrawal/,
    );
  });
});

describe('rows in JSON', () => {
  const read = (rows: unknown) =>
    reader.read({ kind: 'json', bytes: Buffer.from(JSON.stringify(rows)) }, null);
  const good = { bookedOn: '2026-11-20', amount: 97_000, description: 'OMISE' };

  it('are in satang, signed, and cover their days', async () => {
    const rows = [
      { ...good, bankAccount: '012-3-45678-9' },
      { ...good, amount: -5 },
    ];
    const { file } = await read(rows);
    expect(file.rows).toMatchObject([
      { amount: 97_000n, bankReference: null, bankAccount: '6789' },
      { amount: -5n, bankAccount: null },
    ]);
  });

  it.each([
    ['no array', { rows: [] }, [1, null, 'import.not_an_array']],
    ['no row', [], [1, null, 'import.empty']],
    ['baht', [good, { ...good, amount: 970.5 }], [2, 'amount', 'money.invalid']],
    ['no day', [{ ...good, bookedOn: '20/11/2026' }], [1, 'bookedOn', 'day.invalid']],
    ['no text', [{ ...good, description: ' ' }], [1, 'description', 'field.required']],
    ['other fields', [{ ...good, baht: 1 }], [1, 'baht', 'field.unknown']],
  ])('are refused: %s', async (_, rows, expected) => {
    const error: unknown = await read(rows).catch((refused: unknown) => refused);
    const [first] = (error as BankImportRefusedError).errors;
    expect([first?.row, first?.field, first?.code]).toEqual(expected);
  });
});
