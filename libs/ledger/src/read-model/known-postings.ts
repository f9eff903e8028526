import type { ProjectedBatch, Recorded } from '#event-store';
import { satang } from '#money';
import { TAX_INVOICE_KIND, TAX_RECEIPT_KIND, TRANSACTION_KIND } from '#payouts';
import type { TaxInvoiceEvent, TaxReceiptEvent, TransactionEvent } from '#payouts';
import { debit } from '../domain/journal-entry.js';
import type { JournalLine } from '../domain/journal-entry.js';
import { LEDGER_ACCOUNTS } from '../domain/ledger-account.js';
import type { EntryKind, LedgerAccount } from '../domain/ledger-account.js';

/** What stands in the books of one thing under one kind, where it was filed, and by account. */
interface Posted {
  readonly kind: EntryKind;
  readonly subject: string;
  readonly balances: ReadonlyMap<LedgerAccount, bigint>;
}

/** The document or transaction that an entry was made of, and the entry. */
interface NewPosting {
  readonly kind: EntryKind;
  readonly source: string;
  readonly subject: string;
  readonly lines: readonly JournalLine[];
}

/**
 * What is posted by rules that people may change later, even for days that are over: it is undone
 * as it was posted, not as it would be now. Like rows it only collects, and lasts for one batch.
 */
export class KnownPostings {
  private readonly posted = new Map<string, Posted>();

  learn({ kind, source, subject, lines }: NewPosting): void {
    const balances = new Map(this.posted.get(keyOf(kind, source))?.balances);
    for (const { ledgerAccount, debit: to, credit: from } of lines) {
      balances.set(ledgerAccount, (balances.get(ledgerAccount) ?? 0n) + to - from);
    }
    this.posted.set(keyOf(kind, source), { kind, subject, balances });
  }

  /** Its lines in an order of their own, however they came to be known; none: nothing is posted. */
  linesOf(kind: EntryKind, source: string): readonly JournalLine[] {
    const balances = this.posted.get(keyOf(kind, source))?.balances;
    return LEDGER_ACCOUNTS.flatMap((ledgerAccount) => {
      const balance = balances?.get(ledgerAccount) ?? 0n;
      return balance === 0n ? [] : [debit(ledgerAccount, satang(balance))];
    });
  }

  subjectOf(kind: EntryKind, source: string): string {
    return this.posted.get(keyOf(kind, source))?.subject ?? source;
  }
}

const keyOf = (kind: EntryKind, source: string): string => `${kind}:${source}`;

interface PostedRow {
  readonly kind: EntryKind;
  readonly source: string;
  readonly subject: string;
  readonly ledgerAccount: LedgerAccount;
  readonly balance: bigint;
}

/** Reads what is posted of everything that the batch may undo, in one statement. */
export async function knownPostings({
  account,
  events,
  tx,
}: ProjectedBatch): Promise<KnownPostings> {
  const known = new KnownPostings();
  const subjects = [...new Set(events.flatMap(undoneBy))];
  if (subjects.length === 0) return known;
  for (const row of await tx.query<PostedRow>(POSTED, [account, subjects])) {
    known.learn({ ...row, lines: [debit(row.ledgerAccount, satang(row.balance))] });
  }
  return known;
}

/** Subjects under which that is filed which an event may take back. */
function undoneBy(event: Recorded): readonly string[] {
  const kind = event.stream.slice(0, event.stream.indexOf('/'));
  if (kind === TAX_INVOICE_KIND) return [(event as Recorded<TaxInvoiceEvent>).data.number];
  if (kind === TAX_RECEIPT_KIND) return [(event as Recorded<TaxReceiptEvent>).data.receiptId];
  if (kind !== TRANSACTION_KIND) return [];
  const { type, data } = event as Recorded<TransactionEvent>;
  if (type === 'BalanceTransactionPosted') return [];
  const { originId } = data.before;
  return originId === null ? [data.transactionId] : [data.transactionId, originId];
}

/** Withheld tax is told by what it was withheld from; all else by the transaction in its id. */
const POSTED = `
  SELECT split_part(e.id, ':', 1) AS kind, e.subject,
         CASE WHEN e.id LIKE 'W1:%' THEN e.subject ELSE split_part(e.id, ':', 2) END AS source,
         l.ledger_account AS "ledgerAccount", sum(l.debit - l.credit)::bigint AS balance
  FROM journal_entries e
  JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
  WHERE e.account = $1 AND e.subject = ANY($2::text[])
    AND split_part(e.id, ':', 1) IN ('W1', 'W2', 'R2', 'V1', 'S1')
  GROUP BY 1, 2, 3, 4
  ORDER BY 1, 2, 3, 4`;
