import { copyIn, inTransaction, knownMigrations, migrate } from '#database';
import { ownSessionName, withCopySession } from '#database';
import { tellProgress } from '#kernel';
import { escapeIdentifier } from 'pg';
import type { Client } from 'pg';
import {
  BackupDamagedError,
  BackupNewerError,
  DatabaseNotEmptyError,
} from '../../domain/backup/backup.errors.js';
import type { BackupPiece, SectionHeading } from '../../domain/backup/manifest.js';
import { KEPT_TABLES, TABLE_FATES } from '../../domain/backup/table-fates.js';
import { migrationsOf, tablesOf } from './backup-tables.js';
import { SectionTally } from './checked-pieces.js';
import { backupPieces, checkBackup } from './read-backup.js';
import type { CheckedBackup } from './read-backup.js';

const APPLICATION = ownSessionName('restore');

/**
 * Puts a backup into an empty database: the file is read whole first, tables are made as it had
 * them, rows come in within one transaction, and only then are the tables brought up to date.
 * Books are not rebuilt here. A refused file leaves the database as it was.
 * @throws NoBackupError, BackupDamagedError, BackupNewerError, DatabaseNotEmptyError
 */
export async function restoreBackup(path: string, url: string): Promise<CheckedBackup> {
  const backup = await checkBackup(path);
  const { migrations } = backup.manifest;
  const unknown = migrations.find((name) => !knownMigrations.includes(name));
  if (unknown !== undefined) throw new BackupNewerError(path, unknown);
  await withCopySession(url, APPLICATION, (client) => refuseUnlessEmpty(client, url));
  await migrate(url, migrations);
  await withCopySession(url, APPLICATION, (client) =>
    inTransaction(client, 'READ COMMITTED', () => copyAll(client, url, backup)),
  );
  await migrate(url);
  return backup;
}

/** Nobody opens an account there until all is in, or nothing. */
async function copyAll(client: Client, url: string, backup: CheckedBackup): Promise<void> {
  await client.query('LOCK TABLE log_heads IN EXCLUSIVE MODE');
  await refuseUnlessEmpty(client, url);
  const pieces = backupPieces(backup.path);
  try {
    for (;;) {
      const { value: piece, done } = await pieces.next();
      if (done === true) return;
      if (piece.kind === 'heading') await copySection(client, piece.heading, { backup, pieces });
    }
  } finally {
    await pieces.return(undefined);
  }
}

interface Reading {
  readonly backup: CheckedBackup;
  readonly pieces: AsyncGenerator<BackupPiece, void>;
}

async function copySection(
  client: Client,
  { table, columns }: SectionHeading,
  { backup: { path, manifest }, pieces }: Reading,
): Promise<void> {
  if (TABLE_FATES[table]?.fate !== 'kept') {
    throw new BackupDamagedError(path, `it has rows of ${table}, which is not kept in backups`);
  }
  const into = `COPY ${table} (${columns.map(escapeIdentifier).join(', ')}) FROM STDIN`;
  const total = manifest.tables.find((one) => one.table === table)?.rows ?? null;
  let stated = NaN;
  const rows = async function* (): AsyncGenerator<Buffer> {
    const tally = new SectionTally();
    for (;;) {
      const { value: piece, done } = await pieces.next();
      if (done === true) throw new BackupDamagedError(path, `${table} has no end`);
      if (piece.kind === 'end') {
        stated = piece.end.rows;
        return;
      }
      if (piece.kind !== 'rows') throw new BackupDamagedError(path, `${table} has no end`);
      tally.add(piece.bytes);
      tellProgress(`Restoring ${table}`, tally.soFar.rows, total, 'rows');
      yield piece.bytes;
    }
  };
  const copied = await copyIn(client, into, rows());
  if (copied === stated) return;
  throw new BackupDamagedError(path, `of ${table} ${copied} rows of ${stated} went in`);
}

/** Empty: without tables, or with ours and nothing in those that a backup keeps. */
async function refuseUnlessEmpty(client: Client, url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const tables = await tablesOf(client);
  const others = tables.filter((table) => TABLE_FATES[table] === undefined);
  if (others.length > 0) throw new DatabaseNotEmptyError(name, `it has a table ${others[0]}`);
  if (tables.length > 0 && (await migrationsOf(client)).length === 0) {
    throw new DatabaseNotEmptyError(name, 'it has tables that no migration made');
  }
  for (const { table } of KEPT_TABLES) {
    if (!tables.includes(table)) continue;
    const { rowCount } = await client.query(`SELECT FROM ${table} LIMIT 1`);
    if (rowCount !== 0) throw new DatabaseNotEmptyError(name, `its table ${table} has rows`);
  }
}
