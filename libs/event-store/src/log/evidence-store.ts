import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';

/** Why evidence is not there any more; `at` is when the last of it went. */
export interface Erasure {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

/** Raw answers of Opn, kept apart from the log: for auditors, and erasable by retention. */
@Injectable()
export class EvidenceStore {
  constructor(private readonly database: Database) {}

  /** The answer as canonical JSON text, or `null` where it was never kept or has been erased. */
  async find(account: string, hash: string): Promise<string | null> {
    const [row] = await this.database.query<{ body: Buffer }>(
      `SELECT body FROM evidence WHERE account = $1 AND hash = decode($2, 'hex')`,
      [account, hash],
    );
    return row?.body.toString('utf8') ?? null;
  }

  /** Of these hashes (hex), those whose evidence was erased and has not been kept again since. */
  async erasures(
    account: string,
    hashes: readonly (string | null)[],
  ): Promise<ReadonlyMap<string, Erasure>> {
    const asked = [...new Set(hashes)].filter((hash) => hash !== null);
    if (asked.length === 0) return new Map();
    const rows = await this.database.query<Erasure & { hash: string }>(ERASURES, [account, asked]);
    return new Map(rows.map(({ hash, ...erasure }) => [hash, erasure]));
  }
}

const ERASURES = `
  SELECT DISTINCT ON (t.hash) encode(t.hash, 'hex') AS hash, t.erased_at AS at,
    coalesce(e.data ->> 'by', '') AS by, coalesce(e.data ->> 'reason', '') AS reason
  FROM erased_evidence t
  LEFT JOIN events e ON e.account = $1 AND e.position = t.position
  WHERE t.account = $1 AND t.webhook = ''
    AND t.hash = ANY(ARRAY(SELECT decode(h, 'hex') FROM unnest($2::text[]) AS h))
    AND NOT EXISTS (SELECT FROM evidence v WHERE v.account = $1 AND v.hash = t.hash)
  ORDER BY t.hash, t.position DESC`;
