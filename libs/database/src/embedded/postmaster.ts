import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runningProcess } from '#kernel';

const SERVER_COMMAND = 'postgres';

/** What a server of this data folder wrote about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export function noted(data: string): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(pidFile(data), 'utf8');
  } catch {
    return null;
  }
  const [pid, , , port] = text.split('\n').map(Number);
  return pid && port ? { pid, port } : null;
}

/** Cheap enough to ask every second: the noted process lives, and is a server. */
export function isServed(data: string): boolean {
  const postmaster = noted(data);
  return postmaster !== null && runningProcess(postmaster.pid)?.command === SERVER_COMMAND;
}

/**
 * The living processes that work in this data folder. Linux shows each process's folder, which also
 * finds the sessions of a killed postmaster; elsewhere the noted postmaster must do.
 */
export function serverProcesses(data: string): readonly number[] {
  if (existsSync('/proc/self/cwd')) return processesIn(realpathSync(data));
  const postmaster = noted(data);
  const found = postmaster && runningProcess(postmaster.pid);
  return found?.command === SERVER_COMMAND ? [found.pid] : [];
}

/**
 * PostgreSQL itself overcomes the file of a process that is gone. It gives up where the id still
 * answers: as a zombie nobody reaps, or as another program that was given the same id since.
 */
export function removeStaleNote(data: string): void {
  if (serverProcesses(data).length === 0) rmSync(pidFile(data), { force: true });
}

function processesIn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder)
    .map(Number)
    .filter((pid) => runningProcess(pid)?.command === SERVER_COMMAND);
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // gone in the meantime, or another user's
  }
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid');
}
