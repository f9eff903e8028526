import type { BackupManifest, BackupProgress, CheckedBackup, TellProgress } from '#audit';
import { SECOND_MS } from '#kernel';
import type { Terminal } from '../../command.js';

/** Somebody who waits is told this often how far it is. */
const TOLD_EVERY_MS = 5 * SECOND_MS;

const DOING = { copying: 'Copying', checking: 'Checking', restoring: 'Restoring' } as const;

/** Says how far a long work is; a short one says nothing. */
export function tellingOn({ say }: Terminal, now = (): number => performance.now()): TellProgress {
  let told = now();
  return (progress) => {
    if (now() - told < TOLD_EVERY_MS) return;
    told = now();
    say(lineOf(progress));
  };
}

function lineOf({ doing, table, rows, bytes }: BackupProgress): string {
  if (table === null) return `${DOING[doing]}: ${sizeOf(bytes)} read`;
  return `${DOING[doing]} ${table}: ${countOf(rows)} rows, ${sizeOf(bytes)}`;
}

/** What is in a backup, for whoever keeps it. */
export function contentLines({ accounts, tables, takenAt }: BackupManifest): readonly string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `Taken at ${takenAt}: ${countOf(rows)} rows of ${tables.length} tables.`,
    ...accounts.map(
      ({ account, position, batch, digest, reports, files }) =>
        `  ${account}: ${countOf(position)} events in ${countOf(batch)} batches, head ${digest}; ` +
        `${reports} reports, ${files} files.`,
    ),
  ];
}

export const fileLine = ({ path, bytes, sha256 }: Omit<CheckedBackup, 'manifest'>): string =>
  `${path}: ${sizeOf(bytes)}, SHA-256 ${sha256}.`;

const countOf = (count: number): string => count.toLocaleString('en');

const MEGABYTE = 1_000_000;

const sizeOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${countOf(bytes)} bytes` : `${countOf(Math.round(bytes / MEGABYTE))} MB`;
