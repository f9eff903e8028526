import type { Queryable } from '#database';
import { tellProgress } from '#kernel';
import type { FaultList } from '../domain/log-fault.js';
import { BELOW_ALL, BEYOND_ALL, evidenceInOrder } from '../log/log-windows.js';

const LISTED = 100;

/**
 * Pieces of evidence. `erased`: the log says who had them erased, and why. `missing`: events cite
 * them, and nobody says where they are.
 */
export interface EvidenceCount {
  readonly kept: number;
  readonly erased: number;
  readonly missing: number;
}

/** What events cite and webhooks said is there, or the log says that it was erased. */
export async function checkEvidence(
  tx: Queryable,
  account: string,
  faults: FaultList,
): Promise<EvidenceCount> {
  let kept = 0;
  for await (const { hash, actual } of evidenceInOrder(tx, account)) {
    tellProgress('Checking the evidence', (kept += 1), null, 'answers of Opn');
    if (hash.equals(actual)) continue;
    const cited = hash.toString('hex');
    faults.add('evidence.changed', `The evidence kept as ${cited} has another content.`);
  }
  const missing = await checkCited(tx, account, faults);
  await checkWebhooks(tx, account, faults);
  const [row] = await tx.query<{ erased: number }>(ERASED, [account]);
  return { kept, missing, erased: row?.erased ?? 0 };
}

/** Positions of a log, from behind `after` to `upTo`. */
export interface Span {
  readonly after: bigint;
  readonly upTo: bigint;
}

const ALL: Span = { after: BELOW_ALL, upTo: BEYOND_ALL };

/**
 * Whether what the events of a span cite is there, or was erased after them, and whether its events
 * announce what is said to have been erased by them. Answers how many pieces are missing.
 */
export async function checkCited(
  tx: Queryable,
  account: string,
  faults: FaultList,
  span = ALL,
): Promise<number> {
  const missing = await checkMissing(tx, account, faults, span);
  await checkTombstones(tx, account, faults, span);
  return missing;
}

interface MissingRow {
  readonly hash: string;
  readonly cited: number;
  readonly position: bigint;
  readonly total: number;
}

async function checkMissing(
  tx: Queryable,
  account: string,
  faults: FaultList,
  { after, upTo }: Span,
): Promise<number> {
  const rows = await tx.query<MissingRow>(MISSING, [account, LISTED, after, upTo]);
  for (const { hash, cited, position } of rows) {
    const first = cited === 1 ? `the event at position` : `${cited} events, the first at position`;
    const citing = `It is cited by ${first} ${position}.`;
    const message = `Evidence ${hash} is not there, and nobody had it erased. ${citing}`;
    faults.add('evidence.missing', message);
  }
  const total = rows[0]?.total ?? 0;
  faults.addUnlisted(total - rows.length);
  return total;
}

async function checkTombstones(
  tx: Queryable,
  account: string,
  faults: FaultList,
  { after, upTo }: Span,
): Promise<void> {
  const rows = await tx.query<{ position: bigint; count: number }>(UNANNOUNCED, [
    ...[account, after, upTo],
  ]);
  for (const { position, count } of rows) {
    faults.add(
      'erasure.unannounced',
      `${count} pieces of evidence are said to have been erased by the event at position ` +
        `${position}, which does not announce it.`,
    );
  }
}

async function checkWebhooks(tx: Queryable, account: string, faults: FaultList): Promise<void> {
  const rows = await tx.query<{ id: string; total: number }>(EMPTIED, [account, LISTED]);
  for (const { id } of rows) {
    const message = `What the webhook ${id} said is not there, and nobody had it erased.`;
    faults.add('webhook.emptied', message);
  }
  faults.addUnlisted((rows[0]?.total ?? 0) - rows.length);
}

/*
 * An erasure is no excuse for the event that came after it and cites the same answer again. Each
 * hash is looked up by itself, so that a span costs what it holds, however much else is kept.
 */
const MISSING = `
  WITH gone AS MATERIALIZED (
    SELECT e.evidence, e.position FROM events e
    LEFT JOIN LATERAL (
      SELECT v.hash FROM evidence v WHERE v.account = $1 AND v.hash = e.evidence LIMIT 1
    ) AS kept ON true
    WHERE e.account = $1 AND e.position > $3 AND e.position <= $4 AND e.evidence IS NOT NULL
      AND kept.hash IS NULL)
  SELECT encode(g.evidence, 'hex') AS hash, count(*)::integer AS cited,
    min(g.position) AS position, (count(*) OVER ())::integer AS total
  FROM gone g
  WHERE NOT EXISTS (SELECT FROM erased_evidence t
                    WHERE t.account = $1 AND t.hash = g.evidence AND t.webhook = ''
                      AND t.position > g.position)
  GROUP BY g.evidence ORDER BY min(g.position) LIMIT $2`;

/** Materialized: an event is asked once, and not for each of its tombstones. */
const UNANNOUNCED = `
  WITH erasures AS MATERIALIZED (
    SELECT t.position, count(*)::integer AS count FROM erased_evidence t
    WHERE t.account = $1 AND t.position > $2 AND t.position <= $3 GROUP BY t.position)
  SELECT position, count FROM erasures
  WHERE NOT is_erasure_announced($1, position) ORDER BY position`;

/** One that was never understood may have come empty; it is not worked off. */
const EMPTIED = `
  SELECT i.id, (count(*) OVER ())::integer AS total FROM inbox i
  WHERE i.account = $1 AND i.state = 'done' AND octet_length(i.body) = 0
    AND NOT EXISTS (SELECT FROM erased_evidence t WHERE t.account = $1 AND t.webhook = i.id)
  ORDER BY i.id LIMIT $2`;

const ERASED = `
  SELECT count(DISTINCT t.hash)::integer AS erased FROM erased_evidence t
  WHERE t.account = $1 AND t.webhook = ''
    AND NOT EXISTS (SELECT FROM evidence v WHERE v.account = $1 AND v.hash = t.hash)`;
