import { MINUTE_MS, plusMs } from '#kernel';
import { StuckCharges } from '#reconciliation';
import type { StuckTally } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { belowLimit } from '../../domain/finance/below-limit.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { EndOfBreaks } from './end-of-breaks.js';

/** Charges without an answer long after their QR expired: all of them together. */
@Injectable()
export class ChargesStuckSource extends AlertSource {
  readonly kinds = ['charges-stuck'] as const;

  constructor(
    private readonly charges: StuckCharges,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  async conditions(moment: AlertMoment): Promise<readonly AlertCondition[]> {
    const { account, rules } = moment;
    const { stuckCount, stuckAmount } = rules;
    const stuck = await this.stuck(moment);
    if (stuck === null || (stuck.count < stuckCount && stuck.amount < stuckAmount)) return [];
    const { count, amount, oldest: since } = stuck;
    return [
      {
        ...{ kind: 'charges-stuck', subject: '', since, count, amount },
        facts: { oldestSince: since },
        link: `/v1/charges?account=${account}&status=pending`,
      },
    ];
  }

  /** While some are left the end of one of them shows nothing of the others. */
  override async proofOf(gone: GoneAlert, moment: AlertMoment): Promise<AlertProof | null> {
    const left = await this.stuck(moment);
    if (left !== null) return belowLimit(left.count);
    const end = await this.ends.of(moment.account, gone, { codes: codesOf('charges-stuck') });
    // Most of them expire without ever having been a break.
    return end ?? belowLimit(0);
  }

  private stuck({ account, now, rules }: AlertMoment): Promise<StuckTally | null> {
    return this.charges.expiredBy(account, plusMs(now, -rules.stuckMinutes * MINUTE_MS));
  }
}
