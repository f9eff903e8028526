import { toJsonInteger } from '#money';
import { StandingBreaks, UnapprovedPayoutAccounts } from '#reconciliation';
import type { PaidAccount, StandingBreak, UnapprovedPayouts } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { magnitude } from '../../domain/finance/magnitude.js';
import { splitAtLast } from '../../domain/finance/named-in-two.js';
import { payoutTroubles } from '../../domain/finance/payout-troubles.js';
import type { PayoutTrouble } from '../../domain/finance/payout-troubles.js';
import { AccountFactsReader } from './account-facts.js';
import { EndOfBreaks } from './end-of-breaks.js';

const KINDS = ['payout-account-changed', 'payout-failed-or-late', 'bank-amount-differs'] as const;

type PayoutKind = (typeof KINDS)[number];

/** What is wrong between Opn's payouts and the bank: each payout, or each strange bank account. */
@Injectable()
export class PayoutsSource extends AlertSource {
  readonly kinds = KINDS;

  constructor(
    private readonly breaks: StandingBreaks,
    private readonly unapproved: UnapprovedPayoutAccounts,
    private readonly accounts: AccountFactsReader,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  /** Of days since the account came here: what was before is a past that was caught up with. */
  async conditions({ account }: AlertMoment): Promise<readonly AlertCondition[]> {
    const { openedOn } = await this.accounts.of(account);
    const strange = await this.unapproved.of(account, openedOn);
    const failed = await this.breaks.of(account, codesOf('payout-failed-or-late'), openedOn);
    const differing = await this.breaks.of(account, codesOf('bank-amount-differs'), openedOn);
    return [
      ...strange.map((one) => accountChanged(account, one)),
      ...payoutTroubles(failed).map((one) => failedOrLate(account, one)),
      ...differing.map((one) => amountDiffers(account, one)),
    ];
  }

  override proofOf(gone: GoneAlert, { account }: AlertMoment): Promise<AlertProof | null> {
    const { kind, subject } = gone;
    if (kind === 'payout-account-changed') return this.proofOfAccount(account, gone);
    return this.ends.of(account, gone, { codes: codesOf(kind as PayoutKind), subject });
  }

  /** Of the last of its transfers; or Opn has named another bank account for all of them. */
  private async proofOfAccount(account: string, gone: GoneAlert): Promise<AlertProof | null> {
    const [bank, lastDigits] = splitAtLast(gone.subject, '-');
    const paid = { bankCode: bank === '' ? null : bank, lastDigits };
    const end = await this.ends.ofAccount(account, gone, paid);
    if (end !== null || (await this.unapproved.isPaid(account, paid))) return end;
    return { kind: 'no-transfer', id: masked(paid) };
  }
}

/** `KBANK ••6789`; the number itself is in no message. */
const masked = ({ bankCode, lastDigits }: PaidAccount): string =>
  [bankCode?.toUpperCase() ?? '', `••${lastDigits}`].join(' ').trim();

const accountChanged = (account: string, one: UnapprovedPayouts): AlertCondition => ({
  kind: 'payout-account-changed',
  subject: `${one.bankCode ?? ''}-${one.lastDigits}`,
  ...{ since: one.since, count: one.count, amount: one.amount },
  facts: { account: masked(one) },
  link: `/v1/breaks?account=${account}&code=PAYOUT_ACCOUNT_CHANGED`,
});

const failedOrLate = (account: string, trouble: PayoutTrouble): AlertCondition => {
  const { problem, subject, since, count, amount } = trouble;
  const isMissing = problem === 'missing';
  return {
    ...{ kind: 'payout-failed-or-late', subject, since, count, amount },
    facts: { problem, transfer: isMissing ? null : subject, day: isMissing ? subject : null },
    link: isMissing
      ? `/v1/breaks?account=${account}&code=SETTLEMENT_MISSING`
      : `/v1/transfers/${subject}?account=${account}`,
  };
};

/** Of several transfers in one line nobody can say which differs: then it is about the line. */
const amountDiffers = (account: string, { subject, openedAt, amount }: StandingBreak) => ({
  ...({ kind: 'bank-amount-differs', subject: subject.id } as const),
  ...{ since: openedAt, count: null, amount: magnitude(amount) },
  facts: {
    transfer: subject.kind === 'transfer' ? subject.id : null,
    bankLine: subject.kind === 'transfer' ? null : subject.id,
    differenceSatang: toJsonInteger(amount),
  },
  link: `/v1/breaks?account=${account}&code=BANK_AMOUNT_MISMATCH&subject=${subject.id}`,
});
