import { statfs } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Where the installation keeps its files: `DATA_DIR`. */
export class DataFolder {
  constructor(readonly path: string) {}
}

/** In bytes; null if the folder is not there, because the database is elsewhere. */
export async function freeSpaceOf({
  path,
}: DataFolder): Promise<{ readonly free: number; readonly all: number } | null> {
  const space = await statfs(resolve(path)).catch(() => null);
  return space && { free: space.bavail * space.bsize, all: space.blocks * space.bsize };
}
