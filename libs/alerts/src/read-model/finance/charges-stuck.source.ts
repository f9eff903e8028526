import { MINUTE_MS, plusMs } from '#kernel';
import { StuckCharges } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
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

  async conditions({ account, now, rules }: AlertMoment): Promise<readonly AlertCondition[]> {
    const { stuckMinutes, stuckCount, stuckAmount } = rules;
    const stuck = await this.charges.expiredBy(account, plusMs(now, -stuckMinutes * MINUTE_MS));
    if (stuck === null || (stuck.count < stuckCount && stuck.amount < stuckAmount)) return [];
    const { count, amount, oldest: since } = stuck;
    return [
      {
        ...{ kind: 'charges-stuck', subject: '', since, count, amount, facts: {} },
        link: `/v1/charges?account=${account}&status=pending`,
      },
    ];
  }

  override proofOf(_: Pick<AlertCondition, 'subject'>, moment: AlertMoment) {
    return this.ends.of(moment, { codes: codesOf('charges-stuck') });
  }
}
