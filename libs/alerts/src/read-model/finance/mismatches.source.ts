import type { BusinessDay } from '#calendar';
import { LatestVersions } from '#days';
import { StandingBreaks } from '#reconciliation';
import { breakName } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { belowLimit } from '../../domain/finance/below-limit.js';
import { codesOf } from '../../domain/finance/covered-codes.js';
import { countedOn, judgeMismatches } from '../../domain/finance/judge-mismatches.js';
import { AccountFactsReader } from './account-facts.js';
import { EndOfBreaks } from './end-of-breaks.js';

const CODES = codesOf('mismatches-above-limit');

/** Closed days of which more does not agree than is usual, beside what has alerts of its own. */
@Injectable()
export class MismatchesSource extends AlertSource {
  readonly kinds = ['mismatches-above-limit'] as const;

  constructor(
    private readonly breaks: StandingBreaks,
    private readonly versions: LatestVersions,
    private readonly accounts: AccountFactsReader,
    private readonly ends: EndOfBreaks,
  ) {
    super();
  }

  /** Of days since the account came here: what was before is a past that was caught up with. */
  async conditions({ account, today, rules }: AlertMoment): Promise<readonly AlertCondition[]> {
    const { openedOn: from } = await this.accounts.of(account);
    const tallies = await this.breaks.tallied(account, CODES, { today, from });
    if (tallies.length === 0) return [];
    const closed = await this.versions.of(account);
    const chargesOn = (day: BusinessDay) => closed.get(day)?.count ?? null;
    return judgeMismatches(tallies, chargesOn, rules).flatMap((found) => {
      const { day, count, amount, code, cause } = found;
      const since = closed.get(day)?.closedAt;
      if (since === undefined) return [];
      const names = { codeNameEn: breakName(code, 'en'), codeNameTh: breakName(code, 'th') };
      const facts = { day, code, ...names, cause, charges: chargesOn(day) };
      const link = `/v1/breaks?account=${account}&day=${day}`;
      const kind = 'mismatches-above-limit' as const;
      return [{ kind, subject: day, since, count, amount, facts, link }];
    });
  }

  /** While some are left the end of one of them shows nothing of the others. */
  override async proofOf(
    gone: GoneAlert,
    { account, today }: AlertMoment,
  ): Promise<AlertProof | null> {
    const day = gone.subject as BusinessDay;
    const tallies = await this.breaks.tallied(account, CODES, { today, from: day });
    const left = countedOn(day, tallies);
    return left > 0 ? belowLimit(left) : this.ends.of(account, gone, { codes: CODES, day });
  }
}
