import { plus, satang, ZERO } from '#money';
import type { Satang } from '#money';
import type { ChargeRow, JournalRow } from './frozen-rows.js';

const orZero = (amount: Satang | null): Satang => amount ?? ZERO;

/** Check 1 of the Control sheet: gross − fee − VAT − interest = net. */
export function addsUp(row: ChargeRow): boolean {
  const parts = [row.fee, row.feeVat, row.interest, row.interestVat, row.net].map(orZero);
  return orZero(row.gross) === parts.reduce(plus, ZERO);
}

/** Kind and account of the entries that receipts are credited by. */
export const RECEIPTS_KIND = 'R1';
export const RECEIPTS_ACCOUNT = 'unreconciled-receipts';

/** Check 2: what this line credits to receipts clearing for `day`, less what it takes back. */
export function creditedToReceipts(row: JournalRow, day: string): Satang {
  const counts =
    row.ledgerAccount === RECEIPTS_ACCOUNT &&
    row.relatesTo === day &&
    row.voucherNo.startsWith(`${RECEIPTS_KIND}-`);
  return counts ? satang(orZero(row.credit) - orZero(row.debit)) : ZERO;
}
