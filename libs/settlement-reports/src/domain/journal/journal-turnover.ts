import type { BusinessDay } from '#calendar';
import { negated, satang, ZERO } from '#money';
import type { Satang } from '#money';
import type { Closing } from './export-batches.js';

/** Turnover of one account by entries of one kind; `other` for methods besides PromptPay. */
export interface JournalTurnover {
  readonly kind: string;
  /** Kind that its entries would have but for the closing of their month. */
  readonly origin?: string;
  readonly isPromptPay: boolean;
  readonly postingDay: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly ledgerAccount: string;
  readonly debit: Satang;
  readonly credit: Satang;
  readonly entries: number;
}

/** The same with its place in the books. */
export interface FiledTurnover extends JournalTurnover {
  readonly batch: Closing | null;
  /** Of the first entry in it. */
  readonly position: number;
  /** Entries of which it is the first line: over the lines of a voucher, all of its entries. */
  readonly entriesBegun: number;
  /** Documents that its entries are about: none, one, or some of several. */
  readonly documents: readonly string[];
  /** It keeps the numbers of vouchers as they are, and is not shown. */
  readonly isNumberedOnly?: boolean;
}

/** What closing itself is about to post, where it will be posted: the day's report has it. */
export function matchesTurnover(
  day: BusinessDay,
  postingDay: BusinessDay,
  { matched, owed }: { readonly matched: Satang; readonly owed: Satang },
  kind: 'M1' | 'A1' = 'M1',
): readonly JournalTurnover[] {
  const common = { kind, isPromptPay: true, postingDay, relatesTo: day, entries: 1 };
  const credits = [
    { ledgerAccount: 'unreconciled-receipts', amount: satang(-matched - owed) },
    { ledgerAccount: 'reconciled-receipts', amount: matched },
    { ledgerAccount: 'customer-refunds-payable', amount: owed },
  ];
  return credits
    .filter(({ amount }) => amount !== 0n)
    .map(({ ledgerAccount, amount }) => ({ ...common, ledgerAccount, ...sideOf(amount) }));
}

/** What a restatement takes back is a credit below zero, and so a debit. */
const sideOf = (credit: Satang) =>
  credit < 0n ? { debit: negated(credit), credit: ZERO } : { debit: ZERO, credit };

/** Files what an event that is about to happen will post: after everything that is posted. */
export function filedLast(
  turnovers: readonly JournalTurnover[],
  batch: Closing | null,
  documentsOf: (relatesTo: BusinessDay) => readonly string[] = () => [],
): readonly FiledTurnover[] {
  const begun = new Set<BusinessDay>();
  return turnovers.map((turnover) => {
    const { relatesTo, entries } = turnover;
    const entriesBegun = begun.has(relatesTo) ? 0 : entries;
    begun.add(relatesTo);
    const place = { batch, position: Number.MAX_SAFE_INTEGER, entriesBegun };
    return { ...turnover, ...place, documents: documentsOf(relatesTo) };
  });
}
