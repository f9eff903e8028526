import type { SourceText } from './planted-tree.js';

/** Code that a rule must refuse: that rule, and no other. */
export interface RefusedCode extends SourceText {
  readonly rule: string;
}

const SOMEWHERE = 'libs/charges/src/application';
const DOMAIN = 'libs/charges/src/domain';

/** In pieces, because this file must not contain what it plants. */
const UNFINISHED = ['TO', 'DO'].join('');
const SILENCER = ['eslint', 'disable-next-line'].join('-');
const COMPILER_SILENCER = ['@ts', 'expect-error'].join('-');

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const longBody = lines(30, (index) => `  total += ${String(index)};`);
const longFunction = `export function long(): number {
  let total = 0;
${longBody}
  return total;
}
`;
const branches = lines(10, (index) => `  if (n === ${String(index)}) return '${String(index)}';`);
const serviceOf = (clock: string) => `${clock}
declare function Injectable(): ClassDecorator;
@Injectable()
export class Service {
  constructor(readonly clock: Clock) {}
}
`;

const refused = (rule: string, path: string, text: string): RefusedCode => ({ rule, path, text });
const TYPESCRIPT = '@typescript-eslint';

const promises: readonly RefusedCode[] = [
  refused(
    `${TYPESCRIPT}/no-floating-promises`,
    `${SOMEWHERE}/floating.ts`,
    'export function send(later: () => Promise<void>): void {\n  later();\n}\n',
  ),
  refused(
    `${TYPESCRIPT}/no-misused-promises`,
    `${SOMEWHERE}/misused.ts`,
    `export function each(days: string[], close: (day: string) => Promise<void>): void {
  days.forEach(close);
}
`,
  ),
];

const types: readonly RefusedCode[] = [
  refused(`${TYPESCRIPT}/no-explicit-any`, `${SOMEWHERE}/any.ts`, 'export type Anything = any;\n'),
  refused(
    `${TYPESCRIPT}/switch-exhaustiveness-check`,
    `${SOMEWHERE}/switch.ts`,
    `export function judge(status: 'paid' | 'failed'): void {
  switch (status) {
    case 'paid':
      break;
  }
}
`,
  ),
  refused(
    `${TYPESCRIPT}/consistent-type-imports`,
    `${SOMEWHERE}/type-import.ts`,
    "import { Clock } from './clock.js';\nexport type Watch = Clock;\n",
  ),
  refused(
    'house/injected-values',
    `${SOMEWHERE}/erased.ts`,
    serviceOf("import type { Clock } from './clock.js';"),
  ),
  refused(
    `${TYPESCRIPT}/ban-ts-comment`,
    `${SOMEWHERE}/silenced-compiler.ts`,
    `// ${COMPILER_SILENCER} because\nexport const one: string = 'one';\n`,
  ),
];

const sizes: readonly RefusedCode[] = [
  refused(
    'complexity',
    `${SOMEWHERE}/complex.ts`,
    `export function name(n: number): string {\n${branches}\n  return 'many';\n}\n`,
  ),
  refused(
    'max-lines',
    `${SOMEWHERE}/long-file.ts`,
    `${lines(201, (index) => `export const n${String(index)} = ${String(index)};`)}\n`,
  ),
  refused('house/short-functions', `${SOMEWHERE}/long-function.ts`, longFunction),
];

const comments: readonly RefusedCode[] = [
  refused(
    'no-warning-comments',
    `${SOMEWHERE}/unfinished.ts`,
    `// Later (${UNFINISHED}).\nexport const one = 1;\n`,
  ),
  refused(
    'inline configuration',
    `${SOMEWHERE}/silenced.ts`,
    `// ${SILENCER} max-lines\nexport const one = 1;\n`,
  ),
];

const effects: readonly RefusedCode[] = [
  refused('no-console', `${SOMEWHERE}/prints.ts`, 'console.log(1);\n'),
  refused('no-console', 'apps/api/src/prints.ts', 'console.log(1);\n'),
  refused('no-restricted-globals', `${SOMEWHERE}/float.ts`, "export const n = parseFloat('1');\n"),
  refused(
    'no-restricted-properties',
    'apps/api/src/float.ts',
    "export const n = Number.parseFloat('1');\n",
  ),
  refused(
    'no-restricted-properties',
    `${DOMAIN}/chance.ts`,
    'export const n = (): number => Math.random();\n',
  ),
  refused(
    'no-restricted-properties',
    `${DOMAIN}/clock.ts`,
    'export const n = (): number => Date.now();\n',
  ),
  refused(
    'no-restricted-syntax',
    'libs/fees/src/clock.ts',
    'export const now = (): Date => new Date();\n',
  ),
  refused('no-restricted-syntax', `${DOMAIN}/only.spec.ts`, "it.only('works');\n"),
  refused('no-restricted-syntax', `${DOMAIN}/skipped.spec.ts`, "xit('works');\n"),
];

export const refusedCode: readonly RefusedCode[] = [
  ...promises,
  ...types,
  ...sizes,
  ...comments,
  ...effects,
];

const longDescribe = lines(40, (index) => `  it('is case ${String(index)}');`);

/** What Node and jest would declare. */
export const globals: SourceText = {
  path: 'globals.d.ts',
  text: `
    declare const console: { log: (value: unknown) => void };
    declare function describe(name: string, block: () => void): void;
    declare const it: { (name: string): void; only: (name: string) => void };
    declare const xit: (name: string) => void;
  `,
};

export const allowedCode: readonly SourceText[] = [
  { path: `${SOMEWHERE}/clock.ts`, text: 'export class Clock {\n  readonly name = "clock";\n}\n' },
  {
    path: `${SOMEWHERE}/injected.ts`,
    text: serviceOf("import { Clock } from './clock.js';"),
  },
  {
    path: `${DOMAIN}/given-time.ts`,
    text: 'export const day = (ms: number): Date => new Date(ms);\n',
  },
  { path: 'libs/kernel/src/clock.ts', text: 'export const nowMs = (): number => Date.now();\n' },
  { path: 'apps/cli/src/prints.ts', text: 'console.log(1);\n' },
  {
    path: `${DOMAIN}/long.spec.ts`,
    text: `describe('a list', () => {\n${longDescribe}\n});\n`,
  },
  { path: 'libs/database/src/migrations/1-create-things.ts', text: longFunction },
];
