import { businessDayOf } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import type { Queryable } from '#database';
import { negated, satang } from '#money';
import type { Satang } from '#money';
import type { CompositionView } from './transfer-view.js';
import { IN_WINDOW, LINE_KIND, ORIGIN_DAY, ORIGINS, windowValues } from './payout-window.js';
import type { PayoutWindow } from './payout-window.js';
import type { PayoutLineKind } from './payout-lines.js';
import { SIGNED_AMOUNT } from './released-lines.js';

/** Lines of one origin day and kind together; these amounts add up to the transfer's. */
export interface PayoutGroup {
  /** Null where it is of no day. */
  readonly originDay: BusinessDay | null;
  readonly kind: PayoutLineKind | 'partial-transfer' | 'remainder';
  readonly count: number;
  /** Of charges only. */
  readonly gross: Satang | null;
  readonly fee: Satang | null;
  readonly feeVat: Satang | null;
  readonly amount: Satang;
}

/** What a computable transfer is made of, day by day, with its remainder even where it is 0. */
export async function loadGroups(
  on: Queryable,
  account: string,
  window: PayoutWindow,
  days: DayRules,
  { taken, remainder }: CompositionView,
): Promise<readonly PayoutGroup[]> {
  if (!window.isComputable || remainder === null) return [];
  const rows = await on.query<PayoutGroup>(GROUPS, windowValues(account, window));
  return [
    ...openingGroup(window, days),
    ...rows,
    ...(taken === null || taken === 0n ? [] : [groupOf('partial-transfer', negated(taken), 1)]),
    groupOf('remainder', remainder, remainder === 0n ? 0 : 1),
  ];
}

export function openingGroup({ opening, openingAt }: PayoutWindow, days: DayRules) {
  if (opening === null || openingAt === null) return [];
  const originDay = businessDayOf(openingAt, days);
  return [{ ...groupOf('opening', opening, 1), originDay }];
}

export const groupOf = (kind: PayoutGroup['kind'], amount: Satang, count: number): PayoutGroup => ({
  ...{ originDay: null, kind, count },
  ...{ gross: null, fee: null, feeVat: null, amount: satang(amount) },
});

const ofCharges = (column: string): string =>
  `(sum(${column}) FILTER (WHERE ${LINE_KIND} = 'charge'))::bigint`;

/** Of rows `t` with ORIGINS, to be grouped by the first two. */
export const GROUP_COLUMNS = `
  ${ORIGIN_DAY} AS "originDay", ${LINE_KIND} AS kind, count(*)::integer AS count,
  ${ofCharges('c.gross')} AS gross, ${ofCharges('c.fee + c.interest')} AS fee,
  ${ofCharges('c.fee_vat + c.interest_vat')} AS "feeVat",
  sum(${SIGNED_AMOUNT})::bigint AS amount`;

const GROUPS = `
  SELECT ${GROUP_COLUMNS}
  FROM balance_transactions t ${ORIGINS}
  WHERE ${IN_WINDOW}
  GROUP BY 1, 2 ORDER BY 1, 2`;
