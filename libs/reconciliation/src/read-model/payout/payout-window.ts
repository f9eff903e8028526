import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { IS_LINE, RELEASED_AT } from './released-lines.js';
import { unknownTransfer } from './list-transfers.query.js';

/** The stretch in which the lines of a transfer became transferable. */
export interface PayoutWindow {
  readonly isComputable: boolean;
  readonly after: Instant | null;
  readonly until: Instant;
  /** The opening balance, where it is one of the lines. */
  readonly opening: Satang | null;
  /** When the books began; nothing released before is a line. */
  readonly openingAt: Instant | null;
}

/** `transfer.unknown` if there is no such transfer. */
export async function loadWindow(
  on: Queryable,
  account: string,
  id: string,
  openingAt: Instant | null,
): Promise<PayoutWindow> {
  const [row] = await on.query<Omit<PayoutWindow, 'openingAt'>>(
    `SELECT coalesce(p.transfer_id IS NOT NULL AND p.reason IS NULL, false) AS "isComputable",
            p.after_at AS "after", f.created_at AS until, p.opening
     FROM transfers f
     LEFT JOIN payout_compositions p ON p.account = $1 AND p.transfer_id = f.id
     WHERE f.account = $1 AND f.id = $2`,
    [account, id],
  );
  if (!row) throw unknownTransfer(account, id);
  return { ...row, openingAt };
}

/** Whether a row `t` is a line of the window: `$2` after, `$3` until, `$4` since the opening. */
export const IN_WINDOW = `t.account = $1 AND ${IS_LINE} AND ${RELEASED_AT} <= $3
  AND ${RELEASED_AT} > coalesce($2::timestamptz, '-infinity')
  AND ${RELEASED_AT} >= coalesce($4::timestamptz, '-infinity')`;

export const windowValues = (account: string, window: PayoutWindow) => [
  ...[account, window.after, window.until, window.openingAt],
];

/** What a line is; a charge that is not known here cannot be itemised, so it is another matter. */
export const LINE_KIND = `(CASE
  WHEN t.origin = 'charge' AND t.direction = 'credit' AND c.id IS NOT NULL THEN 'charge'
  WHEN t.origin = 'receipt' THEN 'vat-rounding'
  WHEN t.origin = 'refund' THEN 'refund'
  WHEN t.origin = 'transfer' THEN 'returned-transfer'
  ELSE 'other' END)`;

/** Beside a row `t`: the charge or the receipt it comes from. */
export const ORIGINS = `
  LEFT JOIN charges c ON c.account = $1 AND c.id = t.origin_id AND t.origin = 'charge'
  LEFT JOIN tax_receipts r ON r.account = $1 AND r.id = t.origin_id AND t.origin = 'receipt'`;

export const ORIGIN_DAY = 'coalesce(c.business_day, r.issued_on, t.business_day)';
