import type { Queryable } from '#database';

/**
 * Empty tables of the same shape and name, which only this transaction sees: PostgreSQL looks for
 * a name among temporary tables first. They are gone with the transaction.
 */
export async function shadowTables(tx: Queryable, names: readonly string[]): Promise<void> {
  for (const name of new Set(names)) {
    await tx.query(
      `CREATE TEMPORARY TABLE "${name}" (LIKE public."${name}" INCLUDING ALL) ON COMMIT DROP`,
    );
  }
}
