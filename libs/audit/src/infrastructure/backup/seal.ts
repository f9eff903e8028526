import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { tellProgress } from '#kernel';
import { BackupDamagedError, NoBackupError } from '../../domain/backup/backup.errors.js';

/** What the file begins with, in plain sight; then gzip, and the SHA-256 of all of it. */
export const MAGIC = Buffer.from('YODTRONG BACKUP\n', 'latin1');
const SEAL_BYTES = 32;

/** Puts the beginning before what is written, and its seal behind it. */
export async function* sealed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(MAGIC);
  yield MAGIC;
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  yield hash.digest();
}

/** Reads the file whole. */
export async function refuseBrokenSeal(path: string): Promise<{ bytes: number; sha256: string }> {
  const bytes = await sizeOf(path);
  await refuseOtherFiles(path);
  if (bytes < MAGIC.length + SEAL_BYTES) throw new BackupDamagedError(path, CUT);
  const content = createHash('sha256');
  const whole = createHash('sha256');
  const end = bytes - SEAL_BYTES;
  let read = 0;
  for await (const chunk of createReadStream(path, { end: end - 1 }) as AsyncIterable<Buffer>) {
    content.update(chunk);
    whole.update(chunk);
    tellProgress('Checking the backup', (read += chunk.length), bytes, 'bytes');
  }
  const seal = await lastBytes(path, end, whole);
  if (!seal.equals(content.digest())) throw new BackupDamagedError(path, CUT);
  return { bytes, sha256: whole.digest('hex') };
}

const CUT = 'it was cut short or changed since it was written (its SHA-256 does not agree)';

async function lastBytes(path: string, start: number, whole: Hash): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of createReadStream(path, { start }) as AsyncIterable<Buffer>) {
    pieces.push(chunk);
    whole.update(chunk);
  }
  return Buffer.concat(pieces);
}

/** What lies between the beginning and the seal, compressed. */
export async function openSealed(path: string): Promise<Readable> {
  const end = (await sizeOf(path)) - SEAL_BYTES - 1;
  return createReadStream(path, { start: MAGIC.length, end });
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NoBackupError(path, `it cannot be read (${reason})`);
  }
  throw new NoBackupError(path, 'it is no file');
}

async function refuseOtherFiles(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    const found = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) throw new BackupDamagedError(path, 'it is empty');
    if (MAGIC.subarray(0, bytesRead).equals(found)) return;
    throw new NoBackupError(path, 'it begins with something else');
  } finally {
    await file.close();
  }
}
