import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { breakOf } from '../break.js';
import type { Break, SubjectKind } from '../break.js';
import type { Judging } from '../judge-rules.js';

/** Entries that name what they are about by words of people, which may name other things too. */
export const NAMED_BY_PEOPLE = ['C1', 'V2', 'W1', 'W2', 'X1'] as const;

/** What was posted in the open month about one thing of a closed one. */
export interface LateFact {
  /** Of entries that people name, which; null: all others of the subject. */
  readonly entries: (typeof NAMED_BY_PEOPLE)[number] | null;
  /** Charge, transfer, transaction, receipt, order or invoice that it is about. */
  readonly subject: string;
  /** The first day of the closed month that it relates to. */
  readonly day: BusinessDay;
  readonly reference: string | null;
  /** What came to, or left, the receipts awaiting reconciliation. */
  readonly receipts: Satang;
  /** What came to, or left, the balance at Opn. */
  readonly balance: Satang;
  /** What came to, or left, the bank. */
  readonly bank: Satang;
  /** What it made claimable of VAT, or to be reclaimed of withheld tax. */
  readonly tax: Satang;
  readonly openedAt: Instant;
}

/** Kinds of Opn's objects by the prefix of their ids (docs.omise.co). */
const KIND_BY_PREFIX: Readonly<Record<string, SubjectKind>> = {
  chrg: 'charge',
  trsf: 'transfer',
  trxn: 'transaction',
  rcpt: 'tax-receipt',
};

/**
 * A closed month never changes: what became known of it afterwards is posted in the open month, and
 * is a break until a person accepts it. Its amount is what it adds to receipts; if it adds nothing
 * there, to the balance at Opn, to the bank, or to claims of tax.
 */
export function judgeLateFacts(
  month: string,
  facts: readonly LateFact[],
  judging: Judging,
): readonly Break[] {
  return facts.map((fact) => {
    const { entries, subject, day, reference, openedAt } = fact;
    const about = { kind: subjectKindOf(fact), id: subject };
    const discriminator = entries === null ? month : `${month} ${entries}`;
    const sides = { expected: null, actual: amountOf(fact), openedAt, discriminator };
    return breakOf({ code: 'LATE_FACT', day, subject: about, reference, ...sides }, judging);
  });
}

const amountOf = ({ receipts, balance, bank, tax }: LateFact): Satang =>
  [receipts, balance, bank].find((amount) => amount !== 0n) ?? tax;

const KIND_BY_ENTRIES = {
  C1: 'return',
  V2: 'tax-invoice',
  W1: 'tax-invoice',
  W2: 'withholding',
  X1: 'day',
} as const;

function subjectKindOf({ entries, subject }: LateFact): SubjectKind {
  const kind = entries === 'C1' || entries === 'V2' ? null : kindByPrefix(subject);
  return kind ?? (entries === null ? 'day' : KIND_BY_ENTRIES[entries]);
}

const kindByPrefix = (id: string): SubjectKind | null =>
  KIND_BY_PREFIX[id.slice(0, id.indexOf('_'))] ?? null;
