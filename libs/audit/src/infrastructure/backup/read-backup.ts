import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '#kernel';
import { BackupDamagedError } from '../../domain/backup/backup.errors.js';
import type { BackupManifest, BackupPiece } from '../../domain/backup/manifest.js';
import { checkedPieces } from './checked-pieces.js';
import { unframed } from './frames.js';
import { openSealed, refuseBrokenSeal } from './seal.js';

/** A backup that was read whole and is what was written; its own size and SHA-256 (hex). */
export interface CheckedBackup {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest: BackupManifest;
}

/**
 * Reads a backup whole, without a database and in constant memory.
 * @throws NoBackupError, BackupDamagedError
 */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const file = await refuseBrokenSeal(path);
  let manifest: BackupManifest | null = null;
  for await (const piece of backupPieces(path)) {
    if (piece.kind === 'manifest') ({ manifest } = piece);
  }
  if (manifest === null) throw new BackupDamagedError(path, 'its end is missing');
  return { path, ...file, manifest };
}

/** The pieces of a backup, checked as they come. */
export async function* backupPieces(path: string): AsyncGenerator<BackupPiece, void> {
  const gunzip = createGunzip();
  // What goes wrong in reading ends the unpacked stream, whose reader is told.
  const unpacked = pipeline(await openSealed(path), gunzip, () => undefined);
  try {
    yield* checkedPieces(unframed(unpacked as AsyncIterable<Buffer>));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const what = error instanceof Error ? error.message : String(error);
    throw new BackupDamagedError(path, what, { cause: error });
  } finally {
    gunzip.destroy();
  }
}
