import { createWriteStream, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { DomainError } from '#kernel';
import { undoable } from '../interruption.js';

/** What a disk says, in words for whoever asked for the file. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk can only be read',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'this user may use no more of the disk',
  EFBIG: 'the disk takes no file as large as this',
  EIO: 'the disk is failing',
  ENAMETOOLONG: 'its name is too long',
};

/** So that the tool can be tried on a disk that is full. */
export type OpenFile = (path: string) => Writable;

/** The file appears under its name once it is whole; a failure leaves nothing half done. */
export async function writeWhole(
  path: string,
  write: (file: Writable) => Promise<void>,
  open: OpenFile = createWriteStream,
): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  const file = open(partial);
  const closed = new Promise<void>((resolve, reject) => {
    file.once('close', resolve);
    file.once('error', reject);
  });
  const giveUp = (): void => {
    file.destroy();
    rmSync(partial, { force: true });
  };
  return undoable(giveUp, async () => {
    try {
      await Promise.all([write(file), closed]);
      renameSync(partial, path);
    } catch (error) {
      giveUp();
      throw inWords(path, error);
    }
  });
}

function inWords(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  if (reason === undefined) return error;
  return new DomainError(
    'file.not_written',
    `${path} could not be written: ${reason} (${code}). Nothing of it was left behind.`,
  );
}
