import { satang, sum } from '#money';
import type { Satang } from '#money';
import type { LedgerAccount } from './ledger-account.js';

/** One side of an entry; exactly one of both amounts is not zero, and neither is negative. */
export interface JournalLine {
  readonly ledgerAccount: LedgerAccount;
  readonly debit: Satang;
  readonly credit: Satang;
}

/**
 * An entry with its id, which the same event always makes. Debits equal credits: it is built so.
 */
export interface JournalEntry {
  readonly id: string;
  readonly lines: readonly JournalLine[];
}

const NONE = satang(0n);

/** A negative debit is a credit: Opn's fees may exceed a tiny payment. */
export function debit(ledgerAccount: LedgerAccount, amount: Satang): JournalLine {
  return amount < 0n
    ? { ledgerAccount, debit: NONE, credit: satang(-amount) }
    : { ledgerAccount, debit: amount, credit: NONE };
}

export const credit = (ledgerAccount: LedgerAccount, amount: Satang): JournalLine =>
  debit(ledgerAccount, satang(-amount));

/** Lines that may not balance yet: the only way to an entry is to say what happens if not. */
export interface DraftEntry {
  /** Opn's own figures may not add up: the difference is shown in suspense, not refused. */
  orSuspense(): JournalEntry;
  /** Figures we computed always add up; if not, it is a defect and nothing is posted. */
  orFail(): JournalEntry;
}

export function journalEntry(id: string, ...drafted: readonly JournalLine[]): DraftEntry {
  const lines = drafted.filter((line) => line.debit !== 0n || line.credit !== 0n);
  const excess = satang(
    sum(lines.map((line) => line.debit)) - sum(lines.map((line) => line.credit)),
  );
  return {
    orSuspense: () =>
      excess === 0n ? { id, lines } : { id, lines: [...lines, credit('suspense', excess)] },
    orFail: () => {
      if (excess !== 0n) throw new Error(`Entry ${id} is out of balance by ${excess} satang`);
      return { id, lines };
    },
  };
}

/** The entry that undoes another: the same lines with sides exchanged, under an id of its own. */
export function reversalOf({ lines }: JournalEntry, id: string): JournalEntry {
  return {
    id,
    lines: lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit })),
  };
}

/** The lines that lead from what is posted to what should be: one for each account that moves. */
export function changeOf(
  posted: readonly JournalLine[],
  wanted: readonly JournalLine[],
): readonly JournalLine[] {
  const balances = new Map<LedgerAccount, bigint>();
  const add = (sign: bigint) => (line: JournalLine) => {
    const before = balances.get(line.ledgerAccount) ?? 0n;
    balances.set(line.ledgerAccount, before + sign * (line.debit - line.credit));
  };
  wanted.forEach(add(1n));
  posted.forEach(add(-1n));
  const lines = [...balances].map(([account, balance]) => debit(account, satang(balance)));
  return journalEntry('', ...lines).orFail().lines;
}
