import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process that runs now. `startedAt` tells it from a later one that was given the same id. */
export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
  readonly startedAt: string;
}

const STATE_FIELD = 0;
const START_FIELD = 19;

/**
 * The process with that id, or null. A zombie counts as gone: where nobody reaps the dead (many
 * containers), they keep their id and still answer signals.
 */
export function runningProcess(pid: number): RunningProcess | null {
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

/** Linux: `pid (command) state … starttime …`, where the command may itself contain brackets. */
function fromProc(pid: number): RunningProcess | null {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  const end = line.lastIndexOf(')');
  const fields = line.slice(end + 2).split(' ');
  if (isDead(fields[STATE_FIELD])) return null;
  const command = line.slice(line.indexOf('(') + 1, end);
  return { pid, command, startedAt: fields[START_FIELD] ?? '' };
}

/** Elsewhere (macOS): `ps`, which prints the start as five words and the command as a path. */
function fromPs(pid: number): RunningProcess | null {
  const columns = ['-o', 'state=', '-o', 'lstart=', '-o', 'comm='];
  const answer = spawnSync('ps', ['-p', String(pid), ...columns], { encoding: 'utf8' });
  if (answer.status !== 0) return null;
  const [state, ...words] = answer.stdout.trim().split(/\s+/);
  if (isDead(state)) return null;
  const path = words.slice(5).join(' ');
  return { pid, command: path.split('/').at(-1) ?? '', startedAt: words.slice(0, 5).join(' ') };
}

function isDead(state: string | undefined): boolean {
  return state === undefined || state === '' || 'ZXx'.includes(state.charAt(0));
}
