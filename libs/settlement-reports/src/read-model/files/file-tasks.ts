import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { FileKey, Progress } from '../../domain/files/report-file.js';
import { IS_KEY, valuesOf } from './file-rows.js';

/** Announces, with an account, that a file was asked for. */
export const FILES_CHANNEL = 'yodtrong_report_files';

/** A rendering that says nothing for this long has died. */
const SILENT_AFTER = "interval '60 seconds'";

/** After a failure it is tried again: soon at first, later every hour. */
const FIRST_WAIT_SECONDS = 10;
/** … and where somebody asks, as soon as this. */
export const RETRIED_AFTER_SECONDS = FIRST_WAIT_SECONDS;
const MOST_DOUBLINGS = 8;
const LONGEST_WAIT_SECONDS = 3_600;

const MAX_FAILURE_CHARACTERS = 500;

/** A file that somebody waits for, or that is being made. */
export interface FileTask extends FileKey {
  readonly state: 'waiting' | 'rendering' | 'failed';
  readonly progress: Progress;
  readonly failure: string | null;
  readonly nextTryAt: Instant | null;
  /** It failed, and the next try is still to come. */
  readonly isPutOff: boolean;
}

export interface FileTaskNumbers {
  readonly waiting: number;
  readonly oldestAt: Instant | null;
  readonly failing: number;
}

type TaskRow = Omit<FileTask, 'progress'> & { readonly done: bigint; readonly total: bigint };

const TASK_COLUMNS = `
  account, subject, version, digest, form, language, rows_done AS done, rows_total AS total,
  last_failure AS failure, next_try_at AS "nextTryAt",
  coalesce(next_try_at > clock_timestamp(), false) AS "isPutOff",
  CASE WHEN seen_at > clock_timestamp() - ${SILENT_AFTER} THEN 'rendering'
       WHEN last_failure IS NOT NULL THEN 'failed' ELSE 'waiting' END AS state`;

/** What is to be made and how far it is, for all processes; operational, and gone when done. */
@Injectable()
export class FileTasks {
  constructor(private readonly database: Database) {}

  /** Somebody waits for it: it is made before those nobody asked for, and soon after a failure. */
  async ask(key: FileKey): Promise<void> {
    await this.database.query(
      `INSERT INTO report_file_tasks
         (account, subject, version, digest, form, language, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())
       ON CONFLICT (account, subject, version, digest, form, language) DO UPDATE
         SET asked_at = coalesce(report_file_tasks.asked_at, excluded.asked_at),
             next_try_at = CASE WHEN report_file_tasks.next_try_at IS NOT NULL THEN
               least(report_file_tasks.next_try_at,
                     clock_timestamp() + $7 * interval '1 second') END`,
      [...valuesOf(key), RETRIED_AFTER_SECONDS],
    );
    await this.database
      .query('SELECT pg_notify($1, $2)', [FILES_CHANNEL, key.account])
      .catch(() => undefined); // whoever makes files also looks by himself
  }

  async of(account: string, subject: string): Promise<readonly FileTask[]> {
    const rows = await this.database.query<TaskRow>(
      `SELECT ${TASK_COLUMNS} FROM report_file_tasks WHERE account = $1 AND subject = $2`,
      [account, subject],
    );
    return rows.map(fileTask);
  }

  /** Those that were asked for first, then those that failed; at most `limit`, none too early. */
  async due(account: string, limit: number): Promise<readonly FileTask[]> {
    const rows = await this.database.query<TaskRow>(
      `SELECT ${TASK_COLUMNS} FROM report_file_tasks
       WHERE account = $1 AND (next_try_at IS NULL OR next_try_at <= clock_timestamp())
       ORDER BY asked_at NULLS LAST, subject DESC, version DESC LIMIT $2`,
      [account, limit],
    );
    return rows.map(fileTask);
  }

  /** Those that failed and are not to be tried yet. */
  async putOff(account: string): Promise<readonly FileTask[]> {
    const rows = await this.database.query<TaskRow>(
      `SELECT ${TASK_COLUMNS} FROM report_file_tasks
       WHERE account = $1 AND next_try_at > clock_timestamp()`,
      [account],
    );
    return rows.map(fileTask);
  }

  /** Those that somebody waits for, or that failed; `oldestAt`: since when somebody waits. */
  async numbers(account: string): Promise<FileTaskNumbers> {
    const [row] = await this.database.query<FileTaskNumbers>(
      `SELECT count(*)::integer AS waiting, min(asked_at) AS "oldestAt",
         (count(*) FILTER (WHERE failures > 0))::integer AS failing
       FROM report_file_tasks WHERE account = $1`,
      [account],
    );
    return row ?? { waiting: 0, oldestAt: null, failing: 0 };
  }

  /** It is being made, and this far. */
  async note(key: FileKey, { done, total }: Progress): Promise<void> {
    await this.database.query(
      `INSERT INTO report_file_tasks (account, subject, version, digest, form, language,
                                      started_at, seen_at, rows_done, rows_total)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), clock_timestamp(), $7, $8)
       ON CONFLICT (account, subject, version, digest, form, language) DO UPDATE
         SET started_at = coalesce(report_file_tasks.started_at, excluded.started_at),
             seen_at = excluded.seen_at, rows_done = $7, rows_total = $8`,
      [...valuesOf(key), done, total],
    );
  }

  async failed(key: FileKey, failure: string): Promise<void> {
    await this.database.query(
      `UPDATE report_file_tasks
       SET seen_at = NULL, started_at = NULL, rows_done = 0, failures = failures + 1,
           last_failure = $7,
           next_try_at = clock_timestamp() + least($8, $9 * 2 ^ least(failures, $10))
             * interval '1 second'
       WHERE ${IS_KEY}`,
      [
        ...valuesOf(key),
        failure.slice(0, MAX_FAILURE_CHARACTERS),
        ...[LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS, MOST_DOUBLINGS],
      ],
    );
  }

  async done(key: FileKey): Promise<void> {
    await this.database.query(`DELETE FROM report_file_tasks WHERE ${IS_KEY}`, valuesOf(key));
  }
}

const fileTask = ({ done, total, ...row }: TaskRow): FileTask => ({
  ...row,
  progress: { done: Number(done), total: Number(total) },
});
