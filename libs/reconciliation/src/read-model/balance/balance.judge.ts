import { businessDayOf } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { ZERO } from '#money';
import type { Satang } from '#money';
import { expectedBooks } from '../../domain/balance/drift.js';
import type { BalanceStanding } from '../../domain/balance/drift.js';
import { breakOf } from '../../domain/break.js';
import type { Break } from '../../domain/break.js';
import type { BreakCode } from '../../domain/break-code.js';
import type { JudgedView, ScopeJudge } from '../scope-judge.js';

/** An account has one balance. */
const BALANCE = 'balance';

/**
 * Of the codes above it in its group the only one that can say why the books have less: a payment
 * that Opn has in its balance while its transaction does not show. What Opn's transactions say of
 * an unknown or another amount is in the books as well as at Opn.
 */
const EXPLAINING: BreakCode = 'TRANSACTION_MISSING';

/** Judges Opn's balance in the books: two looks in a row that differ are a drift. */
export const balanceJudge: ScopeJudge = {
  kind: BALANCE,

  async affected({ on, account }, { from }) {
    const [found] = await on.query(CHANGES, [account, from]);
    return found ? [BALANCE] : [];
  },

  waiting: () => Promise.resolve([]),

  async judge(view, ids) {
    const standing = await lastStanding(view.on, view.account);
    const breaks = standing?.driftSince ? [await driftOf(view, standing, standing.driftSince)] : [];
    const proofOf = () => standing && `two looks agree, the last at ${standing.observedAt}`;
    return new Map(ids.map((id) => [id, { breaks, proofOf }]));
  },
};

async function driftOf(
  { on, account, judging }: JudgedView,
  standing: BalanceStanding,
  since: Instant,
): Promise<Break> {
  const [missing] = await on.query<{ amount: Satang | null }>(MISSING, [account, EXPLAINING]);
  const amount = missing?.amount ?? null;
  const facts = {
    code: 'BALANCE_DRIFT',
    day: businessDayOf(since, judging.days),
    subject: { kind: 'balance', id: BALANCE },
    reference: null,
    expected: expectedBooks(standing, amount ?? ZERO),
    actual: standing.books,
    explains: amount === null ? [] : [EXPLAINING],
    openedAt: since,
  } as const;
  return breakOf(facts, judging);
}

async function lastStanding(on: Queryable, account: string): Promise<BalanceStanding | null> {
  const [row] = await on.query<BalanceStanding>(
    `SELECT observed_at AS "observedAt", stated, books, drift_since AS "driftSince"
     FROM balance_checks WHERE account = $1 AND is_comparable
     ORDER BY position DESC LIMIT 1`,
    [account],
  );
  return row ?? null;
}

const CHANGES = `
  SELECT 1 WHERE EXISTS (SELECT FROM balance_checks WHERE account = $1 AND position > $2)
    OR EXISTS (SELECT FROM breaks
               WHERE account = $1 AND code = 'BALANCE_DRIFT' AND cleared_at IS NULL)`;

const MISSING = `
  SELECT sum(amount)::bigint AS amount FROM breaks
  WHERE account = $1 AND code = $2 AND cleared_at IS NULL`;
