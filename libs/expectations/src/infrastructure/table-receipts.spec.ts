import type { RowError } from '../domain/import.errors.js';
import { MAX_NAMED_ERRORS } from '../domain/import.errors.js';
import { contractLayout } from '../application/receipt-mapping.js';
import { readTableReceipts } from './table-receipts.js';

const HEADING = 'reference,amount,currency,expectedOn';
const lines = (...rows: string[]): string => [HEADING, ...rows].join('\n');

const readCsvReceipts = async (text: string) =>
  (await readTableReceipts(Buffer.from(text), contractLayout('Asia/Bangkok'))).finish();

const receiptsOf = async (text: string) => (await readCsvReceipts(text)).receipts;

const refusal = async (text: string) =>
  readCsvReceipts(text).then(
    () => ({ code: 'accepted', details: { errors: [] as RowError[], count: 0, notNamed: 0 } }),
    (error: unknown) =>
      error as {
        code: string;
        details: { errors: RowError[]; count: number; notNamed: number };
      },
  );

/** Every error as `row field code`. */
async function errorsOf(text: string): Promise<readonly string[]> {
  const { code, details } = await refusal(text);
  if (code !== 'import.refused') return [code];
  return details.errors.map((error) => `${error.row} ${error.field ?? '-'} ${error.code}`);
}

