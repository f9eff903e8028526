import type { Queryable } from './database.js';
import { migrations } from './migrations/index.js';

/** Names of all migrations that this program knows, in the order in which they are applied. */
export const knownMigrations: readonly string[] = migrations.map(({ name }) => name);

/** Names of the migrations that this program knows and its database does not have yet. */
export async function pendingMigrations(on: Queryable): Promise<readonly string[]> {
  const rows = await on.query<{ name: string }>('SELECT name FROM schema_migrations');
  const applied = new Set(rows.map(({ name }) => name));
  return knownMigrations.filter((name) => !applied.has(name));
}
