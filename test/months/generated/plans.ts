import type { Day } from './bangkok-calendar.js';

/** How a scheduled transfer differs from an ordinary one. */
export interface PayoutTwist {
  readonly isSkipped?: true;
  /** Satang more, or less, than what became transferable. */
  readonly more?: number;
  readonly fee?: number;
  /** Satang by which the net is not what is left of the amount. */
  readonly netOff?: number;
  readonly lastDigits?: string;
  /** Fails after it was sent; `isReturned`: the next day Opn credits it back. */
  readonly fails?: { readonly isReturned: boolean };
  /** Made by hand an hour before, of this amount; the bank shows both as one line. */
  readonly byHandBefore?: number;
  /** Bank business days by which its line is late; null: it never comes. */
  readonly bankDelay?: number | null;
  /** Satang more, or less, than its net on the bank's statement. */
  readonly bankMore?: number;
}

/** What became of it: for the stories that ask afterwards. */
export interface MadePayout {
  readonly id: string;
  readonly amount: number;
  readonly fee: number;
  readonly net: number;
  readonly createdAt: string;
  readonly isScheduled: boolean;
  /** Sum of the lines it took, and what one by hand had taken of them before. */
  readonly composed: number | null;
  readonly lines: readonly string[];
  /** The bank's day of its line; null: none. */
  readonly bankedOn: Day | null;
}

export interface ReceiptTwist {
  readonly isSkipped?: true;
  readonly createdAt?: string;
  /** Satang by which its subtotal differs; until it is restated. */
  readonly more?: number;
  readonly restatedAt?: string;
  /** VAT that Opn deducted and we do not know of. */
  readonly vatUnknown?: number;
}

export interface BankRow {
  readonly bookedOn: Day;
  readonly amount: number;
  readonly description: string;
  readonly bankReference?: string;
}

export interface StatementTwist {
  readonly importedAt?: string;
  /** Satang by which the stated credits are more than those in the file. */
  readonly statedMore?: number;
  readonly correctedAt?: string;
}

/** What Opn and the bank do on each day, where it is not the ordinary. */
export class Plans {
  readonly payouts = new Map<Day, PayoutTwist>();
  readonly receipts = new Map<Day, ReceiptTwist>();
  readonly statements = new Map<Day, StatementTwist>();
  readonly bankRows: BankRow[] = [];
  /** What became of the plans, once the month is settled. */
  readonly madePayouts = new Map<Day, MadePayout>();
  readonly madeByHand: MadePayout[] = [];
  readonly receiptVat = new Map<Day, number>();
  readonly receiptFee = new Map<Day, number>();
  /** Names of the files, for breaks about them. */
  readonly statementIds = new Map<Day, string>();
}
