import type { Queryable } from '#database';
import { tellProgress } from '#kernel';
import type { FaultList } from '../domain/log-fault.js';
import { evidenceInOrder } from '../log/log-windows.js';

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

/** What events cite is there, or the log says that it was erased. */
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
  const missing = await checkMissing(tx, account, faults);
  await checkTombstones(tx, account, faults);
  const [row] = await tx.query<{ erased: number }>(ERASED, [account]);
  return { kept, missing, erased: row?.erased ?? 0 };
}

interface MissingRow {
  readonly hash: string;
  readonly cited: number;
  readonly position: bigint;
  readonly total: number;
}

async function checkMissing(tx: Queryable, account: string, faults: FaultList): Promise<number> {
  const rows = await tx.query<MissingRow>(MISSING, [account, LISTED]);
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

async function checkTombstones(tx: Queryable, account: string, faults: FaultList): Promise<void> {
  const rows = await tx.query<{ position: bigint; count: number }>(UNANNOUNCED, [account]);
  for (const { position, count } of rows) {
    faults.add(
      'erasure.unannounced',
      `${count} pieces of evidence are said to have been erased by the event at position ` +
        `${position}, which does not announce it.`,
    );
  }
}

const MISSING = `
  SELECT encode(e.evidence, 'hex') AS hash, count(*)::integer AS cited,
    min(e.position) AS position, (count(*) OVER ())::integer AS total
  FROM events e
  WHERE e.account = $1 AND e.evidence IS NOT NULL
    AND NOT EXISTS (SELECT FROM evidence v WHERE v.account = $1 AND v.hash = e.evidence)
    AND NOT EXISTS (SELECT FROM erased_evidence t
                    WHERE t.account = $1 AND t.hash = e.evidence AND t.webhook = '')
  GROUP BY e.evidence ORDER BY min(e.position) LIMIT $2`;

const UNANNOUNCED = `
  SELECT t.position, count(*)::integer AS count FROM erased_evidence t
  WHERE t.account = $1 GROUP BY t.position
  HAVING NOT is_erasure_announced($1, t.position) ORDER BY t.position`;

const ERASED = `
  SELECT count(DISTINCT t.hash)::integer AS erased FROM erased_evidence t
  WHERE t.account = $1 AND t.webhook = ''
    AND NOT EXISTS (SELECT FROM evidence v WHERE v.account = $1 AND v.hash = t.hash)`;
