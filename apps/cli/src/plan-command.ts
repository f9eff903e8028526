import { withProgress } from '#kernel';
import { readArguments } from './arguments.js';
import type { Arguments, OptionPlans } from './arguments.js';
import type { Command, Terminal } from './command.js';
import { helpOf, usageOf } from './command-help.js';
import type { CommandPlan, Talk } from './command-plan.js';
import { toJsonText } from './json-text.js';
import { Meter } from './progress/meter.js';

const JSON_OPTION = {
  json: { type: 'boolean', about: 'The result as one line of JSON on standard output.' },
} as const;
const QUIET_OPTION = {
  quiet: { type: 'boolean', about: 'Says nothing about the work: only results and errors.' },
} as const;

const NOTHING_LEFT = 'Nothing of it was left half done.';

/** Makes a command of its plan: with help, `--json`, `--quiet`, and a meter for what takes long. */
export function planned<const O extends OptionPlans>(plan: CommandPlan<O>): Command {
  const common: OptionPlans = { ...(plan.json !== null && JSON_OPTION), ...QUIET_OPTION };
  const options: OptionPlans = { ...plan.options, ...common };
  const { words = [], stopped = NOTHING_LEFT } = plan;
  return {
    ...{ name: plan.name, summary: plan.summary, stopped },
    usage: usageOf(words),
    help: helpOf({ ...plan, words, options, stopped }),
    async run(args, terminal) {
      const given = readArguments(args, { options, words });
      const { json = false, quiet = false } = given.values as Record<string, boolean | undefined>;
      const talk = talkOn(terminal, { json, quiet });
      // What `readArguments` answers follows from `options`, of which the plan's are a part.
      const work = () => plan.run(given as unknown as Arguments<O>, talk);
      return quiet ? work() : metered(terminal, work);
    },
  };
}

function talkOn({ out, say }: Terminal, how: { json: boolean; quiet: boolean }): Talk {
  const nothing = (): void => undefined;
  return {
    say: how.quiet ? nothing : say,
    complain: say,
    line: how.json ? nothing : out,
    json: how.json ? (result) => out(toJsonText(result)) : nothing,
    isForScript: how.json,
  };
}

async function metered<T>(terminal: Terminal, work: () => Promise<T>): Promise<T> {
  const meter = new Meter(terminal);
  meter.begin();
  try {
    return await withProgress(meter.told, work);
  } finally {
    meter.end();
  }
}
