import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { BackupPiece } from '../../domain/backup/manifest.js';
import { framed } from './frames.js';
import { sealed } from './seal.js';

/** Half the work of the usual level, and a file hardly larger. */
const GZIP_LEVEL = 3;

/** The file of a backup: its pieces one after the other, compressed, and sealed by a SHA-256. */
export async function writePieces(
  pieces: AsyncIterable<BackupPiece>,
  file: Writable,
): Promise<void> {
  await pipeline(frames(pieces), createGzip({ level: GZIP_LEVEL }), sealed, file);
}

async function* frames(pieces: AsyncIterable<BackupPiece>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield framed(piece);
}
