import type { Queryable } from '#database';

/** How far a projection group has come in an account's log, and what stopped it, if anything. */
export interface Checkpoint {
  readonly position: number;
  readonly failure: string | null;
}

interface CheckpointRow {
  readonly position: bigint;
  readonly failure: string | null;
}

export const CHECKPOINTS_TABLE = 'projection_checkpoints';

/** Locks the checkpoint: one process at a time moves a group of an account. */
export async function lockCheckpoint(
  tx: Queryable,
  account: string,
  name: string,
): Promise<Checkpoint> {
  await tx.query(
    `INSERT INTO projection_checkpoints (account, name, position) VALUES ($1, $2, 0)
     ON CONFLICT (account, name) DO NOTHING`,
    [account, name],
  );
  const [row] = await tx.query<CheckpointRow>(
    `SELECT position, failure FROM projection_checkpoints
     WHERE account = $1 AND name = $2 FOR UPDATE`,
    [account, name],
  );
  return checkpointFrom(row);
}

export async function moveCheckpoint(
  tx: Queryable,
  account: string,
  name: string,
  position: number,
): Promise<void> {
  await tx.query(
    `UPDATE projection_checkpoints SET position = $3, failure = NULL, moved_at = clock_timestamp()
     WHERE account = $1 AND name = $2`,
    [account, name, position],
  );
}

/** Only where it still stands: another process, of a newer release maybe, may have got past it. */
export async function noteFailure(
  on: Queryable,
  account: string,
  name: string,
  { position, failure }: Checkpoint,
): Promise<void> {
  await on.query(
    `INSERT INTO projection_checkpoints AS c (account, name, position, failure)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (account, name) DO UPDATE SET failure = excluded.failure
     WHERE c.position = excluded.position`,
    [account, name, position, failure],
  );
}

export async function readCheckpoint(
  on: Queryable,
  account: string,
  name: string,
): Promise<Checkpoint> {
  const [row] = await on.query<CheckpointRow>(
    'SELECT position, failure FROM projection_checkpoints WHERE account = $1 AND name = $2',
    [account, name],
  );
  return checkpointFrom(row);
}

const checkpointFrom = (row: CheckpointRow | undefined): Checkpoint => ({
  position: Number(row?.position ?? 0n),
  failure: row?.failure ?? null,
});
