import { parseBusinessDay } from '#calendar';
import { satang, sum, ZERO } from '#money';
import type { PayoutAsAt, PayoutGroup } from '#reconciliation';
import { buildPayoutRows } from './build-payout-rows.js';

const EVE = parseBusinessDay('2026-11-19');
const NO_MONEY = { gross: null, fee: null, feeVat: null };

const group = (kind: PayoutGroup['kind'], amount: bigint): PayoutGroup => ({
  ...{ originDay: EVE, kind, count: 1, ...NO_MONEY, amount: satang(amount) },
});

const payout = (
  groups: readonly PayoutGroup[],
  reason: PayoutAsAt['composition']['reason'] = null,
): PayoutAsAt => ({
  groups,
  composition: {
    ...{ id: 'trsf_1', isSweeping: true, reason, after: null, opening: null, taken: ZERO },
    lines: { count: 0, sum: ZERO },
  },
});

const rowsOf = (amount: bigint, one: PayoutAsAt) =>
  buildPayoutRows([{ id: 'trsf_1', amount: satang(amount) }], new Map([['trsf_1', one]]), (day) =>
    day === EVE ? 1 : null,
  );

describe('the sheet Payout', () => {
  it('lists what is inside by day and kind, with the report that first showed it', () => {
    const rows = rowsOf(1_010n, payout([group('charge', 1_000n), group('vat-rounding', 10n)]));
    expect(rows).toMatchObject([
      { transferId: 'trsf_1', originDay: EVE, kind: 'charge', amount: 1_000n, reportVersion: 1 },
      { kind: 'vat_rounding', amount: 10n },
    ]);
  });

  it('shows what nothing explains, so that a transfer is always its rows', () => {
    const rows = rowsOf(990n, payout([group('charge', 1_000n)]));
    expect(rows.at(-1)).toMatchObject({ kind: 'remainder', originDay: null, amount: -10n });
    expect(sum(rows.map(({ amount }) => amount))).toBe(990n);
  });

  it('takes off what partial transfers had taken', () => {
    const taken = { ...group('partial-transfer', -300n), originDay: null };
    const rows = rowsOf(700n, payout([group('opening', 1_000n), taken]));
    expect(rows.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['opening', 1_000n],
      ['partial_transfer', -300n],
    ]);
  });

  it('has nothing of a transfer that cannot be computed, or is not known at all', () => {
    expect(rowsOf(990n, payout([], 'partial'))).toEqual([]);
    const one = { id: 'trsf_9', amount: satang(1n) };
    expect(buildPayoutRows([one], new Map(), () => null)).toEqual([]);
  });
});
