import { join } from 'node:path';
import { allowedCode, globals, refusedCode } from './lint.fixtures.js';
import { bareProject, fellTree, plantTree, projectRoot, reportOf } from './planted-tree.js';

const LINT_TIMEOUT_MS = 120_000;

type LintReport = readonly {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}[];

function lint(folder: string): LintReport {
  const config = join(projectRoot, 'eslint.config.mjs');
  const args = ['--config', config, '--format', 'json', 'apps', 'libs'];
  return reportOf('eslint/bin/eslint.js', args, folder) as LintReport;
}

/** A comment that configures ESLint belongs to no rule: `noInlineConfig` reports it. */
function ruleOf({ ruleId, message }: LintReport[number]['messages'][number]): string {
  return ruleId ?? (message.includes('noInlineConfig') ? 'inline configuration' : message);
}

describe('code rules', () => {
  let folder: string;
  let report: LintReport;

  beforeAll(() => {
    folder = plantTree([...bareProject, globals, ...refusedCode, ...allowedCode]);
    report = lint(folder);
  }, LINT_TIMEOUT_MS);

  afterAll(() => {
    fellTree(folder);
  });

  function rulesBrokenBy(path: string): string[] {
    const linted = report.find(({ filePath }) => filePath.endsWith(join('/', path)));
    if (!linted) throw new Error(`${path} was not linted.`);
    return [...new Set(linted.messages.map(ruleOf))];
  }

  it.each(refusedCode)('$rule refuses $path', ({ rule, path }) => {
    expect(rulesBrokenBy(path)).toEqual([rule]);
  });

  it.each(allowedCode)('$path breaks none', ({ path }) => {
    expect(rulesBrokenBy(path)).toEqual([]);
  });
});
