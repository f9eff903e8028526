import type { Queryable } from '#database';
import { DomainError } from '#kernel';
import { ALL_BREAKS } from './break-rows.js';
import type { BreakRecord } from './break-rows.js';

/** One break as it stands; `break.unknown` if there never was one. */
export async function findBreak(on: Queryable, account: string, id: string): Promise<BreakRecord> {
  const [row] = await on.query<BreakRecord>(`SELECT * FROM (${ALL_BREAKS}) AS b WHERE id = $2`, [
    account,
    id,
  ]);
  if (row) return row;
  throw new DomainError('break.unknown', `Account ${account} has no break ${id}.`);
}
