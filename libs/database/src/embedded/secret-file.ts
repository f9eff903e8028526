import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';

const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The secret kept in that file; made at random, once, where there is none yet. */
export function secretIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const draft = `${file}.${randomUUID()}`;
  try {
    writeDurably(draft, randomBytes(SECRET_BYTES).toString('base64url'));
    linkSync(draft, file); // whoever comes second reads the first one's
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}

/** A power cut must not leave a database whose password was never written. */
function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', OWNER_ONLY);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
