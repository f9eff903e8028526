import fc from 'fast-check';
import { parseInstant } from '#kernel';
import { satang, sum } from '#money';
import { FATES } from '../../fixtures/fate.fixtures.js';
import { DAY } from '../../fixtures/planned-order.fixtures.js';
import type { PlannedOrder } from '../../fixtures/planned-order.fixtures.js';
import { reportOf } from '../../fixtures/report.fixtures.js';
import type { ChangeRow } from '../change-row.js';
import { CHANGE_COLUMNS } from '../columns/change-columns.js';
import { statedText } from '../glossary/stated-texts.js';
import { canonicalRow } from '../canonical-rows.js';
import type { FrozenRows } from '../frozen-rows.js';
import type { DifferingRows, VersionDifferences } from '../row-differences.js';
import type { RowsInMemory } from '../rows-in-memory.js';
import { buildChangeRows } from './build-change-rows.js';
import type { ChangeFact } from './change-facts.js';
import { changeOrigins } from './change-origins.js';
import type { VersionFacts } from './change-origins.js';
import { CHANGE_CAUSES, CHANGE_REASONS, factsBehind } from './change-reasons.js';

const at = parseInstant('2026-11-21T02:00:00Z');
const anyOrder = fc.record({
  fate: fc.constantFrom(...FATES),
  amount: fc.bigInt({ min: 2_000n, max: 9_000_000n }),
  text: fc.constantFrom('INV-1', 'INV-2'),
});
const paid = (amount = 400_000n): PlannedOrder => ({ fate: 'paid', amount, text: 'INV-1' });
const CHARGE = 'chrg_5vcd3j9c9r0p4000001';

const fact = (reason: ChangeFact['reason'], explains: readonly string[] | null = null) => ({
  ...{ position: 1, reason, explains, learnedAt: at, cause: 'webhook, and the charge read at Opn' },
});
const nothingLearned: VersionFacts = {
  ...{ charges: new Map(), orders: new Map(), contract: [], chargesOf: () => [] },
  ...{ voucherOf: () => 'R1-20261121-01', matches: 'M1-20261121-01' },
};
const learnedOf = (facts: readonly ChangeFact[]): VersionFacts => ({
  ...nothingLearned,
  charges: new Map([[CHARGE, facts]]),
  chargesOf: (reference) => (reference === 'ORD-000001' ? [CHARGE] : []),
});

/** Rows that only one of both has. */
function differing<Row extends FrozenRows[keyof FrozenRows]>(
  before: readonly Row[],
  after: readonly Row[],
): DifferingRows<Row> {
  const [old, now] = [new Set(before.map(canonicalRow)), new Set(after.map(canonicalRow))];
  return {
    before: before.filter((row) => !now.has(canonicalRow(row))),
    after: after.filter((row) => !old.has(canonicalRow(row))),
  };
}

const between = (before: RowsInMemory, after: RowsInMemory): VersionDifferences => ({
  charges: differing(before.charges, after.charges),
  expected: differing(before.expected, after.expected),
  breaks: differing(before.breaks, after.breaks),
  tax: differing(before.tax, after.tax),
  journal: differing(before.journal, after.journal),
});

const changes = (before: RowsInMemory, after: RowsInMemory, facts = nothingLearned) =>
  buildChangeRows(DAY, between(before, after), changeOrigins(facts));

