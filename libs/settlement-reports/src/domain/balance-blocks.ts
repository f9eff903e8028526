import type { Instant } from '#kernel';
import type { Satang } from '#money';

/**
 * Block C of Summary, by posting day: what is posted in this day moved the balance of this day, so
 * that no later version changes it.
 */
export interface BalanceRollForward {
  readonly open: Satang;
  readonly movements: BalanceMovements;
  /** `open` and all movements together. */
  readonly close: Satang;
  /** How the closing balance is made up; null while it cannot be said. */
  readonly onHold: Satang | null;
  readonly transferable: Satang | null;
  readonly reserve: Satang | null;
  readonly observation: BalanceAtObservation | null;
}

/**
 * Each as it moved the balance: what left it is negative. What Opn credited is what was paid and
 * what waited for it before, less what waits still.
 */
export interface BalanceMovements {
  /** What Opn held when the books began. */
  readonly broughtIn: Satang;
  readonly paidToday: Satang;
  /** Paid on this day, but learned after it was closed: posted in a later one. */
  readonly postedLater: Satang;
  /** Paid on earlier days that were closed already. */
  readonly paidEarlier: Satang;
  readonly otherMethods: Satang;
  readonly uncreditedBroughtForward: Satang;
  readonly uncreditedCarriedForward: Satang;
  readonly transfers: Satang;
  readonly transfersCreditedBack: Satang;
  readonly vatRounding: Satang;
  /** Refunds, withholding tax paid back, write-offs of what Opn never credited, all else. */
  readonly other: Satang;
}

/**
 * The last comparison with the balance that Opn states: of this day, else the last up to its
 * closing.
 */
export interface BalanceAtObservation {
  readonly at: Instant;
  readonly inTheBooks: Satang;
  readonly statedByOpn: Satang;
}

/** Block D of Summary. */
export interface TransitRollForward {
  readonly open: Satang;
  readonly sent: Satang;
  readonly banked: Satang;
  /** Failed or returned, and written off. */
  readonly failed: Satang;
  /** How much of `failed` was written off. */
  readonly writtenOff: Satang;
  /** `open + sent − banked − failed`. */
  readonly close: Satang;
}
