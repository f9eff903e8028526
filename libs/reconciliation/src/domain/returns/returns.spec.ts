import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { DEFAULT_MATCHING_RULES } from '#accounts';
import {
  at,
  DAY,
  DAYS,
  found,
  NEXT,
  order,
  paid,
  qr,
  reconcile,
} from '../../../../../test/support/reconciling/cases.js';
import { judgeReturns } from './judge-returns.js';
import type { OwedFacts, ReturnFacts, ReturnLineFacts } from './return-facts.js';
import { seeAtBank } from './see-at-bank.js';
import { settledByReturns } from './settled-by-returns.js';

const MONDAY = '2026-11-23' as BusinessDay;
const NO_HOLIDAYS: ReadonlySet<BusinessDay> = new Set();

const given = (facts: Partial<ReturnFacts> = {}): ReturnFacts => ({
  id: 'A#1',
  reference: 'A',
  number: 1,
  amount: satang(10_000n),
  returnedOn: NEXT,
  note: null,
  recordedBy: 'Suda',
  approvedBy: 'Malee',
  settles: 'customer-refunds-payable',
  knownAt: at('09:00', NEXT),
  ...facts,
});

const line = (id: string, facts: Partial<ReturnLineFacts> = {}): ReturnLineFacts => ({
  id,
  bookedOn: MONDAY,
  amount: satang(10_000n),
  bankReference: null,
  knownAt: at('10:00', MONDAY),
  ...facts,
});

const owed = (facts: Partial<OwedFacts> = {}): OwedFacts => ({
  reference: 'A',
  owed: satang(10_000n),
  writtenOff: satang(0n),
  held: satang(0n),
  heldWrittenOff: satang(0n),
  day: DAY,
  owedSince: at('10:00'),
  cameOn: [DAY],
  ...facts,
});

const held = (facts: Partial<OwedFacts> = {}): OwedFacts =>
  owed({ owed: satang(0n), owedSince: null, held: satang(10_000n), ...facts });

const both = (): OwedFacts => owed({ held: satang(5_000n) });

const judge = (facts: OwedFacts, returns: readonly ReturnFacts[], on: string) =>
  judgeReturns(
    { owed: facts, returns, withinDays: 1, otherAtBank: new Map() },
    {
      instant: parseInstant(`${on}T12:00:00+07:00`),
      days: DAYS,
      holidays: NO_HOLIDAYS,
      rulesOn: () => DEFAULT_MATCHING_RULES,
    },
  ).map(({ code, amount, subject }) => [code, amount, subject.id]);

describe('money owed to a customer', () => {
  it('is overdue when nothing was given back within the bank business days allowed', () => {
    // Owed on a Friday: one bank business day later is Monday.
    expect(judge(owed(), [], '2026-11-23')).toEqual([]);
    expect(judge(owed(), [], '2026-11-24')).toEqual([['RETURN_OVERDUE', -10_000n, 'A']]);
    expect(judge(owed(), [given()], '2026-11-24')).toEqual([]);
    expect(judge(owed({ writtenOff: satang(10_000n) }), [], '2026-11-24')).toEqual([]);
  });

  it.each([
    ['less than owed', owed(), [given({ amount: satang(9_000n) })], -1_000n],
    ['more than owed', owed(), [given({ amount: satang(12_000n) })], 2_000n],
    ['twice', owed(), [given(), given({ id: 'A#2', number: 2 })], 10_000n],
    ['what nobody owed', owed({ owed: satang(0n), owedSince: null }), [given()], 10_000n],
    ['what was given up', owed({ writtenOff: satang(10_000n) }), [given()], 10_000n],
    ['what was kept', held({ heldWrittenOff: satang(10_000n) }), [given()], 10_000n],
    ['less than owed and held', both(), [given({ amount: satang(14_000n) })], -1_000n],
  ] as const)('is a finding when given back %s', (_, facts, returns, amount) => {
    expect(judge(facts, returns, '2026-11-23')).toEqual([['RETURN_MISMATCH', amount, 'A']]);
  });

  it('may be what was held', () => {
    expect(judge(held(), [given()], '2026-11-23')).toEqual([]);
    expect(judge(held(), [], '2026-12-30')).toEqual([]);
    expect(judge(both(), [given()], '2026-11-23')).toEqual([]);
    expect(judge(both(), [given({ amount: satang(15_000n) })], '2026-11-23')).toEqual([]);
  });
});

describe('a return at the bank', () => {
  const seen = (returns: readonly ReturnFacts[], lines: readonly ReturnLineFacts[]) =>
    [...seeAtBank(returns, lines, NO_HOLIDAYS)].map(([id, one]) => `${id} ${one.id}`);

  it('is seen by amount and day', () => {
    expect(seen([given()], [line('x')])).toEqual(['A#1 x']);
    expect(seen([given()], [line('x', { amount: satang(1n) })])).toEqual([]);
    expect(seen([given()], [line('x', { bookedOn: DAY })])).toEqual([]);
    expect(seen([given()], [line('x', { bookedOn: '2026-11-27' as BusinessDay })])).toEqual([]);
  });

  it('is not guessed where fewer lines than returns fit', () => {
    const two = [given(), given({ id: 'B#1', reference: 'B' })];
    expect(seen(two, [line('x')])).toEqual([]);
    expect(seen(two, [line('x'), line('y')])).toEqual(['A#1 x', 'B#1 y']);
  });

  it('is known by the reference of the bank that a person noted', () => {
    const two = [given(), given({ id: 'B#1', reference: 'B', note: 'slip K77' })];
    expect(seen(two, [line('x', { bankReference: 'K77' })])).toEqual(['B#1 x']);
  });
});

describe('a break of money owed', () => {
  const twice = reconcile(
    [order('A', '100.00')],
    [paid(qr('a', '100.00', 'A')), paid(qr('b', '100.00', 'A'), at('11:00'))],
  );
  const over = reconcile([order('A', '100.00')], [paid(qr('a', '200.00', 'A'))]);
  const seen = new Map([['A#1', line('x')]]);
  const proofs = (day: typeof twice, returns: readonly ReturnFacts[], lines = seen) => [
    ...settledByReturns(day.breaks, returns, lines).values(),
  ];

  it('ends when all of it was given back, approved, and seen where that is asked for', () => {
    expect(found(twice)).toEqual([['DUPLICATE_PAYMENT', 'A', 10_000n]]);
    expect(proofs(twice, [given()])).toEqual(['return 1 of A, approved by Malee, bank line x']);
    expect(proofs(twice, [given()], new Map())).toEqual([]);
    expect(found(over)).toEqual([['AMOUNT_OVER', 'A', 10_000n]]);
    expect(proofs(over, [given()], new Map())).toEqual(['return 1 of A, approved by Malee']);
  });

  it('does not end before that', () => {
    expect(proofs(over, [given({ approvedBy: null })])).toEqual([]);
    expect(proofs(over, [given({ amount: satang(9_999n) })])).toEqual([]);
    expect(proofs(over, [given({ reference: 'B' })])).toEqual([]);
  });
});