describe('what a version shows otherwise', () => {
  it('adds up to the change of the net total, whatever became of the orders', () => {
    const property = fc.property(
      fc.array(anyOrder, { maxLength: 12 }),
      fc.array(anyOrder, { maxLength: 12 }),
      (first, second) => {
        const [before, after] = [reportOf(first), reportOf(second)];
        const rows = changes(before.lists, after.lists);
        const effects = rows.flatMap(({ effect }) => (effect === null ? [] : [effect]));
        expect(sum(effects)).toBe(after.head.totals.net - before.head.totals.net);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it('is nothing between two reports of the same rows', () => {
    const { lists } = reportOf([paid(), { fate: 'under', amount: 50_000n, text: '' }]);
    expect(changes(lists, lists)).toEqual([]);
  });

  it('names each corrected field with its fact, and the voucher that posts it', () => {
    const { lists } = reportOf([paid()]);
    const [row] = lists.charges;
    const corrected = { ...row!, fee: satang(6_500n), net: satang(row!.net! + 100n) };
    const rows = changes(
      lists,
      { ...lists, charges: [corrected] },
      learnedOf([fact(CHANGE_REASONS.fee, ['fee', 'net'])]),
    );
    const common = {
      ...{ sheet: 'charges', rowKey: CHARGE, reason: 'Opn corrected the fee', learnedAt: at },
      ...{ cause: 'webhook, and the charge read at Opn', postedIn: 'R1-20261121-01' },
    };
    expect(rows).toEqual([
      { ...common, field: 'fee', oldValue: '6600', newValue: '6500', effect: null },
      { ...common, field: 'net', oldValue: '392938', newValue: '393038', effect: 100n },
    ]);
  });

  it('says of a new row once that it is new, and where it counts', () => {
    const [before, after] = [reportOf([]), reportOf([paid()])];
    const rows = changes(before.lists, after.lists, learnedOf([fact(CHANGE_REASONS.paidLate)]));
    expect(rows.filter(({ sheet }) => sheet === 'charges')).toMatchObject([
      { rowKey: CHARGE, field: null, oldValue: null, newValue: '400000', effect: 392_938n },
    ]);
    expect(rows.filter(({ sheet }) => sheet === 'expected')).toMatchObject([
      { reason: CHANGE_REASONS.paidLate, effect: null, postedIn: 'M1-20261121-01' },
    ]);
    expect(factsBehind(rows)).toEqual([CHANGE_REASONS.paidLate]);
  });

  it('leaves out what comes later to a row: payouts, people, ages and the passing of time', () => {
    const { lists } = reportOf([paid(), { fate: 'under', amount: 50_000n, text: '' }]);
    const later: RowsInMemory = {
      ...lists,
      charges: lists.charges.map((row) => ({
        ...row,
        transactionId: 'trxn_x',
        transferableAt: at,
      })),
      expected: lists.expected.map((row) => ({ ...row, state: 'in_the_bank', age: 3 })),
      breaks: [
        ...lists.breaks.map((row) => ({ ...row, status: 'resolved', note: 'x', owner: 'suda' })),
        { ...lists.breaks[0]!, breakId: 'brk_due', code: 'RECEIPT_UNPAID', subjectId: 'ORD-9' },
      ],
      journal: [...lists.journal, { ...lists.journal[0]!, kind: 'B1', voucherNo: 'B1-1' }],
    };
    expect(changes(lists, later)).toEqual([]);
  });

  it('blames another payment of the order for what follows from it', () => {
    const [before, after] = [reportOf([paid()]), reportOf([paid()])];
    const second = { ...after.lists.charges[0]!, chargeId: 'chrg_other', matched: satang(0n) };
    const facts = {
      ...nothingLearned,
      charges: new Map([['chrg_other', [fact(CHANGE_REASONS.paidLate)]]]),
      chargesOf: () => [CHARGE, 'chrg_other'],
    };
    const held = { ...after.lists.charges[0]!, code: 'DUPLICATE_PAYMENT' };
    const rows = changes(before.lists, { ...after.lists, charges: [held, second] }, facts);
    expect(rows.map(({ rowKey, field, reason }) => [rowKey, field, reason])).toEqual([
      [CHARGE, 'code', CHANGE_REASONS.paidLate],
      ['chrg_other', null, CHANGE_REASONS.paidLate],
    ]);
  });

  it('is shown as its own sheet shows it, with Thai words for every reason and cause', () => {
    const cells = (row: Partial<ChangeRow>, language: 'en' | 'th') =>
      CHANGE_COLUMNS.map((column) => column.value({ ...A_CHANGE, ...row }, language));
    const money = { sheet: 'charges', field: 'fee', oldValue: '6600', newValue: '6500' } as const;
    expect(cells(money, 'en').slice(0, 5)).toEqual(['Charges', 'x', 'Fee', '66.00', '65.00']);
    const matched = { sheet: 'charges', field: 'match_day', oldValue: null } as const;
    expect(cells({ ...matched, newValue: '2026-11-20' }, 'th')[4]).toBe('20/11/2026');
    const paidAt = { sheet: 'expected', field: 'paid_at', newValue: at } as const;
    expect(cells(paidAt, 'en')[4]).toBe('2026-11-21T09:00:00+07:00');
    const whole = { sheet: 'expected', field: null, newValue: '400000' } as const;
    expect(cells(whole, 'th').slice(2, 5)).toEqual([null, null, '4000.00']);
    for (const text of [...Object.values(CHANGE_REASONS), ...Object.values(CHANGE_CAUSES)]) {
      expect(statedText(text, 'th')).toMatch(/[\u0e00-\u0e7f]/u);
    }
  });
});

const A_CHANGE: ChangeRow = {
  ...{ sheet: 'charges', rowKey: 'x', field: null, oldValue: null, newValue: null, effect: null },
  ...{ reason: CHANGE_REASONS.follows, learnedAt: null, cause: null, postedIn: null },
};
