import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';

import { runningProcess } from './process-table.js';

/** Who holds a lock. Whatever is left of a process that died does not count. */
export interface LockHolder {
  readonly pid: number;
  readonly startedAt: string;
}

export interface ProcessLock {
  release(): void;
}

/**
 * Takes the lock file for this process, or answers who holds it. The file appears whole (it is
 * linked, not written), so nobody reads half a holder; a dead holder's file is moved away first.
 */
export function takeProcessLock(file: string): ProcessLock | LockHolder {
  const own = JSON.stringify(runningProcess(process.pid));
  for (;;) {
    if (place(file, own)) return { release: () => releaseIfOwn(file, own) };
    const found = read(file);
    const holder = found === null ? null : livingHolder(found);
    if (holder !== null) return holder;
    if (found !== null) bury(file, found);
  }
}

export function isLockHolder(answer: ProcessLock | LockHolder): answer is LockHolder {
  return 'pid' in answer;
}

function place(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function livingHolder(content: string): LockHolder | null {
  try {
    const holder = JSON.parse(content) as LockHolder;
    const now = runningProcess(holder.pid);
    return now !== null && now.startedAt === holder.startedAt ? holder : null;
  } catch {
    return null; // not one of ours, or cut short by a full disk: nobody can be waiting behind it
  }
}

/** Another process may have buried it first and taken the lock: then its file is put back. */
function bury(file: string, stale: string): void {
  const grave = `${file}.${randomUUID()}`;
  try {
    renameSync(file, grave);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const buried = readFileSync(grave, 'utf8');
  if (buried !== stale) place(file, buried);
  unlinkSync(grave);
}

function releaseIfOwn(file: string, own: string): void {
  if (read(file) === own) unlinkSync(file);
}
