import type { Queryable, Session } from '#database';
import type { EvidencePiece, FoundEvidence } from '#event-store';
import type { Instant } from '#kernel';
import { subjectOf } from './subject-of.js';

/** What is to be erased: everything about a reference, one piece, or what is older than a time. */
export type ErasureScope =
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'piece'; readonly hash: string }
  | { readonly kind: 'age'; readonly before: Instant };

/** Pieces of evidence found, and what stands in their way or beside them. */
export interface ErasableCount {
  readonly answers: number;
  readonly webhooks: number;
  readonly bytes: number;
  /** Webhooks of the scope that are not worked off: their bodies are still needed. */
  readonly undecided: number;
  /** Pieces of the scope that were erased before. */
  readonly erasedBefore: number;
}

/** A charge's streams; those that a piece shares with others are named for all of them. */
export interface CitedBy {
  readonly events: number;
  readonly streams: readonly string[];
}

interface OpenCharge {
  readonly id: string;
  readonly createdAt: Instant;
}

/**
 * What is found stays in a temporary table of one connection until it is erased part by part:
 * seven years of a large shop are more than fits in memory.
 */
export class ErasableEvidence {
  /** Up to where in the log it is known what cites the pieces; what comes later may cite one. */
  private knownTo = 0;

  private constructor(
    private readonly session: Session,
    private readonly account: string,
  ) {}

  static async within<T>(
    session: Session,
    account: string,
    work: (found: ErasableEvidence) => Promise<T>,
  ): Promise<T> {
    try {
      await session.query(TABLE);
      return await work(new ErasableEvidence(session, account));
    } finally {
      await session.query('DROP TABLE IF EXISTS pg_temp.erasable');
    }
  }

  async find(scope: ErasureScope): Promise<ErasableCount> {
    const { account } = this;
    const [fill, count, values] = await questionsOf(this.session, account, scope);
    const [head] = await this.session.query<{ position: bigint }>(HEAD, [account]);
    this.knownTo = Number(head?.position ?? 0n);
    await this.session.query(fill, values);
    const [rest = { undecided: 0, erasedBefore: 0 }] = await this.session.query<Rest>(
      count,
      values,
    );
    const [sums] = await this.session.query<Sums>(SUMS);
    const { answers = 0, webhooks = 0, bytes = 0n } = sums ?? {};
    return { answers, webhooks, bytes: Number(bytes), ...rest };
  }

  /** All events that cite what was found, also those of other things. */
  async citedBy(): Promise<CitedBy> {
    const rows = await this.session.query<{ stream: string; events: number }>(CITED_BY, [
      this.account,
    ]);
    const events = rows.reduce((sum, row) => sum + row.events, 0);
    return { events, streams: rows.map(({ stream }) => stream) };
  }

  /** Of the charges that these streams tell of, those that are open and younger than a time. */
  openCharges(streams: readonly string[], since: Instant): Promise<readonly OpenCharge[]> {
    return this.session.query<OpenCharge>(OPEN_CHARGES, [this.account, streams, since]);
  }

  /** Some of the pieces, from the one with the number on. */
  async part(from: number, limit: number): Promise<FoundEvidence> {
    const pieces = await this.session.query<EvidencePiece>(PART, [from, from + limit]);
    return { pieces, knownTo: this.knownTo };
  }
}

type Rest = Pick<ErasableCount, 'undecided' | 'erasedBefore'>;
type Sums = { readonly answers: number; readonly webhooks: number; readonly bytes: bigint };

type Questions = readonly [fill: string, count: string, values: readonly unknown[]];

