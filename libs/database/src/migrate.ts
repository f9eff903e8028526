import { ownerDataSource } from './data-source.js';

const MIGRATION_LOCK = 7_305_001;

/** Brings the tables up to date; two processes that start at once take turns. */
export async function migrate(url: string): Promise<readonly string[]> {
  const source = await ownerDataSource(url).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
    await source.destroy();
  }
}
