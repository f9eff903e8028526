import { DomainError, isSamePerson } from '#kernel';
import type {
  PayoutAccount,
  PayoutAccountApproved,
  PayoutAccountProposed,
  PayoutAccountRevoked,
  RulesEvent,
} from './rules.events.js';

/** A bank account for payouts: proposed by one person, allowed once another has approved it. */
export interface KnownPayoutAccount extends PayoutAccount {
  readonly proposedBy: string;
  readonly approvedBy: string | null;
}

export type PayoutAccountEvent =
  PayoutAccountProposed | PayoutAccountApproved | PayoutAccountRevoked;

export function evolvePayoutAccounts(
  accounts: readonly KnownPayoutAccount[],
  { type, data }: PayoutAccountEvent,
): readonly KnownPayoutAccount[] {
  const { bankCode, lastDigits, by } = data;
  const others = accounts.filter((known) => !isSame(known, data));
  const known = accounts.find((account) => isSame(account, data));
  switch (type) {
    case 'PayoutAccountProposed':
      return [...others, { bankCode, lastDigits, proposedBy: by, approvedBy: null }];
    case 'PayoutAccountApproved':
      return known ? [...others, { ...known, approvedBy: by }] : accounts;
    case 'PayoutAccountRevoked':
      return others;
  }
}

export const isPayoutAccountEvent = (event: RulesEvent): event is PayoutAccountEvent =>
  event.type.startsWith('PayoutAccount');

export const isSame = (left: PayoutAccount, right: PayoutAccount): boolean =>
  left.lastDigits === right.lastDigits && left.bankCode === right.bankCode;

/** Four eyes: whoever proposed a bank account does not approve it (`setting.four_eyes`). */
export function refuseOwnApproval(known: KnownPayoutAccount | undefined, by: string): void {
  if (known && !isSamePerson(known.proposedBy, by)) return;
  if (known) {
    throw new DomainError(
      'setting.four_eyes',
      `${by} proposed this bank account; another person must approve it.`,
    );
  }
  throw new DomainError(
    'setting.invalid',
    'This bank account was not proposed. Propose it first: setting payout-account.',
  );
}
