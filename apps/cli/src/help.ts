import { buildName } from '#processes';
import { CALL, columns } from './command-help.js';
import type { Command, Terminal } from './command.js';
import { GROUPS } from './groups.js';

type Paint = NonNullable<Terminal['paint']>;

const EXIT_CODES =
  'Exit code: 0 all is well, 1 a check failed, 2 used wrongly, 130 stopped by Ctrl-C.';

/** All of it, in the order of `commands.ts`. */
export const listCommands = (commands: readonly Command[]): readonly string[] => [
  `Usage: ${CALL} <command> [options]`,
  '',
  ...listed(commands),
  '',
  `What a command takes: ${CALL} help <command>, or <command> --help.`,
  'With --json a command prints one line of JSON, a failure too: {"error":{"code","message"}}.',
  'How far long work is, is said on standard error; --quiet keeps silent. Settings: .env.example.',
  EXIT_CODES,
];

/** Those whose name begins with the word. */
export const listGroup = (word: string, commands: readonly Command[]): readonly string[] => [
  `Usage: ${CALL} ${word} <command> [options]`,
  '',
  ...(GROUPS[word] ?? []),
  '',
  ...listed(commands),
  '',
  `What one of them takes: ${CALL} help ${commands.at(-1)?.name ?? word}.`,
];

export const explainCommand = ({ name, summary, usage, help }: Command): readonly string[] => [
  `Usage: ${CALL} ${`${name} ${usage}`.trim()}`,
  '',
  summary,
  '',
  ...help,
];

export const versionLine = (): string => `yodtrong ${buildName()}`;

/** Headings stand out. */
export const painted = (lines: readonly string[], paint: Paint): readonly string[] =>
  lines.map((line) =>
    line.replace(/^(Usage|Takes|With --json|Exit code|Examples?):/, (text) => paint('bold', text)),
  );

const listed = (commands: readonly Command[]): readonly string[] =>
  columns(commands.map(({ name, summary }) => [name, summary] as const));
