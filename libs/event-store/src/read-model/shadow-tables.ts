import type { Queryable } from '#database';

/** What is gone with the transaction, or with whoever drops it. */
export type Life = 'transaction' | 'session';

/**
 * Empty tables of the same shape, name and triggers, which only this transaction sees: PostgreSQL
 * looks for a name among temporary tables first.
 */
export async function shadowTables(
  tx: Queryable,
  names: readonly string[],
  life: Life = 'transaction',
): Promise<void> {
  const end = life === 'transaction' ? 'ON COMMIT DROP' : '';
  for (const name of new Set(names)) {
    await tx.query(`CREATE TEMPORARY TABLE "${name}" (LIKE public."${name}" INCLUDING ALL) ${end}`);
    for (const trigger of await triggersOf(tx, name)) await tx.query(trigger);
  }
}

/** What the table's triggers derive of its rows must be derived here as well. */
async function triggersOf(tx: Queryable, name: string): Promise<readonly string[]> {
  const rows = await tx.query<{ definition: string }>(
    `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger
     WHERE tgrelid = format('public.%I', $1::text)::regclass AND NOT tgisinternal
     ORDER BY tgname`,
    [name],
  );
  return rows.map(({ definition }) => definition.replace(/ ON public\./u, ' ON pg_temp.'));
}
