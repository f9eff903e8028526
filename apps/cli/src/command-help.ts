import type { OptionPlans, WordPlan } from './arguments.js';
import type { CommandPlan } from './command-plan.js';

export const CALL = 'npm run yodtrong --';

const WIDTH = 96;
const GAP = '  ';

/** `<day> [options]`. */
export const usageOf = (words: readonly WordPlan[]): string =>
  [
    ...words.map(({ name, isOptional }) => (isOptional ? `[${name}]` : `<${name}>`)),
    '[options]',
  ].join(' ');

type Taught = Required<Omit<CommandPlan<OptionPlans>, 'name' | 'summary' | 'run'>>;

/** Everything about a command: what it does, takes and answers, how it ends, how it is typed. */
export function helpOf(taught: Taught): readonly string[] {
  const { words, options, teaches, examples, json } = taught;
  const taken = [
    ...words.map(({ name, about }) => [`<${name}>`, about] as const),
    ...Object.entries(options).map(
      ([name, { value, about }]) => [`--${name}${value ? ` ${value}` : ''}`, about] as const,
    ),
  ];
  return [
    ...teaches,
    ...['', 'Takes:', ...columns(taken)],
    ...(json === null ? [] : ['', 'With --json:', ...json.map((line) => GAP + line)]),
    ...['', 'Exit code:', ...columns(exitLines(taught))],
    ...['', examples.length > 1 ? 'Examples:' : 'Example:'],
    ...examples.map((example) => `${GAP}${CALL} ${example}`),
  ];
}

const exitLines = ({ fails, stopped }: Taught): readonly (readonly [string, string])[] => [
  ['0', stopped === null ? 'It was stopped, in order.' : 'All is well.'],
  ['1', fails],
  ['2', 'It was typed wrongly, or the settings are not usable.'],
  ...(stopped === null ? [] : [['130', `It was stopped (Ctrl-C). ${stopped}`] as const]),
];

/** Names on the left, what is said of them on the right, in lines that fit. */
export function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, about]) => {
    const [first = '', ...more] = wrapped(about, WIDTH - width - 2 * GAP.length);
    const indent = ' '.repeat(width + 2 * GAP.length);
    return [`${GAP}${name.padEnd(width)}${GAP}${first}`, ...more.map((line) => indent + line)];
  });
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
