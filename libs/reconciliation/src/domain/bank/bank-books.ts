import type { BankRules } from '#accounts';
import type { BankLineKind } from '#bank';
import type { BusinessDay, Holidays } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { arrivalOf, bankDayOf } from './bank-facts.js';
import type { PayoutLine, SentTransfer } from './bank-facts.js';

/** A bank line as the books have it. */
export interface BankLineFacts {
  readonly id: string;
  readonly kind: BankLineKind;
  readonly bookedOn: BusinessDay;
  readonly amount: Satang;
  readonly description: string;
  readonly bankReference: string | null;
  readonly bankAccount: string | null;
  /** Transfers that a person gave it; null: nobody did. */
  readonly transfers: readonly string[] | null;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
  readonly knownAt: Instant;
  readonly firstPosition: bigint;
}

/** A transfer as the books have it, in THB. */
export interface TransferOnItsWay {
  readonly id: string;
  readonly status: string;
  readonly net: Satang;
  readonly bankCode: string | null;
  readonly lastDigits: string | null;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly paidAt: Instant | null;
}

/** A statement that was imported, and whether its rows are all there. */
export interface StatementFacts {
  readonly id: string;
  readonly firstDay: BusinessDay;
  readonly lastDay: BusinessDay;
  /** None: it does not say, and may be of any. */
  readonly bankAccounts: readonly string[];
  readonly addsUp: boolean;
  /** What came in less what went out, and by how much that is not what is stated. */
  readonly moved: Satang;
  readonly difference: Satang;
  readonly importedAt: Instant;
  readonly lastPosition: bigint;
}

/** All that leg 4 is judged by. */
export interface BankBooks {
  readonly lines: readonly BankLineFacts[];
  readonly transfers: readonly TransferOnItsWay[];
  readonly statements: readonly StatementFacts[];
}

/**
 * Lines that count, in the order in which they became known: of several with one bank reference
 * and different content the first stands until it is withdrawn, and the others are held.
 */
export function standingLines(lines: readonly BankLineFacts[]): {
  readonly standing: readonly BankLineFacts[];
  readonly held: readonly (readonly [first: BankLineFacts, other: BankLineFacts])[];
} {
  const counted = lines
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .toSorted((left, right) => (left.firstPosition < right.firstPosition ? -1 : 1));
  const firstBy = new Map<string, BankLineFacts>();
  const standing: BankLineFacts[] = [];
  const held: (readonly [BankLineFacts, BankLineFacts])[] = [];
  for (const line of counted) {
    const key =
      line.bankReference === null ? line.id : `${line.bankAccount}\n${line.bankReference}`;
    const first = firstBy.get(key);
    if (first && !hasSameContent(first, line)) held.push([first, line]);
    else standing.push(line);
    if (!first) firstBy.set(key, line);
  }
  return { standing, held };
}

const hasSameContent = (left: BankLineFacts, right: BankLineFacts): boolean =>
  left.bookedOn === right.bookedOn &&
  left.amount === right.amount &&
  left.description === right.description;

export const payoutLineOf = (line: BankLineFacts): PayoutLine => ({
  id: line.id,
  bookedOn: line.bookedOn,
  amount: line.amount,
  bankAccount: line.bankAccount,
  assigned: line.transfers,
});

/** By what a transfer's days at the bank are reckoned. */
export interface BankDays {
  readonly timeZone: string;
  readonly holidays: Holidays;
  readonly rulesOn: (day: BusinessDay) => BankRules;
}

/** A transfer that has left Opn; null for one that has not. */
export function sentTransferOf(
  { id, status, net, lastDigits, createdAt, sentAt, paidAt }: TransferOnItsWay,
  { timeZone, holidays, rulesOn }: BankDays,
): SentTransfer | null {
  const hasFailed = status === 'failed';
  const hasLeft = status === 'sent' || status === 'paid' || (hasFailed && (sentAt ?? paidAt));
  if (!hasLeft || net <= 0n) return null;
  const left = bankDayOf(sentAt ?? paidAt ?? createdAt, timeZone);
  const sentOn = bankDayOf(sentAt ?? createdAt, timeZone);
  return { id, net, lastDigits, hasFailed, ...arrivalOf(left, rulesOn(left), holidays), sentOn };
}