async function questionsOf(
  on: Queryable,
  account: string,
  scope: ErasureScope,
): Promise<Questions> {
  switch (scope.kind) {
    case 'age':
      return [
        filled(OLD_ANSWERS, OLD_WEBHOOKS),
        counted(OLD_WEBHOOKS, 'false'),
        [account, scope.before],
      ];
    case 'piece':
      return [
        filled(`v.hash = decode($2, 'hex')`, 'false'),
        counted('false', `t.hash = decode($2, 'hex')`),
        [account, scope.hash],
      ];
    case 'reference': {
      const { streams, objectIds } = await subjectOf(on, account, scope.reference);
      return [
        filled(CITED_ANSWERS, ABOUT_WEBHOOKS),
        counted(ABOUT_WEBHOOKS, ERASED_ABOUT),
        [account, streams, objectIds],
      ];
    }
  }
}

const TABLE = `
  CREATE TEMPORARY TABLE erasable (
    n bigint PRIMARY KEY, hash bytea NOT NULL, webhook text, bytes bigint NOT NULL)`;

const HEAD = 'SELECT position FROM log_heads WHERE account = $1';

/** An answer is as old as the last event that cites it. */
const OLD_ANSWERS = `v.recorded_at < $2 AND NOT EXISTS (
  SELECT FROM events e WHERE e.account = $1 AND e.evidence = v.hash AND e.recorded_at >= $2)`;
const OLD_WEBHOOKS = 'i.received_at < $2';

const CITED_ANSWERS = `v.hash IN (
  SELECT e.evidence FROM events e WHERE e.account = $1 AND e.stream = ANY($2::text[]))`;
const ABOUT_WEBHOOKS = '(i.object_id = ANY($3::text[]) OR i.event_id = ANY($3::text[]))';
const ERASED_ABOUT = `(t.hash IN (
    SELECT e.evidence FROM events e WHERE e.account = $1 AND e.stream = ANY($2::text[]))
  OR t.webhook IN (SELECT i.id FROM inbox i WHERE i.account = $1 AND ${ABOUT_WEBHOOKS}))`;

const filled = (answers: string, webhooks: string): string => `
  INSERT INTO pg_temp.erasable (n, hash, webhook, bytes)
  SELECT row_number() OVER (ORDER BY hash, webhook), hash, webhook, bytes FROM (
    SELECT v.hash, NULL AS webhook, octet_length(v.body) AS bytes FROM evidence v
    WHERE v.account = $1 AND ${answers}
    UNION ALL
    SELECT sha256(i.body), i.id, octet_length(i.body) FROM inbox i
    WHERE i.account = $1 AND i.state = 'done' AND i.erased_at IS NULL AND ${webhooks}) AS found`;

const counted = (webhooks: string, tombstones: string): string => `
  SELECT (SELECT count(*)::integer FROM inbox i
          WHERE i.account = $1 AND i.state <> 'done' AND ${webhooks}) AS undecided,
    (SELECT count(*)::integer FROM erased_evidence t
     WHERE t.account = $1 AND ${tombstones}
       AND NOT EXISTS (SELECT FROM pg_temp.erasable x WHERE x.hash = t.hash)) AS "erasedBefore"`;

const SUMS = `
  SELECT (count(*) FILTER (WHERE webhook IS NULL))::integer AS answers,
    count(webhook)::integer AS webhooks, coalesce(sum(bytes), 0)::bigint AS bytes
  FROM pg_temp.erasable`;

const CITED_BY = `
  SELECT e.stream, count(*)::integer AS events FROM events e
  WHERE e.account = $1
    AND e.evidence IN (SELECT hash FROM pg_temp.erasable WHERE webhook IS NULL)
  GROUP BY e.stream ORDER BY e.stream`;

const OPEN_CHARGES = `
  SELECT c.id, c.created_at AS "createdAt" FROM charges c
  WHERE c.account = $1 AND c.status = 'pending' AND c.created_at > $3
    AND 'charge/' || $1 || '/' || c.id = ANY($2::text[])
  ORDER BY c.created_at, c.id`;

const PART = `
  SELECT encode(hash, 'hex') AS hash, webhook FROM pg_temp.erasable
  WHERE n >= $1 AND n < $2 ORDER BY n`;
