import type { BusinessDay } from '#calendar';
import { DayReader, LatestVersions } from '#days';
import { ClosingPreconditions, DueDays } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { delayReason } from '../../domain/finance/delay-reason.js';
import { pastTheirHour, promisedAt } from '../../domain/finance/late-days.js';
import { AccountFactsReader } from './account-facts.js';

/** Days that are not closed although their report was promised by now. */
@Injectable()
export class ReportLateSource extends AlertSource {
  readonly kinds = ['report-late'] as const;

  constructor(
    private readonly due: DueDays,
    private readonly versions: LatestVersions,
    private readonly days: DayReader,
    private readonly preconditions: ClosingPreconditions,
    private readonly accounts: AccountFactsReader,
  ) {
    super();
  }

  /** The oldest one, which keeps the others waiting. */
  async conditions({ account, now }: AlertMoment): Promise<readonly AlertCondition[]> {
    const closed = await this.versions.of(account);
    const open = (await this.due.of(account)).filter((day) => !closed.has(day));
    if (open.length === 0) return [];
    const { promises } = await this.accounts.of(account);
    const late = pastTheirHour(open, promises, now);
    const [oldest] = late;
    if (oldest === undefined) return [];
    const reason = delayReason(await this.preconditions.of(account, oldest));
    const link = `/v1/settlement-reports/${oldest}?account=${account}`;
    return [
      {
        ...{ kind: 'report-late', subject: oldest, since: promisedAt(oldest, promises) },
        ...{ count: late.length, amount: null },
        facts: { day: oldest, days: late.length, reason, provisionalAt: link },
        link,
      },
    ];
  }

  override async proofOf(
    { subject }: Pick<AlertCondition, 'subject'>,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    const [first] = await this.days.versions(account, subject as BusinessDay);
    return first ? { kind: 'report-issued', id: `${subject} v${first.data.version}` } : null;
  }
}
