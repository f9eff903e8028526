import { inGroupsOf } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { BreakTable } from './break-table.js';
import { JudgedViews } from './judged-views.js';
import { PayoutBooks } from './payout/payout-books.js';
import { NOTHING_WRONG, scopeName } from './scope-judge.js';
import type { JudgedView, LogSpan, ScopeJudge, ScopeVerdict } from './scope-judge.js';
import { ScopeJudges } from './scope-judges.js';

/** Name of the checkpoint up to which everything was judged. */
export const RECONCILED = 'reconciliation';

const SCOPES_AT_ONCE = 200;

interface Verdicts {
  readonly asOf: { readonly position: number; readonly instant: Instant };
  readonly byScope: ReadonlyMap<string, ScopeVerdict>;
}

/** Judges the scopes that new facts, or time, bear on, and keeps their breaks. */
@Injectable()
export class ScopeKeeper {
  constructor(
    private readonly views: JudgedViews,
    private readonly judges: ScopeJudges,
    private readonly breaks: BreakTable,
    private readonly payouts: PayoutBooks,
  ) {}

  /** Answers how many scopes were judged. */
  async judge(account: string, span: LogSpan, timeHasPassed: boolean): Promise<number> {
    await this.payouts.catchUp(account);
    let judged = 0;
    for (const judge of this.judges.all) {
      const ids = await this.views.within(account, (view) =>
        concerned(judge, view, span, timeHasPassed),
      );
      for (const group of inGroupsOf(SCOPES_AT_ONCE, ids)) {
        await this.judgeAndKeep(account, judge, group);
      }
      judged += ids.length;
    }
    return judged;
  }

  /** Scopes of one kind, such as all days of breaks about which a person decides. */
  async judgeThese(account: string, kind: string, ids: readonly string[]): Promise<void> {
    const judge = this.judges.all.find((one) => one.kind === kind);
    if (!judge) throw new Error(`No judge judges scopes of the kind ${kind}`);
    await this.payouts.catchUp(account);
    for (const group of inGroupsOf(SCOPES_AT_ONCE, ids)) {
      await this.judgeAndKeep(account, judge, group);
    }
  }

  private async judgeAndKeep(
    account: string,
    judge: ScopeJudge,
    ids: readonly string[],
  ): Promise<void> {
    const { asOf, byScope } = await this.verdicts(account, judge, ids);
    await this.breaks.replaceScopes(account, byScope, asOf);
  }

  private verdicts(account: string, judge: ScopeJudge, ids: readonly string[]): Promise<Verdicts> {
    return this.views.within(account, async (view) => {
      const verdicts = await judge.judge(view, ids);
      const { position, judging } = view;
      const byScope = ids.map(
        (id) => [scopeName(judge.kind, id), verdicts.get(id) ?? NOTHING_WRONG] as const,
      );
      return { asOf: { position, instant: judging.instant }, byScope: new Map(byScope) };
    });
  }
}

async function concerned(
  judge: ScopeJudge,
  view: JudgedView,
  span: LogSpan,
  timeHasPassed: boolean,
): Promise<readonly string[]> {
  const affected = span.to > span.from ? await judge.affected(view, span) : [];
  const waiting = timeHasPassed ? await judge.waiting(view) : [];
  return [...new Set([...affected, ...waiting])].sort();
}
