import { FeeDifferences } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { EndOfBreaks } from './end-of-breaks.js';

/** Fees that are not by contract: one for each payment method and rate that was found. */
@Injectable()
export class FeeDiffersSource extends AlertSource {
  readonly kinds = ['fee-differs'] as const;

  constructor(
    private readonly fees: FeeDifferences,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  async conditions({ account }: AlertMoment): Promise<readonly AlertCondition[]> {
    const found = await this.fees.of(account);
    return found.map(({ paymentMethod, rate, isStated, since, count, amount }) => ({
      kind: 'fee-differs',
      // What was taken of all of them moves with each: it is no name.
      subject: `${paymentMethod}/${isStated ? rate : 'unstated'}`,
      ...{ since, count, amount, facts: { paymentMethod, rate } },
      link: `/v1/breaks?account=${account}&code=FEE_VARIANCE`,
    }));
  }

  override proofOf(_: Pick<AlertCondition, 'subject'>, moment: AlertMoment) {
    return this.ends.of(moment, { codes: codesOf('fee-differs') });
  }
}
