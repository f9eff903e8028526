import type { Queryable } from '#database';

/** Everything that is about what a person named: streams of the log, and ids at Opn. */
export interface ErasureSubject {
  readonly streams: readonly string[];
  readonly objectIds: readonly string[];
}

/**
 * The charges that a reference names, by their id or by the order they pay, with their
 * transactions, refunds and findings. Payouts and receipts of Opn are about many people's money.
 */
export async function subjectOf(
  on: Queryable,
  account: string,
  reference: string,
): Promise<ErasureSubject> {
  const rows = await on.query<{ kind: string; id: string }>(SUBJECT, [account, reference]);
  const streams = rows.map(({ kind, id }) => `${kind}/${account}/${id}`);
  const objects = rows.filter(({ kind }) => kind !== 'finding').map(({ id }) => id);
  return { streams, objectIds: [...new Set(objects)] };
}

/** What is unknown to the books, such as a charge of another mode, is known by its own id. */
const SUBJECT = `
  WITH orders AS (
    SELECT reference, charge_id FROM expectations
    WHERE account = $1 AND (reference = $2 OR document_no = $2)
  ), things AS (
    SELECT 'charge' AS kind, $2 AS id
    UNION SELECT 'charge', id FROM charges
      WHERE account = $1 AND (reference = $2 OR reference IN (SELECT reference FROM orders))
    UNION SELECT 'charge', charge_id FROM orders WHERE charge_id IS NOT NULL
    UNION SELECT 'charge', charge_id FROM chosen_matches
      WHERE account = $1 AND state = 'chosen'
        AND expectation IN (SELECT reference FROM orders)
  ), money AS (
    SELECT kind, id FROM things
    UNION SELECT 'transaction', $2
    UNION SELECT 'refund', $2
    UNION SELECT 'transaction', b.id FROM balance_transactions b
      WHERE b.account = $1 AND b.origin_id IN (SELECT id FROM things)
    UNION SELECT 'refund', r.id FROM refunds r
      WHERE r.account = $1 AND r.charge_id IN (SELECT id FROM things)
  )
  SELECT kind, id FROM money
  UNION SELECT 'finding', f.id FROM findings f
    WHERE f.account = $1 AND f.subject_id IN (SELECT id FROM money)
  ORDER BY kind, id`;
