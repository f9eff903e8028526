import { readFileSync } from 'node:fs';
import { decodeCharge } from './charge.js';
import { unknownKeys } from './known-keys.js';

const FOLDER = new URL('../../../../test/fixtures/opn/', import.meta.url);

function recorded(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

const promptPay = recorded('docs-promptpay-charge-pending.json');

function without(field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(promptPay).filter(([key]) => key !== field));
}

const stated = {
  id: 'chrg_5vcd3j9c9r0p4ayml0d',
  livemode: true,
  status: 'pending',
  amount: 400000n,
  currency: 'THB',
  fundingAmount: 400000n,
  fundingCurrency: 'THB',
  fee: 6600n,
  feeVat: 462n,
  interest: 0n,
  interestVat: 0n,
  net: 392938n,
  transactionFees: { feeFlat: '0.0', feeRate: '1.65', vatRate: '7.0' },
  refundedAmount: 0n,
  createdAt: '2023-04-05T03:47:02Z',
  expiresAt: '2023-04-06T03:47:02Z',
  paidAt: null,
  expiredAt: null,
  reversedAt: null,
  failureCode: null,
  failureMessage: null,
  transaction: null,
  metadata: {},
  description: null,
  paymentMethod: 'promptpay',
  paid: false,
  authorized: false,
  capture: true,
};

describe('decoding a charge', () => {
  it('takes over what Opn stated', () => {
    expect(decodeCharge(promptPay)).toEqual(stated);
  });

  it.each(['amount', 'funding_amount', 'fee', 'fee_vat', 'net'])('needs %s', (field) => {
    expect(() => decodeCharge(without(field))).toThrow(
      expect.objectContaining({
        code: 'opn.shape',
        message: expect.stringContaining(`chrg_5vcd3j9c9r0p4ayml0d cannot be read: "${field}"`),
        details: { kind: 'charge', id: 'chrg_5vcd3j9c9r0p4ayml0d', field: `"${field}"` },
      }),
    );
  });

  it.each([
    ['beyond what JSON carries exactly', 2 ** 53],
    ['fractional', 6600.5],
    ['negative', -1],
    ['text', '6600'],
    ['null', null],
  ])('refuses a fee that is %s', (_, fee) => {
    expect(() => decodeCharge({ ...promptPay, fee })).toThrow(/"fee" is/);
  });

  it('reads the mode from the id where Opn does not state it', () => {
    expect(decodeCharge(without('livemode')).livemode).toBe(true);
    expect(decodeCharge({ ...without('livemode'), id: 'chrg_test_1' }).livemode).toBe(false);
  });

  it('hands on a status nobody has seen before', () => {
    expect(decodeCharge({ ...promptPay, status: 'disputed' }).status).toBe('disputed');
  });

  it('writes currencies in capitals', () => {
    expect(decodeCharge({ ...promptPay, currency: 'thb' }).currency).toBe('THB');
  });

  it('finds the id of a transaction that came in full', () => {
    const transaction = recorded('transaction.json');
    expect(decodeCharge({ ...promptPay, transaction }).transaction).toBe(transaction['id']);
  });

  it.each([
    ['card', { source: null, card: { object: 'card' } }],
    ['unknown', { source: null, card: null }],
    ['truemoney', { source: { type: 'truemoney' } }],
  ])('tells the payment method %s', (method, payment) => {
    expect(decodeCharge({ ...promptPay, ...payment }).paymentMethod).toBe(method);
  });

  it('has no rates where Opn states none', () => {
    const { transactionFees } = decodeCharge(without('transaction_fees'));
    expect(transactionFees).toEqual({ feeFlat: null, feeRate: null, vatRate: null });
  });

  it('keeps metadata as it is, and takes anything but an object for none', () => {
    const metadata = { order_id: 'ORD-1', count: 2, gift: true };
    expect(decodeCharge({ ...promptPay, metadata }).metadata).toEqual(metadata);
    expect(decodeCharge({ ...promptPay, metadata: 'ORD-1' }).metadata).toEqual({});
  });

  it('makes every text storable', () => {
    const description = 'Order\u00001';
    expect(decodeCharge({ ...promptPay, description }).description).toBe('Order\uFFFD1');
  });

  it('does not mind a new key, but can name it', () => {
    const drifted = { ...promptPay, quantum_fee: 1 };
    expect(decodeCharge(drifted).id).toBe(promptPay['id']);
    expect(unknownKeys('charge', drifted)).toEqual(['quantum_fee']);
  });

  it.each([[null], [[]], ['text'], [{ object: 'error' }]])('refuses %j', (raw) => {
    expect(() => decodeCharge(raw)).toThrow(expect.objectContaining({ code: 'opn.shape' }));
  });
});
