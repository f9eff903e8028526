import type { WriteOffEntry } from '#cases';
import type { SettledAccount } from '#expectations';
import type { Satang } from '#money';
import { credit, debit, journalEntry } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';
import { LEDGER_ACCOUNTS } from './ledger-account.js';
import type { LedgerAccount } from './ledger-account.js';

/** X1: the two accounts that the people who decided have seen by name. */
export function postWriteOff(id: string, entry: WriteOffEntry): JournalEntry {
  return journalEntry(
    id,
    debit(accountNamed(entry.debit), entry.amount),
    credit(accountNamed(entry.credit), entry.amount),
  ).orFail();
}

/** C1: what was owed to a customer has left the bank. */
export function postReturn(id: string, settles: SettledAccount, amount: Satang): JournalEntry {
  return journalEntry(id, debit(settles, amount), credit('bank', amount)).orFail();
}

function accountNamed(name: string): LedgerAccount {
  const known = LEDGER_ACCOUNTS.find((account) => account === name);
  if (known) return known;
  throw new Error(`The books have no account called ${name}`);
}
