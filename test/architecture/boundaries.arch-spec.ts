import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allowedImports, libraryStubs, refusedImports } from './boundaries.fixtures.js';
import { bareProject, fellTree, plantTree, projectRoot, reportOf } from './planted-tree.js';

const CRUISE_TIMEOUT_MS = 120_000;

interface CruiseReport {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(folder: string): CruiseReport {
  const config = join(projectRoot, '.dependency-cruiser.mjs');
  const roots = ['apps', 'libs', 'test'].filter((root) => existsSync(join(folder, root)));
  return reportOf(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    [...roots, '--config', config, '--output-type', 'json'],
    folder,
  ) as CruiseReport;
}

describe('import rules', () => {
  let folder: string;
  let report: CruiseReport;

  beforeAll(() => {
    folder = plantTree([...bareProject, ...libraryStubs, ...refusedImports, ...allowedImports]);
    report = cruise(folder);
  }, CRUISE_TIMEOUT_MS);

  afterAll(() => {
    fellTree(folder);
  });

  const rulesBrokenBy = (path: string): string[] => [
    ...new Set(
      report.summary.violations.filter(({ from }) => from === path).map(({ rule }) => rule.name),
    ),
  ];

  it.each(refusedImports)('$rule refuses $path', ({ rule, path }) => {
    expect(rulesBrokenBy(path)).toEqual([rule]);
  });

  it.each(allowedImports)('$path may import what it does', ({ path }) => {
    expect(report.modules.map(({ source }) => source)).toContain(path);
    expect(rulesBrokenBy(path)).toEqual([]);
  });

  it(
    'every rule is proven above',
    async () => {
      const config = (await import(join(projectRoot, '.dependency-cruiser.mjs'))) as {
        default: { forbidden: { name: string }[] };
      };
      const proven = new Set(refusedImports.map(({ rule }) => rule));
      const unproven = config.default.forbidden.filter(({ name }) => !proven.has(name));
      expect(unproven.map(({ name }) => name)).toEqual([]);
    },
    CRUISE_TIMEOUT_MS,
  );
});

describe('this project', () => {
  it(
    'breaks no import rule',
    () => {
      const { modules, summary } = cruise(projectRoot);
      expect(modules.length).toBeGreaterThan(0);
      expect(
        summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
      ).toEqual([]);
    },
    CRUISE_TIMEOUT_MS,
  );
});
