import { readFileSync } from 'node:fs';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { decodeReceipt, decodeRefund, decodeTransaction } from '#opn';
import { specify } from '../../../../test/support/specify.js';
import { RefundObserved } from './refund.events.js';
import { refundDecider } from './refund.js';
import { TaxReceiptAmended, TaxReceiptIssued } from './tax-receipt.events.js';
import { taxReceiptDecider } from './tax-receipt.js';
import { toBalanceTransaction } from './to-balance-transaction.js';
import { toRefund } from './to-refund.js';
import { toTaxReceipt } from './to-tax-receipt.js';
import { BalanceTransactionAmended, BalanceTransactionPosted } from './transaction.events.js';
import { transactionDecider } from './transaction.js';

const FOLDER = new URL('../../../../test/fixtures/opn/', import.meta.url);
type Raw = Readonly<Record<string, unknown>>;

const recorded = (name: string): Raw =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Raw;
const EARLY = parseInstant('2026-11-20T04:00:00Z');
const NOON = parseInstant('2026-11-20T05:00:00Z');
const LATE = parseInstant('2026-11-20T06:00:00Z');

describe('a transaction', () => {
  const { given } = specify(transactionDecider);
  const raw = recorded('transaction.json');
  const seen = (readAt = NOON, changes: Raw = {}) =>
    toBalanceTransaction(decodeTransaction({ ...raw, ...changes }), readAt);
  const posted = (read = seen()) => new BalanceTransactionPosted(read.createdAt, read);

  it('is posted at first sight, in our words', () => {
    given().when(seen()).then(posted());
    expect(seen()).toEqual({
      transactionId: 'trxn_test_62f1itsgwfln0dwo9md',
      direction: 'credit',
      key: 'charge.captured.net',
      origin: 'charge',
      originId: 'chrg_test_62f161x7rdkm4u7pibg',
      amount: 29_789n,
      currency: 'THB',
      transferableAt: '2025-01-15T06:56:27Z',
      createdAt: '2025-01-15T06:56:27Z',
      readAt: NOON,
    });
  });

  it('learns nothing from what it knows', () => {
    given(posted()).when(seen(LATE)).thenNothing();
  });

  it('is amended by a newer read, and an older one takes nothing back', () => {
    const { readAt: _, ...before } = seen();
    const after = { ...before, amount: satang(29_790n) };
    const { transactionId } = before;
    const of = { transactionId, readAt: LATE };
    const amended = new BalanceTransactionAmended(LATE, { ...of, before, after });
    given(posted())
      .when(seen(LATE, { amount: 29_790 }))
      .then(amended);
    given(posted())
      .when(seen(EARLY, { amount: 29_790 }))
      .thenNothing();
    given(posted(), amended).when(seen(NOON)).thenNothing();
    given(posted(), amended)
      .when(seen(LATE, { amount: 29_790 }))
      .thenNothing();
  });

  it.each([
    ['chrg_test_1', 'charge'],
    ['trsf_test_1', 'transfer'],
    ['rcpt_1', 'receipt'],
    ['rfnd_1', 'refund'],
    ['dspt_1', 'dispute'],
    ['acct_1', 'unknown'],
    [null, 'unknown'],
  ])('of %j comes from a %s, whatever its key says', (origin, expected) => {
    expect(seen(NOON, { origin, key: 'transfer.sent' })).toMatchObject({
      origin: expected,
      originId: origin,
    });
  });

  it('has a short key', () => {
    expect(seen(NOON, { key: 'x'.repeat(5_000) }).key).toHaveLength(100);
  });
});

describe('a daily receipt', () => {
  const { given } = specify(taxReceiptDecider);
  const [raw] = recorded('receipts-list-thb.json')['data'] as Raw[];
  const seen = (readAt = NOON, changes: Raw = {}) =>
    toTaxReceipt(decodeReceipt({ ...raw, ...changes }), readAt);
  const issued = (read = seen()) => new TaxReceiptIssued(read.createdAt, read);

  it('is issued at first sight, with figures and without names', () => {
    given().when(seen()).then(issued());
    expect(Object.keys(seen()).join()).not.toMatch(/customer|company|livemode/);
    expect(seen()).toMatchObject({ receiptId: raw?.['id'], issuedOn: '2020-11-05', total: 7n });
  });

  it('is amended when Opn restates it, and knows it from then on', () => {
    const restated = { vat: 1, total: 8 };
    const { readAt: _, ...before } = seen();
    const after = { ...before, vat: satang(1n), total: satang(8n) };
    const { receiptId } = before;
    const amended = new TaxReceiptAmended(LATE, { receiptId, readAt: LATE, before, after });
    given(issued()).when(seen(LATE, restated)).then(amended);
    given(issued(), amended).when(seen(LATE, restated)).thenNothing();
    given(issued(), amended).when(seen(NOON)).thenNothing();
  });
});

describe('a refund', () => {
  const { given } = specify(refundDecider);
  const raw = recorded('refund.json');
  const seen = (readAt = NOON, changes: Raw = {}) =>
    toRefund(decodeRefund({ ...raw, ...changes }), readAt);
  const first = new RefundObserved(seen().createdAt, seen());

  it('is observed once for each thing that a newer read shows differently', () => {
    given().when(seen()).then(first);
    given(first).when(seen(LATE)).thenNothing();
    const voided = seen(LATE, { voided: true });
    given(first).when(voided).then(new RefundObserved(LATE, voided));
    given(first)
      .when(seen(EARLY, { voided: true }))
      .thenNothing();
  });
});
