import { satang } from '#money';
import type { DayReconciliation } from '#reconciliation';
import { at, DAY, DAYS, EVE, NEXT } from '../../../../test/support/reconciling/cases.js';
import { costing, order, paid, qr, reconcile } from '../../../../test/support/reconciling/cases.js';
import { buildBreakRows } from './build-break-rows.js';
import type { ShownBreak } from './build-break-rows.js';
import { codesByCharge, codesById, shownBreaks } from './report-breaks.js';

const shown = (facts: Partial<ShownBreak>): ShownBreak => ({
  id: 'brk_1',
  code: 'AMOUNT_UNDER',
  day: EVE,
  reference: 'A',
  subject: { kind: 'expectation', id: 'A' },
  expected: satang(400n),
  actual: satang(350n),
  amount: satang(-50n),
  explains: [],
  openedAt: at('10:00', EVE),
  dueOn: NEXT,
  clearedBy: null,
  isBroughtForward: true,
  ...facts,
});

const rowsOf = (
  result: DayReconciliation,
  kept: readonly ShownBreak[] = [],
  left: readonly string[] = [],
) =>
  buildBreakRows(result.day, DAYS, shownBreaks(result, kept, new Set(left))).map(
    ({ breakNo, section, code, subjectId }) => [breakNo.slice(-4), section, code, subjectId],
  );

describe('the rows of Breaks', () => {
  it('are numbered from the gravest down, then by code, day and subject', () => {
    const result = reconcile(
      [order('B', '400.00'), order('A', '400.00'), order('C', '400.00')],
      [paid(qr('b', '350.00', 'B')), paid(qr('a', '350.00', 'A')), paid(qr('x', '1.00', null))],
    );
    expect(rowsOf(result)).toEqual([
      ['0001', 'new', 'CHARGE_UNEXPECTED', 'x'],
      ['0002', 'new', 'AMOUNT_UNDER', 'A'],
      ['0003', 'new', 'AMOUNT_UNDER', 'B'],
      ['0004', 'new', 'RECEIPT_UNPAID', 'C'],
    ]);
  });

  it('bring forward what is open, and show what was cleared', () => {
    const earlier = [
      shown({}),
      shown({ id: 'brk_2', code: 'AMOUNT_OVER', clearedBy: 'facts as of position 7' }),
      shown({ id: 'brk_3', code: 'RECEIPT_UNPAID' }),
    ];
    expect(rowsOf(reconcile([], []), earlier, ['brk_1', 'brk_2'])).toEqual([
      ['0001', 'cleared', 'AMOUNT_OVER', 'A'],
      ['0002', 'brought_forward', 'AMOUNT_UNDER', 'A'],
      ['0003', 'new', 'RECEIPT_UNPAID', 'A'],
    ]);
  });

  it('age in bank business days since the day they opened', () => {
    const opened = (openedAt: ShownBreak['openedAt']) =>
      buildBreakRows(DAY, DAYS, [shown({ openedAt })])[0];
    expect(opened(at('10:00', EVE))).toMatchObject({ age: 1, status: 'open', resolution: null });
    expect(opened(at('03:00', NEXT))).toMatchObject({ age: 0 });
  });

  it('show money of today that is too much for an order of tomorrow: here, then as known', () => {
    const orders = [order('A', '400.00', { expectedOn: NEXT })];
    const charges = [paid(qr('a', '500.00', 'A', { createdAt: at('00:30') }), at('01:00'))];
    expect(rowsOf(reconcile(orders, charges))).toEqual([['0001', 'new', 'AMOUNT_OVER', 'A']]);
    const next = reconcile(orders, charges, { day: NEXT });
    const left = next.breaks.map(({ id }) => id);
    expect(rowsOf(next, [], left)).toEqual([['0001', 'brought_forward', 'AMOUNT_OVER', 'A']]);
  });
});

describe('the code of a line', () => {
  it('is that of its break, or of the source that would explain it', () => {
    const stray = paid(qr('x', '1.00', null));
    const known = reconcile([order('A', '400.00')], [stray]);
    const unknown = reconcile([], [stray]);
    const [code, missing] = [known, unknown].map((result) =>
      codesById(result)(result.charges[0]!.breakId),
    );
    expect([code, missing, codesById(known)(null)]).toEqual([
      'CHARGE_UNEXPECTED',
      'SOURCE_MISSING',
      null,
    ]);
  });

  it('of a charge itself is the first of those it has', () => {
    const off = costing(
      { ...paid(qr('a', '400.00', 'A')), isAmended: true },
      { fee: 100n, net: 1n },
    );
    expect([...codesByCharge(reconcile([order('A', '400.00')], [off]))]).toEqual([
      ['a', 'CHARGE_AMENDED'],
    ]);
  });
});
