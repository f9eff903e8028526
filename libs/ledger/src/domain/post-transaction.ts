import type { BalanceTransaction, TransactionOrigin } from '#payouts';
import { credit, debit, journalEntry } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';
import type { EntryKind, LedgerAccount } from './ledger-account.js';

/** What stands opposite the balance for an origin, and what its entries are filed under. */
interface Opposite {
  readonly kind: EntryKind;
  readonly ledgerAccount: LedgerAccount;
  /** Filed under its origin; otherwise under the transaction itself. */
  readonly isOfOrigin: boolean;
}

const UNKNOWN: Opposite = { kind: 'S1', ledgerAccount: 'suspense', isOfOrigin: false };

const OPPOSITES: Readonly<Record<TransactionOrigin, Opposite>> = {
  charge: { kind: 'R2', ledgerAccount: 'opn-uncredited', isOfOrigin: true },
  receipt: { kind: 'V1', ledgerAccount: 'input-vat-undue', isOfOrigin: true },
  refund: { kind: 'S1', ledgerAccount: 'opn-adjustments', isOfOrigin: false },
  dispute: { kind: 'S1', ledgerAccount: 'opn-adjustments', isOfOrigin: false },
  /** Transfers that can be named have postings of their own: `post-transfer.ts`. */
  transfer: UNKNOWN,
  unknown: UNKNOWN,
};

/** A transaction as it is posted: an entry to be filed under a kind and a subject. */
export interface TransactionPosting {
  readonly kind: EntryKind;
  readonly subject: string;
  readonly entry: JournalEntry;
}

/** Withheld tax that Opn pays back: told by its key, whatever its origin. */
const RECLAIMED: Opposite = {
  kind: 'W2',
  ledgerAccount: 'withholding-tax-reclaimable',
  isOfOrigin: false,
};

/** R2, V1, W2 and S1: the balance moves as Opn states it, by direction. */
export function postTransaction(
  transaction: BalanceTransaction,
  reclaimKey: string | null = null,
): TransactionPosting {
  const { transactionId, origin, originId, direction, amount } = transaction;
  const opposite = transaction.key === reclaimKey ? RECLAIMED : OPPOSITES[origin];
  const { kind, ledgerAccount, isOfOrigin } = opposite;
  const [to, from]: readonly [LedgerAccount, LedgerAccount] =
    direction === 'credit' ? ['opn-balance', ledgerAccount] : [ledgerAccount, 'opn-balance'];
  const id = `${kind}:${transactionId}`;
  const entry = journalEntry(id, debit(to, amount), credit(from, amount)).orFail();
  return { kind, subject: (isOfOrigin ? originId : null) ?? transactionId, entry };
}
