import type { DataSource } from 'typeorm';
import { ownerDataSource } from './data-source.js';

const MIGRATION_LOCK = 7_305_001;

/**
 * Brings the tables up to date; two processes that start at once take turns. With `only`, no other
 * migrations than those are applied: tables become as an earlier version had them.
 */
export async function migrate(url: string, only?: readonly string[]): Promise<readonly string[]> {
  const source = await ownerDataSource(url, only).initialize();
  try {
    return await migrateInTurn(source);
  } finally {
    await source.destroy();
  }
}

async function migrateInTurn(source: DataSource): Promise<readonly string[]> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    // The connection is closed right after, and with it goes the lock.
    await runner.release();
  }
}
