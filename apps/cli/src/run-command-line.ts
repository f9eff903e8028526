import { ConfigurationError } from '#config';
import { DomainError } from '#kernel';

import { EXIT, UsageError } from './command.js';
import type { Command, ExitCode, Terminal } from './command.js';
import { explainCommand, listCommands } from './help.js';

const HELP_WORDS = ['help', '--help', '-h'];

/** Finds the command, runs it, and turns whatever goes wrong into words and an exit code. */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode> {
  const asksForHelp = args.some((word) => HELP_WORDS.includes(word));
  const words = args.filter((word) => !HELP_WORDS.includes(word));
  const command = find(words, commands);
  if (asksForHelp) return help(command, commands, terminal.out);
  if (command === undefined) return unknown(words, commands, terminal);
  try {
    return await command.run(args.slice(command.name.split(' ').length), terminal);
  } catch (error) {
    return explain(error, command, terminal);
  }
}

function find(words: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `));
}

function help(
  command: Command | undefined,
  commands: readonly Command[],
  out: (line: string) => void,
): ExitCode {
  const lines = command === undefined ? listCommands(commands) : explainCommand(command);
  lines.forEach(out);
  return EXIT.allWell;
}

function unknown(
  words: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): ExitCode {
  if (words.length > 0) terminal.say(`There is no command "${words.join(' ')}".`);
  listCommands(commands).forEach((line) => terminal.say(line));
  return EXIT.usedWrongly;
}

/** A refusal speaks for itself; only what nobody foresaw is shown with its stack. */
function explain(error: unknown, command: Command, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.say(error.message);
    explainCommand(command).forEach((line) => terminal.say(line));
    return EXIT.usedWrongly;
  }
  if (error instanceof ConfigurationError) {
    terminal.say(error.message);
    return EXIT.usedWrongly;
  }
  const known = error instanceof DomainError || !(error instanceof Error);
  terminal.say(
    known ? String(error instanceof Error ? error.message : error) : (error.stack ?? ''),
  );
  return EXIT.checkFailed;
}
