import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';

/** What Opn says that a transfer takes from the balance, and what of it reaches the bank. */
export interface TransferMoney {
  readonly amount: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
}

/** One of Opn's transactions of a transfer: taken from the balance, or credited back to it. */
export interface TransferMovement {
  readonly transactionId: string;
  readonly direction: 'credit' | 'debit';
  readonly day: BusinessDay;
  readonly amount: Satang;
}

/**
 * What the ledger knows of a transfer, in whatever order it was learned: equal facts are equal
 * here, so that what is posted depends on nothing else.
 */
export interface TransferFacts {
  /** Null until the transfer itself is known, or while it is in another currency. */
  readonly money: TransferMoney | null;
  /** In the order of their ids. */
  readonly movements: readonly TransferMovement[];
  /** Null until the transfer itself is known. */
  readonly createdOn: BusinessDay | null;
  readonly paidOn: BusinessDay | null;
  readonly failedOn: BusinessDay | null;
}

export const NOTHING_KNOWN: TransferFacts = {
  money: null,
  movements: [],
  createdOn: null,
  paidOn: null,
  failedOn: null,
};

export function withMovement(facts: TransferFacts, movement: TransferMovement): TransferFacts {
  const { movements } = withoutMovement(facts, movement.transactionId);
  const inOrder = [...movements, movement].sort(byTransaction);
  return { ...facts, movements: inOrder };
}

export const withoutMovement = (facts: TransferFacts, transactionId: string): TransferFacts => ({
  ...facts,
  movements: facts.movements.filter((known) => known.transactionId !== transactionId),
});

const byTransaction = (left: TransferMovement, right: TransferMovement): number =>
  left.transactionId < right.transactionId ? -1 : 1;
