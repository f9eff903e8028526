import type { PayoutAccount } from '#accounts';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { businessDayOf } from '#calendar';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import type { Judging } from '../judge-rules.js';
import type { TransferOnItsWay } from './bank-books.js';

/** When a bank account was approved for payouts, or ceased to be. */
export interface ApprovalFact extends PayoutAccount {
  readonly at: Instant;
  readonly isApproved: boolean;
  readonly by: string;
}

/**
 * A bank account may be paid out to if it is approved now, or was when the transfer was made.
 * Before anybody approved any, the first account ever seen counts, so that a silent change shows.
 */
export function judgePayoutAccounts(
  transfers: readonly TransferOnItsWay[],
  approvals: readonly ApprovalFact[],
  judging: Judging,
): readonly Break[] {
  const known = transfers.filter(isJudged).toSorted(byCreation);
  const [first] = known;
  const listedSince = approvals.find(({ isApproved }) => isApproved)?.at ?? null;
  const isFirstSeen = (transfer: KnownTransfer): boolean =>
    first !== undefined &&
    isSame(transfer, first) &&
    (listedSince === null || isBefore(transfer.createdAt, listedSince));
  return known
    .filter((transfer) => !isFirstSeen(transfer) && !mayBePaid(transfer, approvals))
    .map((transfer) => changed(transfer, judging));
}

type KnownTransfer = TransferOnItsWay & { readonly lastDigits: string };

/** Money of one that was destroyed went nowhere. */
const isJudged = (transfer: TransferOnItsWay): transfer is KnownTransfer =>
  transfer.lastDigits !== null && transfer.status !== 'destroyed';

function mayBePaid(transfer: KnownTransfer, approvals: readonly ApprovalFact[]): boolean {
  const own = approvals.filter((approval) => isSame(transfer, approval));
  if (own.at(-1)?.isApproved) return true;
  return own.findLast(({ at }) => isBefore(at, transfer.createdAt))?.isApproved ?? false;
}

/** One of both banks may not be known; the digits are. */
const isSame = (transfer: PayoutAccount, other: PayoutAccount | KnownTransfer): boolean =>
  transfer.lastDigits === other.lastDigits &&
  (transfer.bankCode === null || other.bankCode === null || transfer.bankCode === other.bankCode);

const byCreation = (left: KnownTransfer, right: KnownTransfer): number => {
  if (left.createdAt === right.createdAt) return left.id < right.id ? -1 : 1;
  return isBefore(left.createdAt, right.createdAt) ? -1 : 1;
};

const changed = ({ id, net, createdAt }: KnownTransfer, judging: Judging): Break =>
  breakOf(
    {
      ...{ code: 'PAYOUT_ACCOUNT_CHANGED', reference: null, expected: null },
      day: businessDayOf(createdAt, judging.days),
      subject: { kind: 'transfer', id },
      actual: net,
      openedAt: createdAt,
    },
    judging,
  );
