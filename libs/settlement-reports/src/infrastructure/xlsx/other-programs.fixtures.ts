import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const SCRIPTS = join(process.cwd(), 'test', 'independent');
/** The system's own first: Debian's packages bring openpyxl to it. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
const NOT_INSTALLED = 3;

const python = PYTHONS.find((one) => spawnSync(one, ['--version']).error === undefined);

/** What another program says of a workbook. */
export interface Verdict {
  readonly lines: readonly string[];
  readonly last: string;
}

/** Null, and said aloud, where the machine does not have the program. */
export function asked(script: string, ...words: readonly string[]): Verdict | null {
  if (python === undefined) return notRun(script, 'there is no Python');
  const run = spawnSync(python, [join(SCRIPTS, script), ...words], { encoding: 'utf8' });
  const lines = run.stdout.trim().split('\n');
  const last = lines.at(-1) ?? '';
  if (run.status === NOT_INSTALLED) return notRun(script, last);
  if (run.stderr !== '') throw new Error(run.stderr);
  return { lines, last };
}

function notRun(script: string, reason: string): null {
  process.stdout.write(`${script} was NOT run: ${reason}.\n`);
  return null;
}
