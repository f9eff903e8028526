import { onePerSubject } from '../../domain/one-per-subject.js';
import type { JudgedView, LogSpan, ScopeJudge, ScopeVerdict } from '../scope-judge.js';
import { scopeName } from '../scope-judge.js';
import { bearsOnBank, judgeAtBank } from './bank-verdict.js';

const KIND = 'bank';
/** Lines and transfers of different days may be told apart only together. */
const PAYOUTS = 'payouts';

/**
 * Judges what the bank shows against what Opn paid out: lines, statements and sources. What is
 * wrong with a transfer is said by the judge of payouts, with everything else that is.
 */
export const bankJudge: ScopeJudge = {
  kind: KIND,

  async affected(view: JudgedView, span: LogSpan): Promise<readonly string[]> {
    return (await bearsOnBank(view, span)) ? [PAYOUTS] : [];
  },

  async waiting({ on, account, judging }: JudgedView): Promise<readonly string[]> {
    const scope = scopeName(KIND, PAYOUTS);
    const { timeZone } = judging.days;
    const [judged] = await on.query(JUDGED_TODAY, [account, scope, timeZone, judging.instant]);
    return judged ? [] : [PAYOUTS];
  },

  async judge(view: JudgedView, ids: readonly string[]) {
    return new Map(ids.length > 0 ? [[PAYOUTS, await verdictOf(view)]] : []);
  },
};

async function verdictOf(view: JudgedView): Promise<ScopeVerdict> {
  const { ofOthers, proofOf } = await judgeAtBank(view);
  return { breaks: onePerSubject(ofOthers), proofOf };
}

/** By the bank's calendar, what is due changes once a day. */
const JUDGED_TODAY = `
  SELECT 1 FROM breaks_judged
  WHERE account = $1 AND scope = $2
    AND (instant AT TIME ZONE $3)::date = ($4::timestamptz AT TIME ZONE $3)::date`;
