import type { Writable } from 'node:stream';
import { copyOut, inTransaction, ownSessionName, withCopySession } from '#database';
import { DomainError, tellProgress } from '#kernel';
import type { Instant } from '#kernel';
import { escapeIdentifier } from 'pg';
import type { Client } from 'pg';
import { BACKUP_FORM } from '../../domain/backup/manifest.js';
import type {
  BackedUpAccount,
  BackupHeader,
  BackupManifest,
  BackupPiece,
  SectionEnd,
} from '../../domain/backup/manifest.js';
import type { KeptTable } from '../../domain/backup/table-fates.js';
import { columnsOf, estimatedRowsOf, keptTablesOf, migrationsOf } from './backup-tables.js';
import { SectionTally } from './checked-pieces.js';
import { writePieces } from './write-pieces.js';

/**
 * Writes one snapshot of everything that cannot be derived, in constant memory, while the
 * installation goes on working. Tables may be those of an earlier version: nothing is migrated.
 * @throws whatever `file` says, for example that the disk is full.
 */
export async function writeBackup(url: string, file: Writable): Promise<BackupManifest> {
  return withCopySession(url, ownSessionName('backup'), (client) =>
    inTransaction(client, 'REPEATABLE READ READ ONLY', async () => {
      const snapshot = new Snapshot(client);
      await writePieces(snapshot.pieces(), file);
      return snapshot.manifest();
    }),
  );
}

class Snapshot {
  private taken: BackupManifest | null = null;

  constructor(private readonly client: Client) {}

  manifest(): BackupManifest {
    if (this.taken === null) throw new Error('The backup was not written to its end.');
    return this.taken;
  }

  async *pieces(): AsyncGenerator<BackupPiece> {
    const header = await this.header();
    yield { kind: 'begin', header };
    const tables: SectionEnd[] = [];
    for (const kept of await keptTablesOf(this.client)) {
      const end = yield* this.section(kept);
      tables.push(end);
      yield { kind: 'end', end };
    }
    this.taken = { ...header, accounts: await accountsOf(this.client), tables };
    yield { kind: 'manifest', manifest: this.taken };
  }

  private async header(): Promise<BackupHeader> {
    const migrations = await migrationsOf(this.client);
    if (migrations.length === 0) throw new NothingToBackUpError();
    const { rows } = await this.client.query<{ at: Instant }>('SELECT now() AS at');
    const [now] = rows;
    if (now === undefined) throw new Error('The database does not say what time it is.');
    return { form: BACKUP_FORM, takenAt: now.at, migrations };
  }

  private async *section({ table, where }: KeptTable): AsyncGenerator<BackupPiece, SectionEnd> {
    const columns = await columnsOf(this.client, table);
    const estimate = await estimatedRowsOf(this.client, table);
    yield { kind: 'heading', heading: { table, columns } };
    const tally = new SectionTally();
    const chosen = columns.map(escapeIdentifier).join(', ');
    const rows = `SELECT ${chosen} FROM ${table}${where === null ? '' : ` WHERE ${where}`}`;
    const copied = copyOut(this.client, `COPY (${rows}) TO STDOUT`);
    for await (const bytes of copied) {
      tally.add(bytes);
      tellProgress(`Copying ${table}`, tally.soFar.rows, estimate, 'rows');
      yield { kind: 'rows', bytes };
    }
    const end = tally.end(table);
    if (end.rows === copied.rows) return end;
    throw new Error(`Of ${table} came ${end.rows} rows, and the server sent ${copied.rows}.`);
  }
}

class NothingToBackUpError extends DomainError {
  constructor() {
    super(
      'backup.nothing',
      'The database has no tables of Yodtrong. Is DATABASE_URL (or DATA_DIR) the one it runs on?',
    );
  }
}

const ACCOUNTS = `
  SELECT account, position::int8, batch::int8, encode(digest, 'hex') AS digest,
         (SELECT count(*) FROM report_heads r WHERE r.account = h.account) AS reports,
         FILES AS files
  FROM log_heads h ORDER BY account`;

/** Versions that had no files yet have no table of them. */
async function accountsOf(client: Client): Promise<readonly BackedUpAccount[]> {
  const { rows: found } = await client.query<{ has: boolean }>(
    `SELECT to_regclass('public.report_files') IS NOT NULL AS has`,
  );
  const files = found[0]?.has
    ? '(SELECT count(*) FROM report_files f WHERE f.account = h.account)'
    : '0::int8';
  const { rows } = await client.query<Record<keyof BackedUpAccount, bigint | string>>(
    ACCOUNTS.replace('FILES', files),
  );
  return rows.map(({ account, digest, position, batch, reports, files: count }) => ({
    ...{ account: String(account), digest: String(digest) },
    ...{ position: Number(position), batch: Number(batch) },
    ...{ reports: Number(reports), files: Number(count) },
  }));
}
