import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './planted-tree.js';
import type { SourceText } from './planted-tree.js';
import { floatingVersions, unusedDependencies } from './tidiness/dependencies.js';
import type { Installed } from './tidiness/dependencies.js';
import { projectFiles } from './tidiness/project-files.js';

const manifest = (content: object): SourceText => ({
  path: 'package.json',
  text: JSON.stringify(content),
});
const code = (text: string): SourceText => ({ path: 'libs/kernel/src/index.ts', text });

describe('every version is exact', () => {
  it('whether plain, a prerelease or an alias', () => {
    const versions = { a: '1.2.3', b: '18.4.0-beta.17', c: 'npm:typescript@7.0.2' };
    expect(floatingVersions([manifest({ dependencies: versions })])).toEqual([]);
  });

  it.each(['^1.2.3', '~1.2.3', '*', '1.x', 'latest', '>=1.0.0', 'npm:typescript@^7.0.2', ''])(
    'and "%s" is not',
    (version) => {
      const found = floatingVersions([manifest({ devDependencies: { a: version } })]);
      expect(found).toEqual([`a: ${version}`]);
    },
  );

  it('in overrides of overrides too', () => {
    const found = floatingVersions([manifest({ overrides: { a: { b: '^1.0.0' }, c: '1.0.0' } })]);
    expect(found).toEqual(['b: ^1.0.0']);
  });

  it('holds in this project', () => {
    expect(floatingVersions(projectFiles(projectRoot))).toEqual([]);
  });
});

const alone: Installed = { peers: [], commands: [] };
const depending = (scripts: object, ...names: string[]): SourceText =>
  manifest({ scripts, dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) });

describe('every dependency is used', () => {
  it.each([
    ['imported', depending({}, 'pg'), "import { Pool } from 'pg';"],
    ['imported in part', depending({}, 'csv-parse'), "import { parse } from 'csv-parse/sync';"],
    ['found by its path', depending({}, '@swc/cli'), "join('node_modules', '@swc', 'cli', 'x')"],
    ['the types of one that is', depending({}, '@types/pg'), "import { Pool } from 'pg';"],
    ['run by a script', depending({ jest: 'node node_modules/jest/bin/jest.js' }, 'jest'), ''],
  ])('when it is %s', (_, packageJson, text) => {
    expect(unusedDependencies([packageJson, code(text)], () => alone)).toEqual([]);
  });

  it('when a script calls its command', () => {
    const files = [depending({ boundaries: 'depcruise apps' }, 'dependency-cruiser')];
    expect(unusedDependencies(files, () => ({ ...alone, commands: ['depcruise'] }))).toEqual([]);
  });

  it('when another one that is used needs it beside itself', () => {
    const files = [depending({}, '@nestjs/core', 'rxjs'), code("from '@nestjs/core'")];
    const installed = (name: string) =>
      name === '@nestjs/core' ? { ...alone, peers: ['rxjs'] } : alone;
    expect(unusedDependencies(files, installed)).toEqual([]);
  });

  it('and no manifest, prose or check is a witness', () => {
    const mentions = ['README.md', 'test/architecture/a.ts', 'apps/console/package.json'].map(
      (path) => ({ path, text: '"left-pad"' }),
    );
    const found = unusedDependencies([depending({}, 'left-pad'), ...mentions], () => alone);
    expect(found).toEqual(['left-pad']);
  });

  it('and is found when it is not', () => {
    const files = [depending({ lint: 'eslint .' }, 'left-pad'), code("import 'left-pad-2';")];
    expect(unusedDependencies(files, () => alone)).toEqual(['left-pad']);
  });

  it('holds in this project', () => {
    expect(unusedDependencies(projectFiles(projectRoot), installedPackage)).toEqual([]);
  });
});

function installedPackage(name: string): Installed {
  const file = join(projectRoot, 'node_modules', name, 'package.json');
  const { peerDependencies, bin } = JSON.parse(readFileSync(file, 'utf8')) as {
    peerDependencies?: Record<string, string>;
    bin?: string | Record<string, string>;
  };
  const commands = typeof bin === 'string' ? [name] : Object.keys(bin ?? {});
  return { peers: Object.keys(peerDependencies ?? {}), commands };
}
