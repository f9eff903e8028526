import type { Instant } from '#kernel';
import { minus } from '#money';
import type { Satang } from '#money';
import type { TransferStatus } from '#payouts';

/** Lines of Opn's ledger, and what they come to: credits less debits. */
export interface Lines {
  readonly count: number;
  readonly sum: Satang;
}

/** A transfer with all that its composition follows from. */
export interface PayoutFacts {
  readonly id: string;
  readonly status: TransferStatus;
  readonly amount: Satang;
  readonly createdAt: Instant;
  /** Made by a schedule, not by hand. */
  readonly isScheduled: boolean;
  /** Opn's transactions show that it was taken from the balance. */
  readonly wasDebited: boolean;
  /** What became transferable since the transfer before it, whichever that was. */
  readonly released: Lines;
}

/** Why nobody can say what a transfer is made of. */
export const UNCOMPUTABLE = [
  'partial',
  'history-incomplete',
  'transactions-not-read',
  'destroyed',
  'never-debited',
  'foreign-currency',
] as const;

export type Uncomputable = (typeof UNCOMPUTABLE)[number];

/** What a transfer is made of. */
export interface Composition {
  readonly id: string;
  /** It took everything that could be paid out; if not, it took a part that has no names. */
  readonly isSweeping: boolean;
  /** Null if it can be computed: then the figures below say what it is made of. */
  readonly reason: Uncomputable | null;
  /** Not included itself; null: from the beginning. */
  readonly after: Instant | null;
  /** The opening balance, where it is one of the lines. */
  readonly opening: Satang | null;
  readonly lines: Lines;
  /** What partial transfers had taken of these lines before. */
  readonly taken: Satang;
}

/** What the books began with, and what of it could be paid out then. */
export interface PayoutOpening {
  readonly at: Instant;
  readonly transferable: Satang;
}

/** What of a transfer its lines do not explain: more than none if it is larger. */
export const remainderOf = (amount: Satang, { lines, taken }: Composition): Satang =>
  minus(amount, minus(lines.sum, taken));
