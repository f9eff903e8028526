import { plus, satang, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { ChargeRow, JournalRow } from './frozen-rows.js';
import type { BalanceRow, TransferRow } from './payout-rows.js';

const orZero = (amount: Satang | null): Satang => amount ?? ZERO;

/** Check 1 of the Control sheet: gross − fee − VAT − interest = net. */
export function addsUp(row: ChargeRow): boolean {
  const parts = [row.fee, row.feeVat, row.interest, row.interestVat, row.net].map(orZero);
  return orZero(row.gross) === parts.reduce(plus, ZERO);
}

/** Kind and account of the entries that receipts are credited by. */
export const RECEIPTS_KIND = 'R1';
/** Of months that were closed: all else that is adjusted has vouchers of `A1`. */
export const LATE_RECEIPTS_SERIES = 'A1R';
/** Beginnings of the numbers of their vouchers; other methods than PromptPay have an X more. */
export const RECEIPTS_SERIES = [RECEIPTS_KIND, LATE_RECEIPTS_SERIES] as const;
export const RECEIPTS_ACCOUNT = 'unreconciled-receipts';

/** Check 2: what this line credits to receipts clearing for `day`, less what it takes back. */
export function creditedToReceipts(row: JournalRow, day: string): Satang {
  const counts =
    row.ledgerAccount === RECEIPTS_ACCOUNT &&
    row.relatesTo === day &&
    RECEIPTS_SERIES.some((series) => row.voucherNo.startsWith(`${series}-`));
  return counts ? satang(orZero(row.credit) - orZero(row.debit)) : ZERO;
}

/** What else Control needs of vouchers: how accounts are called, and which have no code. */
export class JournalNotes {
  /** Names of receipts clearing in the merchant's chart; null: it is called as usual. */
  readonly receiptsNames = new Set<string | null>();
  readonly withoutCode = new Set<string>();

  add({ ledgerAccount, accountName, accountCode }: JournalRow): void {
    if (ledgerAccount === RECEIPTS_ACCOUNT) this.addName(accountName ?? null);
    if (accountCode === null) this.withoutCode.add(ledgerAccount);
  }

  /** Names that differ in their case only are one: a formula finds the lines of both by either. */
  private addName(name: string | null): void {
    const isKnown = [...this.receiptsNames].some(
      (known) => known?.toLowerCase() === name?.toLowerCase(),
    );
    if (!isKnown) this.receiptsNames.add(name);
  }
}

/** Checks 10 and 11: transfers whose parts are not their amount, and those that are composed. */
export class TransferNotes {
  notAddingUp = 0;
  computable = ZERO;

  add({ amount, fee, feeVat, net, notComputable }: TransferRow): void {
    if (amount !== sum([fee, feeVat, net])) this.notAddingUp += 1;
    if (notComputable === null) this.computable = plus(this.computable, amount);
  }
}

/** Check 8: parts of the closing balance that are explained; the rest is no part of a proof. */
export class BalanceNotes {
  explained = ZERO;

  add({ part, amount }: BalanceRow): void {
    if (part !== 'unexplained') this.explained = plus(this.explained, amount);
  }
}
