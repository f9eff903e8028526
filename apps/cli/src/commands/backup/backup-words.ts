import type { BackupManifest, CheckedBackup } from '#audit';
import { countOf, sizeOf } from '../../progress/progress-line.js';

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
