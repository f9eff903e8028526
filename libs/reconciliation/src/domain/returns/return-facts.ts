import type { BusinessDay } from '#calendar';
import type { SettledAccount } from '#expectations';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** Money that a person says was given back; `approvedBy` null: nobody has confirmed it yet. */
export interface ReturnFacts {
  readonly id: string;
  readonly reference: string;
  readonly number: number;
  readonly amount: Satang;
  readonly returnedOn: BusinessDay;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly approvedBy: string | null;
  /** The account from which its approval took it; null: nothing is posted yet. */
  readonly settles: SettledAccount | null;
  readonly knownAt: Instant;
}

/** Money that the bank shows as gone, perhaps to a customer; `amount` positive. */
export interface ReturnLineFacts {
  readonly id: string;
  readonly bookedOn: BusinessDay;
  readonly amount: Satang;
  readonly bankReference: string | null;
  readonly knownAt: Instant;
}

/** What an order holds of its customer's money. */
export interface OwedFacts {
  readonly reference: string;
  /** Paid too much, twice, or after the order was withdrawn. */
  readonly owed: Satang;
  /** Of that, what was written off: nobody gives it back. */
  readonly writtenOff: Satang;
  /** Held until a person decides, or expected by nobody; without what is owed. */
  readonly held: Satang;
  /** Of that, what was written off: it is kept. */
  readonly heldWrittenOff: Satang;
  /** Day the break belongs to, and when the money was first known to be owed. */
  readonly day: BusinessDay;
  readonly owedSince: Instant | null;
  /** Days on which its money came, in order. */
  readonly cameOn: readonly BusinessDay[];
}
