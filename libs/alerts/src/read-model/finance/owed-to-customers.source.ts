import { CODES_TO_DECIDE, OwedTallies } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { EndOfBreaks } from './end-of-breaks.js';

/** Money of customers that somebody must give back, or decide about: all of it together. */
@Injectable()
export class OwedToCustomersSource extends AlertSource {
  readonly kinds = ['owed-to-customers'] as const;

  constructor(
    private readonly owed: OwedTallies,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  async conditions({ account }: AlertMoment): Promise<readonly AlertCondition[]> {
    const owed = await this.owed.of(account);
    if (owed === null) return [];
    const { count, amount, oldest: since } = owed;
    return [
      {
        ...{ kind: 'owed-to-customers', subject: '', since, count, amount, facts: {} },
        link: `/v1/returns?account=${account}`,
      },
    ];
  }

  override proofOf(gone: GoneAlert, { account }: AlertMoment) {
    return this.ends.of(account, gone, { codes: CODES_TO_DECIDE });
  }
}
