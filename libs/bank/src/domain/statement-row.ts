import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';

/** A movement as one row of a file states it, before anybody knows whether it concerns us. */
export interface StatementRow {
  readonly row: number;
  readonly bookedOn: BusinessDay;
  readonly bookedAt: string | null;
  /** Positive: money came in. Null: no movement, such as a balance brought forward. */
  readonly amount: Satang | null;
  /** Balance after it. */
  readonly balance: Satang | null;
  readonly description: string;
  readonly bankReference: string | null;
  /** Last digits of the account it is booked on. */
  readonly bankAccount: string | null;
}

/** What a whole file states. */
export interface StatementFile {
  readonly rows: readonly StatementRow[];
  /** The days it says it is about, where it does. */
  readonly period: { readonly from: BusinessDay; readonly to: BusinessDay } | null;
  /** Last digits of the account that its title names; null where rows say it, or nothing does. */
  readonly bankAccount: string | null;
  /** What the file, or whoever sent it, says that its movements come to. */
  readonly stated: StatedTotals | null;
}

export interface StatedTotals {
  readonly count: number | null;
  readonly credits: Satang | null;
  readonly debits: Satang | null;
}
