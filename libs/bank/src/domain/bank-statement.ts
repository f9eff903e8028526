import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';

export interface Tally {
  readonly count: number;
  readonly amount: Satang;
}

/** Movements of both directions; debits are not negative here. */
export interface Turnover {
  readonly count: number;
  readonly credits: Satang;
  readonly debits: Satang;
}

/** What was imported with one file: which days it covers, what was in it, whether it adds up. */
export interface BankStatement {
  readonly statementId: string;
  /** SHA-256 of the file. */
  readonly file: string;
  /** Name of the preset by which it was read; null: a mapping of its own, or JSON. */
  readonly preset: string | null;
  /** Every movement from the first day to the last is in the file, or was not of our concern. */
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** Last digits of the accounts it is about, in order; none: it does not say. */
  readonly bankAccounts: readonly string[];
  readonly movements: Turnover;
  readonly payouts: Tally;
  readonly returns: Tally;
  /** What was not kept. */
  readonly others: Turnover;
  /** Balances before the first movement and after the last, where the file has them. */
  readonly balance: { readonly opening: Satang; readonly closing: Satang } | null;
  /** Movements less what is stated of them, if anything is; not nil: rows lack, or are too many. */
  readonly difference: { readonly count: number; readonly amount: Satang } | null;
}
