import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { expectationDecider } from './expectation.js';
import type { ExpectationLearned } from './expectation.js';
import { ExpectationRevised, ExpectationWithdrawn, ReceiptExpected } from './expectation.events.js';
import type { ExpectationEvent } from './expectation.events.js';
import type { ExpectedReceipt } from './expected-receipt.js';

const at = parseInstant('2026-11-20T02:00:00Z');
const importedBy = 'Somchai';

const order: ExpectedReceipt = {
  reference: 'ORD-100234',
  amount: satang(400_000n),
  currency: 'THB',
  expectedOn: '2026-11-20' as BusinessDay,
  dueAt: parseInstant('2026-11-21T04:02:02Z'),
  chargeId: null,
  documentNo: 'INV2611-00891',
  channel: 'WEB',
  customer: 'C-00192',
  note: null,
};
const dearer = { ...order, amount: satang(450_000n) };

const imported = (row: ExpectedReceipt): ExpectationLearned => ({
  kind: 'expect',
  at,
  row,
  importedBy,
});
const withdraw: ExpectationLearned = { kind: 'withdraw', at, note: 'cancelled' };

const { amount, expectedOn, chargeId } = order;
const previous = { amount, expectedOn, chargeId };
const expected = new ReceiptExpected(at, { ...order, importedBy });
const revisedTo = (row: ExpectedReceipt, revision: number, reinstated = false): ExpectationEvent =>
  new ExpectationRevised(at, { ...row, importedBy, revision, reinstated, previous });
const withdrawn = new ExpectationWithdrawn(at, {
  reference: order.reference,
  amount,
  expectedOn,
  note: 'cancelled',
});

const given = (...events: ExpectationEvent[]) => ({
  when: (learned: ExpectationLearned) => {
    const { initial, evolve, decide } = expectationDecider;
    return expect(decide(learned, events.reduce(evolve, initial)));
  },
});

describe('an expectation', () => {
  it('begins with its first import', () => {
    given().when(imported(order)).toEqual([expected]);
  });

  it('learns nothing from the same content again', () => {
    given(expected)
      .when(imported({ ...order }))
      .toEqual([]);
  });

  it('is revised by another amount, and keeps what it was', () => {
    given(expected)
      .when(imported(dearer))
      .toEqual([revisedTo(dearer, 2)]);
  });

  it.each<Partial<ExpectedReceipt>>([
    { expectedOn: '2026-11-21' as BusinessDay },
    { dueAt: null },
    { chargeId: 'chrg_test_5vcd3j9c9r0p4ayml0d' },
    { documentNo: 'INV2611-00892' },
    { channel: 'STORE-7' },
    { customer: null },
    { note: 'paid at the counter' },
  ])('is revised by %p', (change) => {
    const row = { ...order, ...change };
    given(expected)
      .when(imported(row))
      .toEqual([revisedTo(row, 2)]);
  });

  it('can be revised back', () => {
    given(expected, revisedTo(dearer, 2))
      .when(imported(order))
      .toMatchObject([{ data: { ...order, revision: 3, previous: { amount: dearer.amount } } }]);
  });

  it('is withdrawn once', () => {
    given(expected).when(withdraw).toEqual([withdrawn]);
    given(expected, withdrawn).when(withdraw).toEqual([]);
  });

  it('cannot be withdrawn before it was expected', () => {
    given().when(withdraw).toEqual([]);
  });

  it('stays withdrawn when the same old file comes again', () => {
    given(expected, withdrawn).when(imported(order)).toEqual([]);
  });

  it('is reinstated by other content, and says so', () => {
    given(expected, withdrawn)
      .when(imported(dearer))
      .toEqual([revisedTo(dearer, 2, true)]);
  });

  it('can be withdrawn again after it was reinstated', () => {
    given(expected, withdrawn, revisedTo(dearer, 2, true))
      .when(withdraw)
      .toMatchObject([{ type: 'ExpectationWithdrawn', data: { amount: dearer.amount } }]);
  });
});
