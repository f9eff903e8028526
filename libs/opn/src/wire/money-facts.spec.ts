import { readFileSync } from 'node:fs';
import { decodeBalance } from './balance.js';
import { decodeReceipt } from './receipt.js';
import { decodeRefund } from './refund.js';
import { decodeTransfer } from './transfer.js';

const FOLDER = new URL('../../../../test/fixtures/opn/', import.meta.url);
type Raw = Record<string, unknown>;

const recorded = (name: string): Raw =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Raw;
const first = (name: string): Raw => (recorded(name)['data'] as Raw[])[0] ?? {};

const transfer = recorded('transfer-created.json');
const receipt = first('receipts-list-thb.json');
const refund = recorded('refund.json');
const balance = recorded('balance.json');

describe('decoding a transfer', () => {
  it('takes over what Opn stated, and of the bank account its bank and last digits', () => {
    expect(decodeTransfer(transfer)).toEqual({
      id: 'trsf_test_6344mzlz6y6nbeiaoxv',
      livemode: false,
      amount: 100_000n,
      fee: 2_804n,
      feeVat: 196n,
      net: 97_000n,
      currency: 'THB',
      recipient: 'recp_test_62e6vi6h2cnhukcqr13',
      bankCode: 'test',
      lastDigits: '6789',
      schedule: null,
      isDeleted: false,
      isSent: false,
      isPaid: false,
      createdAt: '2025-03-20T10:15:35Z',
      sentAt: null,
      paidAt: null,
      failureCode: null,
      transactions: [],
    });
  });

  it('never carries a whole account number, even where Opn puts one', () => {
    const bank_account = { last_digits: '1234567890', bank_code: null };
    expect(decodeTransfer({ ...transfer, bank_account })).toMatchObject({
      lastDigits: '7890',
      bankCode: null,
    });
    expect(decodeTransfer({ ...transfer, bank_account: null }).lastDigits).toBeNull();
  });

  it('tells a deleted one', () => {
    expect(decodeTransfer(recorded('transfer-deleted.json'))).toMatchObject({
      isDeleted: true,
      amount: 5_000n,
      net: 97_000n,
    });
  });

  it('goes by the flags, and by the times only where there is no flag', () => {
    const times = { sent_at: '2025-03-21T01:00:00Z', paid_at: '2025-03-22T01:00:00Z' };
    expect(decodeTransfer({ ...transfer, ...times })).toMatchObject({
      isSent: false,
      isPaid: false,
    });
    const flagless = { ...transfer, ...times, sent: null, paid: undefined };
    expect(decodeTransfer(flagless)).toMatchObject({ isSent: true, isPaid: true });
  });

  it.each([
    [null, null],
    [undefined, null],
    [false, null],
    ['', null],
    ['insufficient_fund', 'insufficient_fund'],
    [404, '404'],
    [true, 'true'],
    [{ code: 'closed' }, '{"code":"closed"}'],
    ['NUL\u0000', 'NUL\uFFFD'],
  ])('reads the failure code %j as %j', (failure_code, expected) => {
    expect(decodeTransfer({ ...transfer, failure_code }).failureCode).toBe(expected);
  });

  it('names its transactions, ids or whole objects, and skips what is neither', () => {
    const transactions = ['trxn_1', recorded('transaction.json'), 7, null, { id: '../x' }];
    expect(decodeTransfer({ ...transfer, transactions }).transactions).toEqual([
      'trxn_1',
      'trxn_test_62f1itsgwfln0dwo9md',
    ]);
    expect(decodeTransfer({ ...transfer, transactions: 'none' }).transactions).toEqual([]);
  });

  it.each(['amount', 'fee', 'fee_vat', 'net', 'created_at', 'currency'])('needs %s', (name) => {
    expect(() => decodeTransfer({ ...transfer, [name]: undefined })).toThrow(
      expect.objectContaining({ code: 'opn.shape' }),
    );
  });
});

describe('decoding a daily receipt', () => {
  it('takes over figures and no names', () => {
    expect(decodeReceipt(receipt)).toEqual({
      id: 'rcpt_5lrm8qjcaj5vpu2790m',
      livemode: true,
      number: 'OMTH202011050018',
      issuedOn: '2020-11-05',
      isCreditNote: false,
      chargeFee: 7n,
      voidedFee: 0n,
      transferFee: 0n,
      subtotal: 7n,
      vat: 0n,
      wht: 0n,
      total: 7n,
      currency: 'THB',
      adjustmentTransaction: 'trxn_5lrm8qjiaye00x5dv4r',
      createdAt: '2020-11-05T18:02:05Z',
    });
  });

  it('may take fees back', () => {
    const back = { credit_note: true, charge_fee: 0, voided_fee: 7, subtotal: -7, total: -7 };
    expect(decodeReceipt({ ...receipt, ...back })).toMatchObject({
      isCreditNote: true,
      subtotal: -7n,
    });
  });

  it.each(['2020-02-30', '0000-01-01', '5 November', '2020-11-05T00:00:00Z', null])(
    'refuses the day %j',
    (issued_on) => {
      expect(() => decodeReceipt({ ...receipt, issued_on })).toThrow(/"issued_on"/);
    },
  );
});

describe('decoding a refund and a balance', () => {
  it('takes over a refund', () => {
    expect(decodeRefund(refund)).toEqual({
      id: 'rfnd_test_63444yucggg93yxa027',
      livemode: false,
      amount: 10_000n,
      currency: 'THB',
      charge: 'chrg_test_63444wyfsg4mtvvck1z',
      transaction: 'trxn_test_63444yul95anyjnsr02',
      status: 'closed',
      isVoided: false,
      createdAt: '2025-03-20T09:24:24Z',
    });
  });

  it('takes over a balance, also one below nothing', () => {
    const figures = { total: 1_644_800n, transferable: 1_644_800n, onHold: 0n, reserve: 0n };
    expect(decodeBalance(balance)).toEqual({ livemode: false, currency: 'THB', ...figures });
    expect(decodeBalance({ ...balance, total: -1 }).total).toBe(-1n);
    expect(() => decodeBalance({ ...balance, total: 0.5 })).toThrow(/"total"/);
  });
});
