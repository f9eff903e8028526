import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { breakOf } from '../break.js';
import type { Break, SubjectKind } from '../break.js';
import type { Judging } from '../judge-rules.js';

/** What was posted in the open month about one thing of a closed one. */
export interface LateFact {
  /** Charge, transfer, transaction or receipt that it is about. */
  readonly subject: string;
  /** The first day of the closed month that it relates to. */
  readonly day: BusinessDay;
  readonly reference: string | null;
  /** What came to, or left, the receipts awaiting reconciliation. */
  readonly receipts: Satang;
  /** What came to, or left, the balance at Opn. */
  readonly balance: Satang;
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
 * there, to the balance at Opn.
 */
export function judgeLateFacts(
  month: string,
  facts: readonly LateFact[],
  judging: Judging,
): readonly Break[] {
  return facts.map(({ subject, day, reference, receipts, balance, openedAt }) => {
    const about = { kind: subjectKindOf(subject), id: subject };
    const actual = receipts === 0n ? balance : receipts;
    const sides = { expected: null, actual, openedAt, discriminator: month };
    return breakOf({ code: 'LATE_FACT', day, subject: about, reference, ...sides }, judging);
  });
}

const subjectKindOf = (id: string): SubjectKind =>
  KIND_BY_PREFIX[id.slice(0, id.indexOf('_'))] ?? 'day';
