import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';

/** How far the check of an account's log is, and what it has found so far. */
export interface LogCheck {
  /** Counts the steps, so that of two processes that do the same one, one is heard. */
  readonly steps: bigint;
  readonly phase: 'events' | 'evidence' | 'done';
  /** The last batch that was checked; null before the first. */
  readonly batch: bigint | null;
  /** The last event that was checked. */
  readonly position: bigint;
  readonly digest: Buffer | null;
  readonly committedAt: Instant | null;
  /** The last evidence that was checked; null before the first. */
  readonly evidence: Buffer | null;
  /** Of this walk through the log. */
  readonly faults: number;
  /** The first of them. */
  readonly fault: string | null;
  /** When the last walk came to its end. */
  readonly finishedAt: Instant | null;
  /** When a walk last came to its end without a fault. */
  readonly soundAt: Instant | null;
  /** When a fault was first found that no whole walk without one came after. */
  readonly brokenSince: Instant | null;
}

const COLUMNS = `steps, phase, batch, position, digest, committed_at AS "committedAt", evidence,
  faults, fault, finished_at AS "finishedAt", sound_at AS "soundAt",
  broken_since AS "brokenSince"`;

const WRITE = `
  INSERT INTO log_checks AS c (account, steps, phase, batch, position, digest, committed_at,
    evidence, faults, fault, finished_at, sound_at, broken_since)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (account) DO UPDATE SET steps = $2, phase = $3, batch = $4, position = $5,
    digest = $6, committed_at = $7, evidence = $8, faults = $9, fault = $10, finished_at = $11,
    sound_at = $12, broken_since = $13
  WHERE c.steps = $2 - 1 RETURNING 1`;

/** Where the checks of logs stand; one row for each account. */
@Injectable()
export class LogChecks {
  constructor(private readonly database: Database) {}

  async of(account: string): Promise<LogCheck | null> {
    const [row] = await this.database.query<LogCheck>(
      `SELECT ${COLUMNS} FROM log_checks WHERE account = $1`,
      [account],
    );
    return row ?? null;
  }

  /** Nothing, and answers with false, if somebody else has done this step meanwhile. */
  async write(account: string, check: LogCheck): Promise<boolean> {
    const written = await this.database.query(WRITE, [
      ...[account, check.steps, check.phase, check.batch, check.position, check.digest],
      ...[check.committedAt, check.evidence, check.faults, check.fault, check.finishedAt],
      ...[check.soundAt, check.brokenSince],
    ]);
    return written.length > 0;
  }
}
