import { Database, isDataRefused, NO_DATA_FOUND, sqlState } from '#database';
import { Injectable } from '@nestjs/common';
import { AppendQueueFullError, UnknownAccountError } from '../application/event-store.errors.js';
import type { Recorded } from '../domain/event.js';
import type { PreparedAppend } from '../domain/prepared-append.js';
import { batchJson } from './append-batch.js';
import { GroupCommit } from './group-commit.js';
import type { QueuedWork } from './group-commit.js';

const MAX_EVENTS_PER_COMMIT = 1_000;
const MAX_WAITING_APPENDS = 20_000;
const COMMITS_IN_FLIGHT = 2;

/** Channel on which every commit is announced; the payload is the account. */
export const LOG_CHANNEL = 'yodtrong_log';

/** What became of an append: its events with their positions, or `null` if the stream moved on. */
export type AppendVerdict = readonly Recorded[] | null;

interface Verdict {
  readonly no: number;
  readonly accepted: boolean;
  readonly last_position: bigint | null;
}

/**
 * Appends by group commit: whatever queued while the last commit was in flight is the next one.
 * No timer, so a lone append waits for nothing, and a crowd shares its commits.
 */
@Injectable()
export class LogAppender {
  private readonly queues = new Map<string, GroupCommit<PreparedAppend, AppendVerdict>>();

  constructor(private readonly database: Database) {}

  /** Creates the account's log if there is none yet. Its chain starts at the account's name. */
  async open(account: string): Promise<void> {
    await this.database.query(
      `INSERT INTO log_heads (account, position, batch, digest, committed_at)
       VALUES ($1, 0, 0, sha256(convert_to($1, 'UTF8')), clock_timestamp())
       ON CONFLICT (account) DO NOTHING`,
      [account],
    );
  }

  /** Stream by stream: each append is accepted or stale for itself. */
  append(account: string, append: PreparedAppend): Promise<AppendVerdict> {
    return this.queue(account).add(append, append.events.length);
  }

  /** All of them or, if any stream moved on, none. */
  async appendWhole(
    account: string,
    appends: readonly PreparedAppend[],
  ): Promise<readonly AppendVerdict[]> {
    const verdicts = await this.commit(account, appends, true);
    this.announce(account);
    return verdicts;
  }

  private queue(account: string): GroupCommit<PreparedAppend, AppendVerdict> {
    const existing = this.queues.get(account);
    if (existing) return existing;
    const created = new GroupCommit<PreparedAppend, AppendVerdict>({
      maxWeight: MAX_EVENTS_PER_COMMIT,
      maxWaiting: MAX_WAITING_APPENDS,
      inFlight: COMMITS_IN_FLIGHT,
      full: () => new AppendQueueFullError(),
      divides: isDataRefused,
      commit: (work: readonly QueuedWork<PreparedAppend>[]) =>
        this.commit(
          account,
          work.map(({ item }) => item),
          false,
        ),
      committed: () => this.announce(account),
    });
    this.queues.set(account, created);
    return created;
  }

  private async commit(
    account: string,
    appends: readonly PreparedAppend[],
    whole: boolean,
  ): Promise<readonly AppendVerdict[]> {
    try {
      const verdicts = await this.database.query<Verdict>({
        name: 'append-events',
        text: 'SELECT no, accepted, last_position FROM append_events($1, $2)',
        values: [account, batchJson(appends, whole)],
      });
      return answers(appends, verdicts);
    } catch (error) {
      if (sqlState(error) === NO_DATA_FOUND) throw new UnknownAccountError(account, error);
      throw error;
    }
  }

  /** A nudge only: who listens also polls, so a lost announcement delays and never loses. */
  private announce(account: string): void {
    this.database.query('SELECT pg_notify($1, $2)', [LOG_CHANNEL, account]).catch(() => undefined);
  }
}

function answers(
  appends: readonly PreparedAppend[],
  verdicts: readonly Verdict[],
): readonly AppendVerdict[] {
  const byNumber = new Map(verdicts.map((verdict) => [verdict.no, verdict]));
  return appends.map(({ events }, no) => {
    const verdict = byNumber.get(no);
    if (!verdict?.accepted) return null;
    const before = Number(verdict.last_position ?? 0n) - events.length;
    return events.map(({ recorded }, index) => ({ ...recorded, position: before + index + 1 }));
  });
}