describe('a CSV of expected receipts', () => {
  it('is read in baht, with everything that may be said', async () => {
    const heading = `${HEADING},dueAt,chargeId,documentNo,channel,customer,note`;
    const row =
      'ORD-1,"1,234.50",THB,2026-11-20,2026-11-21T11:02:02+07:00,chrg_1,INV-1,WEB,C-1,ด่วน';
    expect(await readCsvReceipts(`${heading}\n${row}\n`)).toMatchObject({
      controlTotals: { count: 1, amount: 123_450n },
      receipts: [
        {
          reference: 'ORD-1',
          amount: 123_450n,
          currency: 'THB',
          expectedOn: '2026-11-20',
          dueAt: '2026-11-21T04:02:02Z',
          chargeId: 'chrg_1',
          documentNo: 'INV-1',
          channel: 'WEB',
          customer: 'C-1',
          note: 'ด่วน',
        },
      ],
    });
  });

  it('leaves out what is optional', async () => {
    const [receipt] = await receiptsOf(lines('ORD-1,4000,THB,2026-11-20'));
    const nothing = { dueAt: null, chargeId: null, documentNo: null, note: null };
    expect(receipt).toMatchObject({ ...nothing, channel: null, customer: null });
  });

  it.each([
    ['semicolons', `${HEADING}\nORD-1,4000,THB,2026-11-20`.replaceAll(',', ';')],
    ['tabs', `${HEADING}\nORD-1,4000,THB,2026-11-20`.replaceAll(',', '\t')],
    ['CRLF', `${HEADING}\r\nORD-1,4000,THB,2026-11-20\r\n`],
    ['mixed line ends', `${HEADING}\r\nORD-1,4000,THB,2026-11-20\n\r\n`],
    ['snake_case', 'reference,amount,currency,expected_on\nORD-1,4000,THB,2026-11-20'],
    ['capitals', 'REFERENCE,Amount,CURRENCY,Expected_On\nORD-1,4000,thb,2026-11-20'],
    ['another order', 'expectedOn,currency,amount,reference\n2026-11-20,THB,4000.00,ORD-1'],
    ['a quoted heading', '"reference","amount","currency","expectedOn"\nORD-1,4000,THB,2026-11-20'],
    ['spaces around cells', `${HEADING}\n ORD-1 , 4000 ,THB, 2026-11-20 `],
    ['empty lines at the end', `${HEADING}\nORD-1,4000,THB,2026-11-20\n\n\n,,,\n`],
  ])('may have %s', async (_, text) => {
    const [receipt] = await receiptsOf(text);
    expect(receipt).toMatchObject({ reference: 'ORD-1', amount: 400_000n, currency: 'THB' });
  });

  it('keeps a formula as the text it is, and quotes, commas and lines in quotes', async () => {
    const text = `${HEADING},note\n=1+1,4000,THB,2026-11-20,"say ""yes"",\r\ntwice"`;
    expect(await receiptsOf(text)).toMatchObject([
      { reference: '=1+1', note: 'say "yes",\ntwice' },
    ]);
  });

  it.each([
    ['a negative amount', 'A,-1.00,THB,2026-11-20', '2 amount amount.not_positive'],
    ['zero', 'A,0.00,THB,2026-11-20', '2 amount amount.not_positive'],
    ['three decimals', 'A,1.005,THB,2026-11-20', '2 amount money.invalid'],
    ['a misplaced comma', 'A,"12,34.00",THB,2026-11-20', '2 amount money.invalid'],
    ['a currency sign', 'A,฿100,THB,2026-11-20', '2 amount money.invalid'],
    ['an absurd amount', 'A,900000000.01,THB,2026-11-20', '2 amount amount.too_large'],
    ['an empty amount', 'A,,THB,2026-11-20', '2 amount field.required'],
    ['an empty reference', ' ,100,THB,2026-11-20', '2 reference field.required'],
    ['a long reference', `${'A'.repeat(201)},1,THB,2026-11-20`, '2 reference text.too_long'],
    ['a control character', 'A\u0007,100,THB,2026-11-20', '2 reference text.invalid'],
    ['an invisible character', 'A\u200bB,100,THB,2026-11-20', '2 reference text.invalid'],
    ['another currency', 'A,100,USD,2026-11-20', '2 currency currency.unsupported'],
    ['no currency', 'A,100,,2026-11-20', '2 currency field.required'],
    ['an impossible day', 'A,100,THB,2026-02-30', '2 expectedOn day.invalid'],
    ['a day first', 'A,100,THB,20/11/2026', '2 expectedOn day.invalid'],
    ['a Buddhist year', 'A,100,THB,2569-11-20', '2 expectedOn day.out_of_range'],
    ['too many cells', 'A,1,234.50,THB,2026-11-20', '2 - import.ragged_row'],
    ['too few cells', 'A,100,THB', '2 - import.ragged_row'],
  ])('refuses %s', async (_, row, error) => {
    expect(await errorsOf(lines(row))).toEqual([error]);
  });

  it.each([
    ['2026-02-30T00:00:00Z', 'time.invalid'],
    ['tomorrow', 'time.invalid'],
    ['2026-11-20 10:00', 'time.invalid'],
  ])('refuses to be due at %s', async (dueAt, code) => {
    const text = `${HEADING},due_at\nA,100,THB,2026-11-20,${dueAt}`;
    expect(await errorsOf(text)).toEqual([`2 dueAt ${code}`]);
  });

  it('says which day was meant by a Buddhist year', async () => {
    const { details } = await refusal(lines('A,100,THB,2569-11-20'));
    expect(details.errors[0]?.message).toContain('Did you mean 2026-11-20?');
  });

  it('names every bad row, by its line, with everything wrong in it', async () => {
    const text = lines('A,100,THB,2026-11-20', 'B,0,USD,x', '', 'C,1.234,THB,2026-11-20');
    expect(await errorsOf(text)).toEqual([
      '3 amount amount.not_positive',
      '3 currency currency.unsupported',
      '3 expectedOn day.invalid',
      '5 amount money.invalid',
    ]);
  });

  it('counts the lines inside of quotes', async () => {
    const row = (amount: string): string => `${amount},${amount},THB,2026-11-20,"a\r\nb\r\nc"`;
    const text = [`${HEADING},note`, row('1'), row('2'), row('x')].join('\r\n');
    expect(await errorsOf(text)).toEqual(['8 amount money.invalid']);
  });

  it('refuses a reference that comes twice, whatever it says', async () => {
    const row = 'A,100,THB,2026-11-20';
    const { details } = await refusal(lines(row, 'B,1,THB,2026-11-20', row, 'A,2,THB,2026-11-20'));
    expect(details.errors).toMatchObject([
      { row: 4, code: 'import.duplicate_reference', field: 'reference' },
      { row: 5, code: 'import.duplicate_reference', field: 'reference' },
    ]);
    expect(details.errors[0]?.message).toContain('row 2 and in row 4');
  });

  it.each([
    ['a missing column', 'reference,amount,currency', ['1 expectedOn import.missing_column']],
    ['an unknown column', `${HEADING},colour`, ['1 colour field.unknown']],
    ['a column without a name', `${HEADING},`, ['1 - field.unknown']],
    ['a repeated column', `${HEADING},expected_on`, ['1 expectedOn import.duplicate_column']],
    [
      'a misspelt column',
      'reference,amonut,currency,expectedOn',
      ['1 amonut field.unknown', '1 amount import.missing_column'],
    ],
  ])('refuses %s once, on the heading', async (_, heading, errors) => {
    const row = heading
      .split(',')
      .map(() => 'x')
      .join();
    expect(await errorsOf(`${heading}\n${row}\n${row}`)).toEqual(errors);
  });

  it('offers the known columns for an unknown one', async () => {
    const { details } = await refusal(`${HEADING},colour\n`);
    expect(details.errors[0]?.message).toContain('documentNo, channel, customer, note');
  });

  it.each([
    ['nothing at all', ''],
    ['empty lines', '\n\n'],
    ['a heading only', HEADING],
  ])('refuses %s', async (_, text) => {
    expect(await errorsOf(text)).toEqual(['1 - import.empty']);
  });

  it.each([
    ['is never closed', 'B,"1,THB,2026-11-20\nC,1,THB,2026-11-20'],
    ['is closed too early', 'B,"1"0,THB,2026-11-20'],
    ['begins too late', 'B,1"0",THB,2026-11-20'],
  ])('refuses a quote that %s, and says where', async (_, rows) => {
    expect(await errorsOf(lines('A,1,THB,2026-11-20', rows))).toEqual(['3 - import.quotes']);
  });

  it('names so many errors and counts the rest', async () => {
    const { details } = await refusal(lines(...Array<string>(MAX_NAMED_ERRORS + 5).fill('A,B,C')));
    expect(details.errors).toHaveLength(MAX_NAMED_ERRORS);
    expect(details).toMatchObject({ notNamed: 5, count: MAX_NAMED_ERRORS + 5 });
  });

  it('refuses columns without end with one word', async () => {
    expect(await errorsOf(','.repeat(1_000_000))).toEqual(['1 - import.empty']);
    expect(await errorsOf(HEADING + ',x'.repeat(1_000_000))).toEqual([
      '1 - import.too_many_columns',
    ]);
  });
});
