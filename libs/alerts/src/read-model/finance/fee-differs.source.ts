import { FeeDifferences } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { splitAtLast } from '../../domain/finance/named-in-two.js';
import { EndOfBreaks } from './end-of-breaks.js';

const UNSTATED = 'unstated';

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
      subject: `${paymentMethod}/${isStated ? rate : UNSTATED}`,
      ...{ since, count, amount, facts: { paymentMethod, rate, oldestSince: since } },
      link: `/v1/breaks?account=${account}&code=FEE_VARIANCE`,
    }));
  }

  override proofOf(gone: GoneAlert, { account }: AlertMoment) {
    const [paymentMethod, rate] = splitAtLast(gone.subject, '/');
    const fees = { paymentMethod, rate: rate === UNSTATED ? null : rate };
    return this.ends.ofFees(account, gone, fees);
  }
}
