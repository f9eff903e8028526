import { MissingSources } from '#reconciliation';
import type { MissingSource } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { lastPromised, promisedAt } from '../../domain/finance/late-days.js';
import type { PromiseRules } from '../../domain/finance/late-days.js';
import { AccountFactsReader } from './account-facts.js';
import { EndOfBreaks } from './end-of-breaks.js';

/** Files that people import and that have not come by the hour at which reports are promised. */
@Injectable()
export class SourceMissingSource extends AlertSource {
  readonly kinds = ['source-missing'] as const;

  constructor(
    private readonly missing: MissingSources,
    private readonly accounts: AccountFactsReader,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  /** One for each source. Nobody has files of the days before the account came here. */
  async conditions({ account, today, now }: AlertMoment): Promise<readonly AlertCondition[]> {
    const { promises, openedOn } = await this.accounts.of(account);
    const last = lastPromised(today, promises, now);
    const missing = await this.missing.between(account, openedOn, last);
    return missing.map((one) => conditionOf(account, one, promises));
  }

  override proofOf(gone: GoneAlert, { account }: AlertMoment) {
    return this.ends.of(account, gone, { codes: codesOf('source-missing'), subject: gone.subject });
  }
}

/** It is about the latest day, for that is what is new to whoever knows of the others. */
const conditionOf = (
  account: string,
  { source, first, latest, days, count, amount }: MissingSource,
  promises: PromiseRules,
): AlertCondition => ({
  ...{ kind: 'source-missing', subject: source, since: promisedAt(first, promises) },
  ...{ count, amount, facts: { source, day: latest, first, days } },
  link: `/v1/breaks?account=${account}&code=SOURCE_MISSING&subject=${source}`,
});
