import { setTimeout as pause } from 'node:timers/promises';
import { backoffMs, DomainError, SECOND_MS } from '#kernel';
import type { Backoff } from '#kernel';
import type { DataSource } from 'typeorm';
import { ownerDataSource } from './data-source.js';
import { reachDatabase } from './reach-database.js';
import { wasHeldUp } from './sql-state.js';

const MIGRATION_LOCK = 7_305_001;

/** How a step waits for tables that others work with, and how often it comes back. */
export interface LockPatience {
  /** Whoever comes after a step that waits has to wait as well, so it never waits for long. */
  readonly lockTimeoutMs: number;
  readonly tries: number;
  readonly backoff: Backoff;
}

/** Some two minutes, of which others are held up for a few moments at a time. */
const PATIENCE: LockPatience = {
  lockTimeoutMs: 2 * SECOND_MS,
  tries: 30,
  backoff: { firstMs: 250, capMs: 4 * SECOND_MS },
};

/**
 * Brings the tables up to date; two processes that start at once take turns. With `only`, no other
 * migrations than those are applied: tables become as an earlier version had them. While older
 * replicas go on working, a step that needs a table of theirs asks for it briefly, again and again
 * (`database.tables_in_use`).
 */
export async function migrate(
  url: string,
  only?: readonly string[],
  patience: LockPatience = PATIENCE,
): Promise<readonly string[]> {
  const owner = ownerDataSource(url, only, patience.lockTimeoutMs);
  const source = await reachDatabase(url, () => owner.initialize());
  try {
    return await migrateInTurn(source, patience);
  } finally {
    await source.destroy();
  }
}

async function migrateInTurn(
  source: DataSource,
  patience: LockPatience,
): Promise<readonly string[]> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SET lock_timeout = 0'); // of a turn there is no hurry
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await migratePatiently(source, patience);
  } finally {
    // The connection is closed right after, and with it goes the lock.
    await runner.release();
  }
}

/** Steps that are done stay done: each has a transaction of its own. */
async function migratePatiently(
  source: DataSource,
  { tries, backoff }: LockPatience,
): Promise<readonly string[]> {
  const before = await appliedNames(source);
  for (let tried = 1; ; tried += 1) {
    try {
      await source.runMigrations();
      const after = await appliedNames(source);
      return after.filter((name) => !before.includes(name));
    } catch (error) {
      if (!wasHeldUp(error)) throw error;
      if (tried >= tries) throw tablesInUse(tried, error);
      await pause(backoffMs(tried, backoff, Math.random));
    }
  }
}

async function appliedNames(source: DataSource): Promise<readonly string[]> {
  const table = `to_regclass('schema_migrations')`;
  const [found] = await source.query<{ exists: boolean }[]>(
    `SELECT ${table} IS NOT NULL AS exists`,
  );
  if (found?.exists !== true) return [];
  const rows = await source.query<{ name: string }[]>(
    'SELECT name FROM schema_migrations ORDER BY id',
  );
  return rows.map(({ name }) => name);
}

const tablesInUse = (tries: number, cause: unknown): DomainError =>
  new DomainError(
    'database.tables_in_use',
    `A step of the migration needs a table that others have held at each of ${tries} tries, such ` +
      'as a backup, or a session that was left open in a transaction. Steps before it are done, ' +
      'and nothing of this one is; what runs goes on. Run it again when that is over.',
    {},
    { cause },
  );
