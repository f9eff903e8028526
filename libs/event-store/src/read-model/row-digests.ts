import type { Queryable } from '#database';

/** A digest of all rows of an account in each table, independent of the order of storage. */
export async function rowDigests(
  tx: Queryable,
  account: string,
  tables: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const table of tables) {
    const [row] = await tx.query<{ digest: string | null }>(
      `SELECT md5(string_agg(h, '' ORDER BY h)) AS digest
       FROM (SELECT md5(t::text) AS h FROM "${table}" t WHERE account = $1) AS rows`,
      [account],
    );
    digests.set(table, row?.digest ?? '');
  }
  return digests;
}
