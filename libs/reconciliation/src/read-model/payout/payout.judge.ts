import { judgePayout } from '../../domain/payout/judge-payout.js';
import type { EndedBreak, ScopeJudge, ScopeVerdict } from '../scope-judge.js';
import { NOTHING_WRONG } from '../scope-judge.js';
import { isFirstOfBand, loadJudgedPayouts } from './judged-payouts.js';
import type { LoadedPayout } from './judged-payouts.js';

/** For so long what could not be read may still make a transfer computable without an event. */
const DAYS_IN_MOTION = 14;

/** Judges each transfer: whether it arrived, adds up, is explained and costs what it should. */
export const payoutJudge: ScopeJudge = {
  kind: 'payout',

  async affected({ on, account }, { from, to }) {
    const rows = await on.query<{ id: string }>(AFFECTED, [account, from, to]);
    const ids = rows.map(({ id }) => id);
    if (!(await isFirstOfBand(on, account, ids))) return ids;
    const all = await on.query<{ id: string }>(ALL, [account]);
    return all.map(({ id }) => id);
  },

  async waiting({ on, account, judging }) {
    const values = [account, judging.instant, DAYS_IN_MOTION];
    const rows = await on.query<{ id: string }>(WAITING, values);
    return rows.map(({ id }) => id);
  },

  async judge({ on, account, settings, judging }, ids) {
    const verdicts = new Map<string, ScopeVerdict>(ids.map((id) => [id, NOTHING_WRONG]));
    for (const payout of await loadJudgedPayouts(on, account, ids, settings)) {
      const breaks = judgePayout(payout, judging);
      verdicts.set(payout.id, { breaks, proofOf: (ended) => proofOf(ended, payout) });
    }
    return verdicts;
  },
};

function proofOf({ code }: EndedBreak, payout: LoadedPayout): string | null {
  switch (code) {
    case 'TRANSFER_FAILED':
      if (payout.sentAgainBy !== null) return `transfer ${payout.sentAgainBy} sent it again`;
      return payout.returnedBy && `transaction ${payout.returnedBy} credited it back`;
    case 'TRANSFER_ARITHMETIC':
      return 'its fee, VAT and net now make its amount';
    case 'TRANSFER_FEE_VARIANCE':
      return 'it costs what it should';
    default:
      return payout.reason === null ? 'its lines now make its amount' : null;
  }
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

const WAITING = `
  SELECT transfer_id AS id FROM payout_compositions
  WHERE account = $1 AND created_at > $2::timestamptz - $3::integer * interval '1 day'
  UNION
  SELECT subject_id FROM breaks
  WHERE account = $1 AND scope LIKE 'payout/%' AND cleared_at IS NULL`;
