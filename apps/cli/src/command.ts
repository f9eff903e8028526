import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { DomainError } from '#kernel';

/** What the shell learns. The numbers are part of the contract. */
export const EXIT = { allWell: 0, checkFailed: 1, usedWrongly: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command speaks: results on `out`, everything about the work itself on `say`. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly say: (line: string) => void;
}

/** One thing the tool can do. Give it a file of its own and a row in `commands.ts`. */
export interface Command {
  /** One or two words, as typed: `close`, `keys create`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name: `<day> [--account <account>]`. */
  readonly usage: string;
  /** Lines that teach: what it does, and an example. */
  readonly help: readonly string[];
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** The command was typed wrongly; its usage is shown with the message. */
export class UsageError extends Error {}

/** What was typed, as `parse` reads it; what that refuses was typed wrongly. */
export function typed<T>(text: string, parse: (text: string) => T, option?: string): T {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new UsageError(option === undefined ? error.message : `${option}: ${error.message}`);
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>['values'];

export interface Arguments<O extends Options> {
  readonly values: Parsed<O>;
  readonly positionals: readonly string[];
}

/**
 * Reads what follows a command's name. `positionals` names the required ones, in order; anything
 * missing, unknown or too much is a `UsageError`.
 */
export function readArguments<const O extends Options>(
  args: readonly string[],
  { options, positionals }: { options: O; positionals: readonly string[] },
): Arguments<O> {
  const found = parse(args, options);
  const missing = positionals[found.positionals.length];
  if (missing !== undefined) throw new UsageError(`The ${missing} is missing.`);
  const extra = found.positionals[positionals.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is not expected here.`);
  return found;
}

function parse<O extends Options>(args: readonly string[], options: O): Arguments<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
