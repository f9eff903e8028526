import { DomainError } from '#kernel';

/** What the shell learns. The first three are part of the contract. */
export const EXIT = { allWell: 0, checkFailed: 1, usedWrongly: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command speaks: results on `out`, everything about the work itself on `say`. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly say: (line: string) => void;
  /** Shows how far work is, in place of what it showed before; absent where a line stays. */
  readonly show?: (line: string | null) => void;
  /** Makes a text stand out; absent where there are no colours. */
  readonly paint?: (style: 'bold' | 'red', text: string) => string;
  /** Aborted when somebody wants the tool to stop (Ctrl-C); listens from this call on. */
  readonly stopping?: () => AbortSignal;
}

/** One thing the tool can do. Give it a file of its own and a row in `commands.ts`. */
export interface Command {
  /** One or two words, as typed: `close`, `keys create`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name: `<day> [options]`. */
  readonly usage: string;
  /** Lines that teach: what it does, its options, what it answers, and examples. */
  readonly help: readonly string[];
  /** What is so once it was stopped half way; null: it stops by itself, in its own time. */
  readonly stopped: string | null;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** The command was typed wrongly; where its help is, is said with the message. */
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
