import type { BusinessDay } from '#calendar';
import { canonicalJson, parseInstant } from '#kernel';
import type { Canonical } from '#kernel';
import { satang } from '#money';
import {
  expectationEvents,
  ExpectationRevised,
  ExpectationWithdrawn,
  ReceiptExpected,
} from './expectation.events.js';
import type { ExpectationEvent } from './expectation.events.js';

const at = parseInstant('2026-11-20T02:00:00Z');
const content = {
  reference: 'ORD-1',
  amount: satang(400_000n),
  currency: 'THB',
  expectedOn: '2026-11-20' as BusinessDay,
  dueAt: null,
  chargeId: null,
  documentNo: null,
  channel: null,
  customer: null,
  note: null,
  importedBy: 'Somchai',
} as const;
const { reference, amount, expectedOn } = content;

const CONTENT =
  '"amount":"400000","channel":null,"chargeId":null,"currency":"THB","customer":null,' +
  '"documentNo":null,"dueAt":null,"expectedOn":"2026-11-20","importedBy":"Somchai","note":null';

/** What stands in logs already: a line here never changes, a new version adds a line. */
const golden: readonly [string, ExpectationEvent, string][] = [
  ['receipt.expected', new ReceiptExpected(at, content), `{${CONTENT},"reference":"ORD-1"}`],
  [
    'expectation.revised',
    new ExpectationRevised(at, {
      ...content,
      revision: 2,
      reinstated: false,
      previous: { amount: satang(390_000n), expectedOn, chargeId: 'chrg_test_1' },
    }),
    `{${CONTENT},"previous":{"amount":"390000","chargeId":"chrg_test_1",` +
      '"expectedOn":"2026-11-20"},"reference":"ORD-1","reinstated":false,"revision":2}',
  ],
  [
    'expectation.withdrawn',
    new ExpectationWithdrawn(at, { reference, amount, expectedOn, note: null }),
    '{"amount":"400000","expectedOn":"2026-11-20","note":null,"reference":"ORD-1"}',
  ],
];

describe('the events of expectations', () => {
  it.each(golden)('%s is written as it always was, and read back whole', (type, event, json) => {
    const stored = expectationEvents.encode(event);
    expect(stored).toMatchObject({ type, schemaVersion: 1 });
    expect(canonicalJson(stored.data)).toBe(json);
    const data = JSON.parse(json) as Canonical;
    const { occurredAt, data: revived } = expectationEvents.decode({ ...stored, data }, at);
    expect({ occurredAt, data: revived }).toEqual({ occurredAt: at, data: event.data });
  });
});
