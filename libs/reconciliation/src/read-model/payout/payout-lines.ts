import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { businessDayOf } from '#calendar';
import type { DayRules } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { IN_WINDOW, LINE_KIND, ORIGIN_DAY, ORIGINS, windowValues } from './payout-window.js';
import type { PayoutWindow } from './payout-window.js';
import { RELEASED_AT, SIGNED_AMOUNT } from './released-lines.js';

/** What may be inside a transfer. */
export const LINE_KINDS = [
  'opening',
  'charge',
  'vat-rounding',
  'refund',
  'returned-transfer',
  'other',
] as const;

export type PayoutLineKind = (typeof LINE_KINDS)[number];

/** One line of a transfer: a transaction of Opn's, with the charge it pays for. */
export interface PayoutLine {
  /** Of the transaction; `opening-balance` is none. */
  readonly id: string;
  readonly kind: PayoutLineKind;
  readonly originId: string | null;
  readonly originDay: BusinessDay;
  readonly chargeId: string | null;
  readonly reference: string | null;
  readonly gross: Satang | null;
  readonly fee: Satang | null;
  readonly feeVat: Satang | null;
  /** What it adds to the transfer; negative for money taken back. */
  readonly amount: Satang;
  readonly createdAt: Instant;
  readonly transferableAt: Instant;
}

/** Where a part of the lines ended. */
export interface LineKey {
  readonly transferableAt: Instant;
  readonly id: string;
}

export const OPENING_LINE = 'opening-balance';

/** Lines in the order in which they became transferable, after one; at most `limit`. */
export async function readLines(
  on: Queryable,
  account: string,
  window: PayoutWindow,
  days: DayRules,
  { limit, after }: { readonly limit: number; readonly after: LineKey | null },
): Promise<readonly PayoutLine[]> {
  if (!window.isComputable) return [];
  const first = after === null ? openingLine(window, days) : [];
  const isOpening = after?.id === OPENING_LINE;
  const key = isOpening ? null : after;
  const rows = await on.query<PayoutLine>(LINES, [
    ...windowValues(account, window),
    ...[key?.transferableAt ?? null, key?.id ?? null, limit - first.length],
  ]);
  return [...first, ...rows];
}

/** What could be paid out when the books began comes first: it was there before all else. */
export function openingLine(
  { opening, openingAt }: PayoutWindow,
  days: DayRules,
): readonly PayoutLine[] {
  if (opening === null || openingAt === null) return [];
  const nothing = { originId: null, chargeId: null, reference: null };
  const originDay = businessDayOf(openingAt, days);
  const at = { originDay, createdAt: openingAt, transferableAt: openingAt };
  const money = { gross: null, fee: null, feeVat: null, amount: opening };
  return [{ id: OPENING_LINE, kind: 'opening', ...nothing, ...money, ...at }];
}

const IS_CHARGE = `${LINE_KIND} = 'charge'`;

const LINES = `
  SELECT t.id, ${LINE_KIND} AS kind, t.origin_id AS "originId", ${ORIGIN_DAY} AS "originDay",
         c.id AS "chargeId", c.reference,
         CASE WHEN ${IS_CHARGE} THEN c.gross END AS gross,
         CASE WHEN ${IS_CHARGE} THEN c.fee + c.interest END AS fee,
         CASE WHEN ${IS_CHARGE} THEN c.fee_vat + c.interest_vat END AS "feeVat",
         ${SIGNED_AMOUNT} AS amount, t.created_at AS "createdAt",
         ${RELEASED_AT} AS "transferableAt"
  FROM balance_transactions t ${ORIGINS}
  WHERE ${IN_WINDOW}
    AND ($5::timestamptz IS NULL OR (${RELEASED_AT}, t.id) > ($5, $6))
  ORDER BY ${RELEASED_AT}, t.id LIMIT $7`;
