import { rulesOn } from '#accounts';
import type { Queryable } from '#database';
import { differAtBank } from '../../domain/returns/differ-at-bank.js';
import { judgeReturns } from '../../domain/returns/judge-returns.js';
import type { ReturnFacts } from '../../domain/returns/return-facts.js';
import { seeAtBank } from '../../domain/returns/see-at-bank.js';
import type { SeenReturns } from '../../domain/returns/see-at-bank.js';
import { nothingDue } from '../../domain/returns/what-is-due.js';
import { CODES_OF_MONEY_OWED } from '../../domain/returns/settled-by-returns.js';
import { NOTHING_WRONG } from '../scope-judge.js';
import type { JudgedView, ScopeJudge, ScopeVerdict } from '../scope-judge.js';
import { loadOwed } from './owed-facts.js';
import { loadReturnLines, loadReturns, loadStatedDays } from './return-facts-table.js';

/** Money owed to customers: the scope `return/<reference>` of each order that holds some. */
export const returnsJudge: ScopeJudge = {
  kind: 'return',

  async affected({ on, account }, { from, to }) {
    return references(on, AFFECTED, [account, from, to, CODES_OF_MONEY_OWED]);
  },

  async waiting({ on, account }) {
    return references(on, WAITING, [account, CODES_OF_MONEY_OWED]);
  },

  async judge(view, ids) {
    const owed = await loadOwed(view, ids);
    const returns = await loadReturns(view.on, view.account);
    const otherAtBank = await otherAmounts(view, returns);
    const verdicts = ids.map((id): readonly [string, ScopeVerdict] => {
      const own = returns.filter(({ reference }) => reference === id);
      const facts = owed.get(id) ?? (own[0] ? nothingDue(id, own[0].returnedOn) : null);
      if (!facts) return [id, NOTHING_WRONG];
      const order = { owed: facts, returns: own, withinDays: withinDays(view), otherAtBank };
      const proofOf = (): string | null => proofAmong(own.map((one) => one.id));
      return [id, { breaks: judgeReturns(order, view.judging), proofOf }];
    });
    return new Map(verdicts);
  },
};

async function otherAmounts(
  { on, account, judging: { holidays } }: JudgedView,
  returns: readonly ReturnFacts[],
): Promise<SeenReturns> {
  if (returns.length === 0) return new Map();
  const lines = await loadReturnLines(on, account);
  const seen = seeAtBank(returns, lines, holidays);
  const stated = await loadStatedDays(on, account);
  return differAtBank(returns, { lines, seen, stated, holidays });
}

const withinDays = ({ settings, today }: JudgedView): number =>
  rulesOn(settings, 'work', today).returnWithinDays;

const proofAmong = (returns: readonly string[]): string | null =>
  returns.length === 0 ? null : `return ${returns.join(', ')}`;

async function references(
  on: Queryable,
  sql: string,
  values: readonly unknown[],
): Promise<readonly string[]> {
  const rows = await on.query<{ reference: string }>(sql, values);
  return rows.map(({ reference }) => reference);
}

/** Said or undone by people; of a day that was judged anew; or all, as lines are theirs or not. */
const AFFECTED = `
  SELECT reference FROM returns WHERE account = $1 AND position > $2 AND position <= $3
  UNION
  SELECT coalesce(fact_reference, fact_subject) FROM cases
  WHERE account = $1 AND position > $2 AND position <= $3 AND fact_subject IS NOT NULL
  UNION
  SELECT coalesce(data #>> '{fact,reference}', data #>> '{fact,subject,id}') FROM events
  WHERE account = $1 AND position > $2 AND position <= $3 AND type = 'case.reopened'
  UNION
  SELECT coalesce(b.reference, b.subject_id) FROM breaks b
  JOIN breaks_judged j ON j.account = $1 AND j.scope = b.scope AND j.position > $2
  WHERE b.account = $1 AND b.code = ANY($4::text[])
  UNION
  SELECT reference FROM returns WHERE account = $1 AND EXISTS (
    SELECT FROM events WHERE account = $1 AND position > $2 AND position <= $3
      AND (type LIKE 'bank-%' OR type LIKE 'money%' OR type = 'holidays.set'))`;

const WAITING = `
  SELECT DISTINCT coalesce(reference, subject_id) AS reference FROM breaks
  WHERE account = $1 AND cleared_at IS NULL AND code = ANY($2::text[])`;
