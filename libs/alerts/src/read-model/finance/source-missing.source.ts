import type { BusinessDay } from '#calendar';
import { sum } from '#money';
import { StandingBreaks } from '#reconciliation';
import type { StandingBreak } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { pastTheirHour, promisedAt } from '../../domain/finance/late-days.js';
import type { PromiseRules } from '../../domain/finance/late-days.js';
import { magnitude } from '../../domain/finance/magnitude.js';
import { AccountFactsReader } from './account-facts.js';
import { EndOfBreaks } from './end-of-breaks.js';

const CODES = codesOf('source-missing');

/** Files that people import and that have not come by the hour at which reports are promised. */
@Injectable()
export class SourceMissingSource extends AlertSource {
  readonly kinds = ['source-missing'] as const;

  constructor(
    private readonly breaks: StandingBreaks,
    private readonly accounts: AccountFactsReader,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  /** One for each source, of the first day that lacks it. */
  async conditions({ account, now }: AlertMoment): Promise<readonly AlertCondition[]> {
    const all = await this.breaks.of(account, CODES);
    if (all.length === 0) return [];
    const { promises } = await this.accounts.of(account);
    const missing = all.filter(({ day }) => pastTheirHour([day], promises, now).length > 0);
    return [...new Set(missing.map(({ subject }) => subject.id))].sort().map((source) => {
      const own = missing.filter(({ subject }) => subject.id === source);
      return conditionOf(account, source, own, promises);
    });
  }

  /** Subjects are such as `bank-lines/2026-11-20`. */
  override proofOf({ subject }: Pick<AlertCondition, 'subject'>, moment: AlertMoment) {
    const [source = '', day = ''] = subject.split('/');
    const one = { codes: CODES, subject: source, day: day as BusinessDay };
    return this.ends.of(moment, one);
  }
}

function conditionOf(
  account: string,
  source: string,
  own: readonly StandingBreak[],
  promises: PromiseRules,
): AlertCondition {
  const days = own.map(({ day }) => day).sort();
  const [day = '' as BusinessDay] = days;
  return {
    ...{ kind: 'source-missing', subject: `${source}/${day}`, since: promisedAt(day, promises) },
    count: own.reduce((total, { count }) => total + count, 0),
    amount: sum(own.map(({ amount }) => magnitude(amount))),
    facts: { source, day, days: days.length },
    link: `/v1/breaks?account=${account}&code=SOURCE_MISSING&subject=${source}`,
  };
}
