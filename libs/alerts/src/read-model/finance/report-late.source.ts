import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { LatestVersions } from '#days';
import type { LatestVersion } from '#days';
import { ClosingPreconditions, DueDays, MAX_DAYS_BEHIND } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { delayReason } from '../../domain/finance/delay-reason.js';
import type { DelayReason } from '../../domain/finance/delay-reason.js';
import { pastTheirHour, promisedAt } from '../../domain/finance/late-days.js';
import type { PromiseRules } from '../../domain/finance/late-days.js';
import { AccountFactsReader } from './account-facts.js';
import { PublicAddress } from './public-address.js';

/** Days whose reports are due, closed or not, and those that are late. */
interface DueReports {
  readonly closed: readonly LatestVersion[];
  /** The oldest first. */
  readonly late: readonly BusinessDay[];
  readonly promises: PromiseRules;
}

/** Days that are not closed although their report was promised by now. */
@Injectable()
export class ReportLateSource extends AlertSource {
  readonly kinds = ['report-late'] as const;

  constructor(
    private readonly due: DueDays,
    private readonly versions: LatestVersions,
    private readonly preconditions: ClosingPreconditions,
    private readonly accounts: AccountFactsReader,
    private readonly address: PublicAddress,
  ) {
    super();
  }

  /** All of them together; about the oldest one, which keeps the others waiting. */
  async conditions(moment: AlertMoment): Promise<readonly AlertCondition[]> {
    const { account } = moment;
    const { late, promises } = await this.reports(moment);
    const [day] = late;
    if (day === undefined) return [];
    const reason = await this.reasonOf(moment, day);
    const link = `/v1/settlement-reports/${day}?account=${account}`;
    const facts = { day, days: late.length, reason, provisionalAt: this.address.of(link) };
    return [
      {
        ...{ kind: 'report-late', subject: '', since: promisedAt(day, promises) },
        ...{ count: late.length, amount: null, facts, link },
      },
    ];
  }

  /** The last of those that are due: with it all reports that were promised are issued. */
  override async proofOf(_: GoneAlert, moment: AlertMoment): Promise<AlertProof | null> {
    const { closed, late } = await this.reports(moment);
    const last = closed.at(-1);
    if (!last || late.length > 0) return null;
    return { kind: 'report-issued', id: `${last.day} v${last.version}` };
  }

  /** A day that the schedule no longer goes back to is late all the same. */
  private async reports({ account, now }: AlertMoment): Promise<DueReports> {
    const { promises, openedOn } = await this.accounts.of(account);
    const versions = await this.versions.of(account);
    const due = await this.due.of(account, openedOn);
    const open = due.filter((day) => !versions.has(day));
    const closed = due.flatMap((day) => versions.get(day) ?? []);
    return { closed, late: pastTheirHour(open, promises, now), promises };
  }

  private async reasonOf({ account, today }: AlertMoment, day: BusinessDay): Promise<DelayReason> {
    if (day < addDays(today, -MAX_DAYS_BEHIND)) return 'beyond-schedule';
    return delayReason(await this.preconditions.of(account, day));
  }
}
