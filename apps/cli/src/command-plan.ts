import type { Arguments, OptionPlans, WordPlan } from './arguments.js';
import type { ExitCode } from './command.js';

/** Where a command's work speaks: to people line by line, or to a script once. */
export interface Talk {
  /** About the work itself: nothing of it is the result. */
  readonly say: (line: string) => void;
  /** What went wrong beside the work: also said to whoever wants to hear nothing of it. */
  readonly complain: (line: string) => void;
  /** A line of the result, for people. */
  readonly line: (text: string) => void;
  /** The result for a script, if one asked: once. */
  readonly json: (result: object) => void;
  readonly isForScript: boolean;
}

/** What a command is, and how it is used; its help is made of this. */
export interface CommandPlan<O extends OptionPlans> {
  readonly name: string;
  readonly summary: string;
  readonly words?: readonly WordPlan[];
  readonly options: O;
  /** What it does, and when to use it. */
  readonly teaches: readonly string[];
  /** As typed behind `npm run yodtrong --`. */
  readonly examples: readonly string[];
  /** What `--json` prints; null if there is nothing to print. */
  readonly json: readonly string[] | null;
  /** When the exit code is 1. */
  readonly fails: string;
  /** What is so after Ctrl-C; null: the command ends in order, in its own time. */
  readonly stopped?: string | null;
  run(given: Arguments<O>, talk: Talk): Promise<ExitCode>;
}
