import { closeSync, createWriteStream, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { DomainError } from '#kernel';
import { writeWhole } from '../write-whole.js';
import type { OpenFile } from '../write-whole.js';

/** Webhooks and evidence may name customers: nobody but its owner reads the file. */
const OWNER_ONLY = 0o600;

/** `--out` as typed: a folder gets a file whose name says when it was made. */
export function backupPath(out: string, now: Date): string {
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return out;
  const at = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return join(out, `yodtrong-${at}.backup`);
}

/** The file has its name only once the disk has all of it; one that is there is never replaced. */
export async function writeDurably(
  path: string,
  write: (file: Writable) => Promise<unknown>,
  open: OpenFile = onDisk,
): Promise<void> {
  if (existsSync(path)) {
    throw new DomainError('file.exists', `${path} exists, and a backup replaces no file.`);
  }
  const written = async (file: Writable): Promise<void> => {
    await write(file);
  };
  await writeWhole(path, written, open);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const onDisk: OpenFile = (path) => createWriteStream(path, { mode: OWNER_ONLY, flush: true });
