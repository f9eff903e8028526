import type { BusinessDay } from '#calendar';
import { minus, sum } from '#money';
import type { Satang } from '#money';
import type { PayoutAsAt, PayoutGroup } from '#reconciliation';
import type { PayoutKind, PayoutRow } from './payout-rows.js';

const KINDS: { readonly [Kind in PayoutGroup['kind']]: PayoutKind } = {
  charge: 'charge',
  'vat-rounding': 'vat_rounding',
  refund: 'refund',
  'returned-transfer': 'returned_transfer',
  other: 'other',
  opening: 'opening',
  'partial-transfer': 'partial_transfer',
  remainder: 'remainder',
};

/** A transfer of the sheet Transfers. */
export interface ComposedTransfer {
  readonly id: string;
  readonly amount: Satang;
}

/**
 * The sheet Payout: what is inside each transfer that can be computed, by day of origin and kind.
 * The rows of a transfer add up to its amount; what its lines leave is a row of its own.
 */
export function buildPayoutRows(
  transfers: readonly ComposedTransfer[],
  payouts: ReadonlyMap<string, PayoutAsAt>,
  firstVersionOf: (day: BusinessDay) => number | null,
): readonly PayoutRow[] {
  return transfers.flatMap(({ id, amount }) => {
    const payout = payouts.get(id);
    if (payout === undefined || payout.composition.reason !== null) return [];
    const rows = payout.groups.map((group) => payoutRow(id, group, firstVersionOf));
    return [...rows, ...remainderRow(id, amount, payout.groups)];
  });
}

const payoutRow = (
  transferId: string,
  { originDay, kind, count, gross, fee, feeVat, amount }: PayoutGroup,
  firstVersionOf: (day: BusinessDay) => number | null,
): PayoutRow => ({
  ...{ transferId, originDay, kind: KINDS[kind], count, gross, fee, feeVat, amount },
  reportVersion: originDay && firstVersionOf(originDay),
});

function remainderRow(
  transferId: string,
  amount: Satang,
  groups: readonly PayoutGroup[],
): readonly PayoutRow[] {
  const remainder = minus(amount, sum(groups.map((group) => group.amount)));
  if (remainder === 0n) return [];
  const money = { gross: null, fee: null, feeVat: null, amount: remainder };
  const ofNoDay = { originDay: null, count: 1, reportVersion: null };
  return [{ transferId, kind: 'remainder', ...ofNoDay, ...money }];
}
