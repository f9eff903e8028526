import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { toJsonInteger } from '#money';
import { UnexplainedDays } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { magnitude } from '../../domain/finance/magnitude.js';

/** Closed days whose latest version leaves something unexplained. */
@Injectable()
export class UnexplainedMoneySource extends AlertSource {
  readonly kinds = ['unexplained-money'] as const;

  constructor(
    private readonly unexplained: UnexplainedDays,
    private readonly days: DayReader,
  ) {
    super();
  }

  async conditions({ account }: AlertMoment): Promise<readonly AlertCondition[]> {
    const days = await this.unexplained.of(account);
    return days.map(({ day, version, remainder, closedAt }) => ({
      ...{ kind: 'unexplained-money', subject: day, since: closedAt },
      ...{ count: null, amount: magnitude(remainder) },
      facts: { day, version, remainderSatang: toJsonInteger(remainder) },
      link: `/v1/settlement-reports/${day}?account=${account}`,
    }));
  }

  /** Only a later version explains it. */
  override async proofOf(
    { subject }: Pick<AlertCondition, 'subject'>,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    const last = (await this.days.versions(account, subject as BusinessDay)).at(-1);
    return last ? { kind: 'report-issued', id: `${subject} v${last.data.version}` } : null;
  }
}
