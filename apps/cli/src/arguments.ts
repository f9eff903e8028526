import { parseArgs } from 'node:util';
import { UsageError } from './command.js';
import { didYouMean } from './nearest.js';

/** An option, and what is said of it. */
export interface OptionPlan {
  readonly type: 'string' | 'boolean';
  /** Of a text, what it is: `<day>`, `en|th`. */
  readonly value?: string;
  readonly about: string;
}
export type OptionPlans = Readonly<Record<string, OptionPlan>>;

/** A word behind the command that is no option, in its place. */
export interface WordPlan {
  readonly name: string;
  readonly about: string;
  readonly isOptional?: boolean;
}

export type Values<O extends OptionPlans> = {
  readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean' ? boolean : string;
};

export interface Arguments<O extends OptionPlans> {
  readonly values: Values<O>;
  /** The words, by the names of their plans; one that was left out is empty. */
  readonly words: Readonly<Record<string, string>>;
}

/** Reads what follows a command's name. Anything missing, unknown or too much is a `UsageError`. */
export function readArguments<const O extends OptionPlans>(
  args: readonly string[],
  { options, words: plans }: { readonly options: O; readonly words: readonly WordPlan[] },
): Arguments<O> {
  const { values, positionals } = parsed(args, options);
  const missing = plans.find(({ isOptional }, at) => !isOptional && positionals.length <= at);
  if (missing !== undefined) throw new UsageError(`The ${missing.name} is missing.`);
  const extra = positionals[plans.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is not expected here.`);
  const words = Object.fromEntries(plans.map(({ name }, at) => [name, positionals[at] ?? '']));
  return { values, words };
}

function parsed<O extends OptionPlans>(args: readonly string[], options: O) {
  try {
    const types = Object.entries(options).map(([name, { type }]) => [name, { type }]);
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(types) as Record<string, { type: 'string' | 'boolean' }>,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Values<O>, positionals };
  } catch (error) {
    throw new UsageError(explained(error, Object.keys(options)));
  }
}

/** Node's own words, and the option that was meant. */
function explained(error: unknown, names: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /Unknown option '(--?[^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return message;
  const known = names.map((name) => `--${name}`);
  return `Unknown option '${unknown}'.${didYouMean(unknown, known)}`;
}
