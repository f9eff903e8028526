import { toJsonInteger } from '#money';
import { StandingBreaks } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { magnitude } from '../../domain/finance/magnitude.js';
import { EndOfBreaks } from './end-of-breaks.js';

const CODES = codesOf('balance-differs');

/** A balance in the books that is not Opn's. What other breaks explain is told with them. */
@Injectable()
export class BalanceDiffersSource extends AlertSource {
  readonly kinds = ['balance-differs'] as const;

  constructor(
    private readonly breaks: StandingBreaks,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  async conditions({ account }: AlertMoment): Promise<readonly AlertCondition[]> {
    const drifts = await this.breaks.of(account, CODES);
    return drifts
      .filter(({ amount }) => amount !== 0n)
      .map(({ amount, openedAt: since }) => ({
        ...{ kind: 'balance-differs', subject: '', since, count: null, amount: magnitude(amount) },
        facts: { differenceSatang: toJsonInteger(amount) },
        link: `/v1/balance?account=${account}`,
      }));
  }

  override proofOf(gone: GoneAlert, { account }: AlertMoment) {
    return this.ends.of(account, gone, { codes: CODES });
  }
}
