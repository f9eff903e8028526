import { businessDayOf, monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { LatestVersions, PeriodReader } from '#days';
import type { LatestVersion } from '#days';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { UnclosedMonths } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import {
  approvalDueAt,
  awaitedVersions,
  monthDueAt,
} from '../../domain/finance/awaited-approvals.js';
import type { ApprovalRules } from '../../domain/finance/awaited-approvals.js';
import { AccountFactsReader } from './account-facts.js';
import type { AccountFacts } from './account-facts.js';

/** Reports that nobody has approved by the hour, and months that nobody has closed by the day. */
@Injectable()
export class AwaitingApprovalSource extends AlertSource {
  readonly kinds = ['awaiting-approval'] as const;

  constructor(
    private readonly versions: LatestVersions,
    private readonly months: UnclosedMonths,
    private readonly periods: PeriodReader,
    private readonly accounts: AccountFactsReader,
  ) {
    super();
  }

  /** The oldest day and the oldest month. */
  async conditions(moment: AlertMoment): Promise<readonly AlertCondition[]> {
    const facts = await this.accounts.of(moment.account);
    const rules = rulesOf(facts, moment);
    return [...(await this.days(moment, facts, rules)), ...(await this.open(moment, facts, rules))];
  }

  override async proofOf(
    { subject, raisedAt }: GoneAlert,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    const version = (await this.versions.of(account)).get(subject as BusinessDay);
    if (version) return proofOfApproval(version, raisedAt);
    const isClosed = (await this.periods.closed(account)).has(subject as Month);
    return isClosed ? { kind: 'month-closed', id: subject } : null;
  }

  private async days(
    { account, now }: AlertMoment,
    { settings }: AccountFacts,
    rules: ApprovalRules,
  ): Promise<readonly AlertCondition[]> {
    const versions = [...(await this.versions.of(account)).values()].map((one) => ({
      ...one,
      issuedOn: businessDayOf(one.issuedAt, settings.days),
    }));
    const awaited = awaitedVersions(versions, rules, now);
    const [oldest] = awaited;
    if (!oldest) return [];
    const { day, version } = oldest;
    const facts = { what: 'day', day, version, days: awaited.length };
    const link = `/v1/settlement-reports/${day}?account=${account}`;
    const since = approvalDueAt(oldest, rules);
    return [{ ...ABOUT, subject: day, since, count: awaited.length, facts, link }];
  }

  /** Of months from the one on in which the account came here. */
  private async open(
    { account, now }: AlertMoment,
    { openedOn }: AccountFacts,
    rules: ApprovalRules,
  ): Promise<readonly AlertCondition[]> {
    const unclosed = await this.months.of(account, monthOf(openedOn));
    const late = unclosed.filter((month) => !isBefore(now, monthDueAt(month, rules)));
    const [oldest] = late;
    if (oldest === undefined) return [];
    const facts = { what: 'month', month: oldest, months: late.length };
    const link = `/v1/periods/${oldest}?account=${account}`;
    const since = monthDueAt(oldest, rules);
    return [{ ...ABOUT, subject: oldest, since, count: late.length, facts, link }];
  }
}

const ABOUT = { kind: 'awaiting-approval', amount: null } as const;

const rulesOf = ({ settings, holidays }: AccountFacts, { rules }: AlertMoment): ApprovalRules => ({
  ...{ timeZone: settings.days.timeZone, holidays },
  ...{ approvalHour: rules.approvalHour, monthCloseDay: rules.monthCloseDay },
});

/** A later version begins its wait anew. */
function proofOfApproval(latest: LatestVersion, raisedAt: Instant): AlertProof | null {
  const { day, version, approvedBy, issuedAt } = latest;
  const id = `${day} v${version}`;
  if (approvedBy !== null) return { kind: 'report-approved', id: `${id}: ${approvedBy}` };
  return isBefore(issuedAt, raisedAt) ? null : { kind: 'report-issued', id };
}
