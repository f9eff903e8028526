import type { BusinessDay } from '#calendar';
import { LatestVersions } from '#days';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { sum, toJsonInteger } from '#money';
import { UnexplainedDays } from '#settlement-reports';
import type { UnexplainedDay } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { magnitude } from '../../domain/finance/magnitude.js';
import { groupsOf, PAST } from '../../domain/finance/unexplained-groups.js';
import type { DayGroup } from '../../domain/finance/unexplained-groups.js';
import { AccountFactsReader } from './account-facts.js';

/** Closed days whose latest version leaves something unexplained. */
@Injectable()
export class UnexplainedMoneySource extends AlertSource {
  readonly kinds = ['unexplained-money'] as const;

  constructor(
    private readonly unexplained: UnexplainedDays,
    private readonly versions: LatestVersions,
    private readonly accounts: AccountFactsReader,
  ) {
    super();
  }

  /** Each day for itself; those of the past together. */
  async conditions({ account }: AlertMoment): Promise<readonly AlertCondition[]> {
    const days = await this.unexplained.of(account);
    if (days.length === 0) return [];
    const { openedOn } = await this.accounts.of(account);
    return groupsOf(days, openedOn).map((group) => conditionOf(account, group));
  }

  /** A version without a remainder; of the past, one that was issued since it was raised. */
  override async proofOf(
    { subject, raisedAt }: GoneAlert,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    const { openedOn } = await this.accounts.of(account);
    const latest = [...(await this.versions.of(account)).values()];
    const isMeant = ({ day, issuedAt }: { day: BusinessDay; issuedAt: Instant }): boolean =>
      subject === PAST ? day < openedOn && !isBefore(issuedAt, raisedAt) : day === subject;
    const [last] = await this.unexplained.explained(account, latest.filter(isMeant));
    return last ? { kind: 'report-issued', id: `${last.day} v${last.version}` } : null;
  }
}

function conditionOf(
  account: string,
  { subject, latest, first, all }: DayGroup<UnexplainedDay>,
): AlertCondition {
  const { day, version, closedAt: since } = first;
  const remainder = sum(all.map((one) => one.remainder));
  return {
    ...{ kind: 'unexplained-money', subject, since },
    count: subject === PAST ? all.length : null,
    amount: sum(all.map((one) => magnitude(one.remainder))),
    facts: { day, lastDay: latest.day, version, remainderSatang: toJsonInteger(remainder) },
    link: `/v1/settlement-reports/${day}?account=${account}`,
  };
}
