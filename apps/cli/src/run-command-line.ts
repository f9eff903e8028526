import { ConfigurationError } from '#config';
import { DomainError } from '#kernel';
import { CALL } from './command-help.js';
import { EXIT, UsageError } from './command.js';
import type { Command, ExitCode, Terminal } from './command.js';
import { GROUPS } from './groups.js';
import { explainCommand, listCommands, listGroup, painted, versionLine } from './help.js';
import { stoppable } from './interruption.js';
import { errorJson, toJsonText } from './json-text.js';
import { didYouMean } from './nearest.js';

const HELP_OPTIONS = ['--help', '-h'];
const VERSION_WORDS = ['version', '--version', '-V'];

/** Finds the command, runs it, and turns whatever goes wrong into words and an exit code. */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [first = ''] = args;
  if (VERSION_WORDS.includes(first)) {
    terminal.out(versionLine());
    return EXIT.allWell;
  }
  const isForScript = isMeantForScript(args);
  const asksForHelp = first === 'help' || beforeDashes(args).some(isHelp);
  const words = (first === 'help' ? args.slice(1) : args).filter((word) => !isHelp(word));
  const command = find(words, commands);
  if (command === undefined) return other({ words, asksForHelp, isForScript }, commands, terminal);
  if (asksForHelp) return teach(explainCommand(command), terminal.out, terminal);
  return run(command, args.slice(command.name.split(' ').length), terminal);
}

async function run(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const isForScript = isMeantForScript(args);
  try {
    const code = await stoppable(command, terminal, (heard) => command.run(args, heard));
    if (code === EXIT.interrupted && isForScript) terminal.out(toJsonText(STOPPED));
    return code;
  } catch (error) {
    if (isForScript) terminal.out(toJsonText(asTold(error)));
    return explain(error, command, terminal);
  }
}

const STOPPED = { error: { code: 'stopped', message: 'It was stopped.' } };

const isHelp = (word: string): boolean => HELP_OPTIONS.includes(word);

const isMeantForScript = (args: readonly string[]): boolean =>
  beforeDashes(args).includes('--json');

/** What follows `--` is meant as it is. */
function beforeDashes(args: readonly string[]): readonly string[] {
  const dashes = args.indexOf('--');
  return dashes < 0 ? args : args.slice(0, dashes);
}

function find(words: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `));
}

interface Typed {
  readonly words: readonly string[];
  readonly asksForHelp: boolean;
  readonly isForScript: boolean;
}

/** No command: a group of them, all of them, or none that there is. */
function other(
  { words, asksForHelp, isForScript }: Typed,
  commands: readonly Command[],
  terminal: Terminal,
): ExitCode {
  const { out, say } = terminal;
  const [word = '', ...more] = words;
  const tell = asksForHelp ? out : say;
  const fail = (message: string): void => {
    if (isForScript) out(toJsonText(asTold(new UsageError(message))));
  };
  const group = groupOf(word, commands);
  if (group !== null && more.every((one) => one.startsWith('-'))) {
    if (!asksForHelp) fail(`Of "${word}" there are ${namesOf(group)}.`);
    return teach(listGroup(word, group), tell, terminal, asksForHelp);
  }
  if (word === '') return teach(listCommands(commands), tell, terminal, asksForHelp);
  const typed = words.slice(0, group === null ? 1 : 2).join(' ');
  const names = [...commands.map(({ name }) => name), ...Object.keys(GROUPS)];
  const message = `There is no command "${typed}".${didYouMean(typed, names)}`;
  fail(message);
  say(message);
  say(`All commands: ${CALL} help`);
  return EXIT.usedWrongly;
}

const groupOf = (word: string, commands: readonly Command[]): readonly Command[] | null =>
  Object.hasOwn(GROUPS, word) ? commands.filter(({ name }) => name.startsWith(`${word} `)) : null;

const namesOf = (commands: readonly Command[]): string =>
  commands.map(({ name }) => `"${name}"`).join(', ');

function teach(
  lines: readonly string[],
  tell: (line: string) => void,
  { paint = (_style, text) => text }: Terminal,
  isWell = true,
): ExitCode {
  painted(lines, paint).forEach((line) => tell(line));
  return isWell ? EXIT.allWell : EXIT.usedWrongly;
}

const asTold = (error: unknown): object =>
  error instanceof UsageError
    ? { error: { code: 'usage', message: error.message } }
    : errorJson(error);

/** A refusal speaks for itself; only what nobody foresaw is shown with its stack. */
function explain(
  error: unknown,
  command: Command,
  { say, paint = (_style, text) => text }: Terminal,
): ExitCode {
  if (error instanceof UsageError) {
    say(paint('red', error.message));
    say(`Usage: ${CALL} ${`${command.name} ${command.usage}`.trim()}`);
    say(`What it takes: ${CALL} help ${command.name}`);
    return EXIT.usedWrongly;
  }
  if (error instanceof ConfigurationError) {
    say(paint('red', error.message));
    return EXIT.usedWrongly;
  }
  const known = error instanceof DomainError || !(error instanceof Error);
  const text = known ? String(error instanceof Error ? error.message : error) : error.stack;
  say(paint('red', text ?? ''));
  return EXIT.checkFailed;
}
