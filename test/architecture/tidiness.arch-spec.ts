import { projectRoot } from './planted-tree.js';
import type { SourceText } from './planted-tree.js';
import { misnamedFiles, namelessFiles } from './tidiness/file-names.js';
import { longFiles, longLines } from './tidiness/file-sizes.js';
import {
  librariesWithoutIndex,
  machinePaths,
  missingCommands,
  untrueNestProjects,
} from './tidiness/layout.js';
import { projectFiles } from './tidiness/project-files.js';

const file = (path: string, text = ''): SourceText => ({ path, text });
const manifest = file('package.json', '{ "scripts": { "start": "node ." } }');
const nest = file('nest-cli.json', '{ "projects": { "api": { "root": "apps/api" } } }');
const somebodysFile = ['', 'home', 'somebody', 'notes.txt'].join('/');

interface Case {
  readonly rule: string;
  readonly check: (files: readonly SourceText[]) => string[];
  readonly tidy: readonly SourceText[];
  readonly untidy: readonly SourceText[];
  readonly found: RegExp;
}

const cases: readonly Case[] = [
  {
    rule: 'words in file names are joined by dashes',
    check: misnamedFiles,
    tidy: [file('libs/fees/src/compute-fee.spec.ts'), file('docs/ADR.md'), file('.tool.mjs')],
    untidy: [file('libs/fees/src/computeFee.ts')],
    found: /computeFee/,
  },
  {
    rule: 'the dot of a file name says a known role',
    check: misnamedFiles,
    tidy: [file('libs/charges/src/read-model/charges.projection.int-spec.ts')],
    untidy: [file('libs/charges/src/charge.stuff.ts')],
    found: /"stuff"/,
  },
  {
    rule: 'no file is named for nothing',
    check: namelessFiles,
    tidy: [file('libs/charges/src/charge.ts')],
    untidy: [file('libs/charges/src/date-utils.ts')],
    found: /"utils"/,
  },
  {
    rule: 'no folder is named for nothing',
    check: namelessFiles,
    tidy: [file('libs/money/src/satang.ts')],
    untidy: [file('libs/common/src/satang.ts')],
    found: /"common"/,
  },
  {
    rule: 'a file has 200 lines at most',
    check: longFiles,
    tidy: [file('a.ts', 'x\n'.repeat(200)), file('b.md', 'x\n'.repeat(201))],
    untidy: [file('a.ts', 'x\n'.repeat(201))],
    found: /201 lines/,
  },
  {
    rule: 'a line has 100 characters at most',
    check: longLines,
    tidy: [file('a.ts', 'x'.repeat(100)), file('b.md', 'x'.repeat(101))],
    untidy: [file('a.ts', `\n${'x'.repeat(101)}`)],
    found: /a\.ts:2: 101/,
  },
  {
    rule: 'every library has its index.ts',
    check: librariesWithoutIndex,
    tidy: [file('libs/money/src/index.ts'), file('libs/README.md')],
    untidy: [file('libs/money/src/satang.ts')],
    found: /libs\/money/,
  },
  {
    rule: 'nest-cli.json states every application and library',
    check: untrueNestProjects,
    tidy: [nest, file('apps/api/src/main.ts'), file('apps/console/main.tsx')],
    untidy: [nest, file('apps/api/src/main.ts'), file('libs/money/src/index.ts')],
    found: /libs\/money: not stated/,
  },
  {
    rule: 'nest-cli.json states nothing else',
    check: untrueNestProjects,
    tidy: [nest, file('apps/api/src/main.ts')],
    untidy: [nest],
    found: /apps\/api: no files/,
  },
  {
    rule: "no text names a folder of somebody's machine",
    check: machinePaths,
    tidy: [file('README.md', 'GET `/v1/charges`, https://example.com/home/page, libs/work/x')],
    untidy: [file('README.md', `see ${somebodysFile}`)],
    found: /notes\.txt/,
  },
  {
    rule: "the README's commands exist",
    check: missingCommands,
    tidy: [manifest, file('README.md', 'npm start, or npm install')],
    untidy: [manifest, file('README.md', 'npm start, then npm run sing:along')],
    found: /^sing:along$/,
  },
];

describe.each(cases)('$rule', ({ check, tidy, untidy, found }) => {
  it('lets what is tidy pass', () => {
    expect(check(tidy)).toEqual([]);
  });

  it('finds what is not', () => {
    expect(check(untidy)).toEqual([expect.stringMatching(found)]);
  });
});

describe('this project', () => {
  const files = projectFiles(projectRoot);
  const checks = new Map(cases.map(({ check }) => [check.name, check]));

  it.each([...checks])('has no %s', (_, check) => {
    expect(files.length).toBeGreaterThan(0);
    expect(check(files)).toEqual([]);
  });
});
