import { onePerSubject } from '../../domain/one-per-subject.js';
import { judgePayout } from '../../domain/payout/judge-payout.js';
import { bearsOnBank, judgeAtBank } from '../bank/bank-verdict.js';
import { NOTHING_WRONG } from '../scope-judge.js';
import type { JudgedView, ScopeJudge, ScopeVerdict } from '../scope-judge.js';
import { isFirstOfBand, loadJudgedPayouts } from './judged-payouts.js';
import { payoutProofs } from './payout-proofs.js';

/** For so long what could not be read may still make a transfer computable without an event. */
const DAYS_IN_MOTION = 14;

/** For so long money may be on its way, by the slowest rules and the longest holidays. */
const DAYS_ON_ITS_WAY = 90;

/**
 * Judges each transfer: whether it adds up, is explained, costs what it should, goes where it may
 * and arrived. All of it by one judge, for one break of a transfer carries the amount.
 */
export const payoutJudge: ScopeJudge = {
  kind: 'payout',

  async affected(view, span) {
    const { on, account } = view;
    const rows = await on.query<{ id: string }>(AFFECTED, [account, span.from, span.to]);
    const ids = rows.map(({ id }) => id);
    if (!(await isFirstOfBand(on, account, ids))) {
      return (await bearsOnBank(view, span)) ? [...ids, ...(await concernedAtBank(view))] : ids;
    }
    const all = await on.query<{ id: string }>(ALL, [account]);
    return all.map(({ id }) => id);
  },

  async waiting({ on, account, judging }) {
    const { timeZone } = judging.days;
    const values = [account, judging.instant, DAYS_IN_MOTION, DAYS_ON_ITS_WAY, timeZone];
    const rows = await on.query<{ id: string }>(WAITING, values);
    return rows.map(({ id }) => id);
  },

  async judge(view, ids) {
    const { on, account, settings, judging } = view;
    const bank = await judgeAtBank(view);
    const verdicts = new Map<string, ScopeVerdict>(ids.map((id) => [id, NOTHING_WRONG]));
    for (const payout of await loadJudgedPayouts(on, account, ids, settings)) {
      const atBank = bank.ofTransfers.filter(({ subject }) => subject.id === payout.id);
      const breaks = onePerSubject([...judgePayout(payout, judging), ...atBank]);
      verdicts.set(payout.id, { breaks, proofOf: payoutProofs(payout, breaks, bank.proofOf) });
    }
    return verdicts;
  },
};

/** Lines and approvals name no transfer: those with a break are looked at, then and now. */
async function concernedAtBank(view: JudgedView): Promise<readonly string[]> {
  const { ofTransfers } = await judgeAtBank(view);
  const open = await view.on.query<{ id: string }>(OPEN, [view.account]);
  return [...ofTransfers.map(({ subject }) => subject.id), ...open.map(({ id }) => id)];
}

/**
 * Transfers told of, those whose lines changed, and all since a day on which another fee is to
 * hold.
 */
const AFFECTED = `
  SELECT id FROM transfers WHERE account = $1 AND last_position > $2 AND last_position <= $3
  UNION
  SELECT transfer_id FROM payout_compositions WHERE account = $1 AND changed_position > $2
  UNION
  SELECT f.id FROM balance_transactions t JOIN transfers f ON f.account = $1 AND f.id = t.origin_id
  WHERE t.account = $1 AND t.last_position > $2 AND t.last_position <= $3
    AND t.origin = 'transfer'
  UNION
  SELECT f.id FROM transfers f
  WHERE f.account = $1 AND f.created_at >= (
    SELECT min((data ->> 'from')::date) - 1 FROM events
    WHERE account = $1 AND position > $2 AND position <= $3 AND type = 'transfer-fee.set')
  UNION
  SELECT b.subject_id FROM breaks b
  WHERE b.account = $1 AND b.code = 'TRANSFER_FAILED' AND b.cleared_at IS NULL`;

const ALL = 'SELECT id FROM transfers WHERE account = $1';

const OPEN = `
  SELECT subject_id AS id FROM breaks
  WHERE account = $1 AND subject_kind = 'transfer' AND cleared_at IS NULL`;

/** By the bank's calendar, what is due changes once a day. */
const WAITING = `
  SELECT transfer_id AS id FROM payout_compositions
  WHERE account = $1 AND created_at > $2::timestamptz - $3::integer * interval '1 day'
  UNION
  SELECT f.id FROM transfers f
  LEFT JOIN breaks_judged j ON j.account = $1 AND j.scope = 'payout/' || f.id
  WHERE f.account = $1 AND f.created_at > $2::timestamptz - $4::integer * interval '1 day'
    AND (j.instant IS NULL
      OR (j.instant AT TIME ZONE $5)::date < ($2::timestamptz AT TIME ZONE $5)::date)
  UNION
  SELECT subject_id FROM breaks
  WHERE account = $1 AND scope LIKE 'payout/%' AND cleared_at IS NULL`;
