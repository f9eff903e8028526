import type { SourceText } from '../planted-tree.js';
import { textOf } from './project-files.js';

interface NestProject {
  readonly root: string;
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

const foldersOf = (files: readonly SourceText[], root: 'apps' | 'libs'): string[] =>
  unique(
    files
      .map(({ path }) => path.split('/'))
      .filter(([top, , ...inside]) => top === root && inside.length > 0)
      .map(([, name = '']) => name),
  );

export function librariesWithoutIndex(files: readonly SourceText[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return foldersOf(files, 'libs')
    .map((name) => `libs/${name}/src/index.ts`)
    .filter((index) => !paths.has(index));
}

/** `nest-cli.json` names what there is, and nothing else. The console is built by Vite. */
export function untrueNestProjects(files: readonly SourceText[]): string[] {
  const { projects } = JSON.parse(textOf(files, 'nest-cli.json')) as {
    projects: Record<string, NestProject>;
  };
  const stated = Object.values(projects).map(({ root }) => root);
  const real = [
    ...foldersOf(files, 'apps').map((name) => `apps/${name}`),
    ...foldersOf(files, 'libs').map((name) => `libs/${name}`),
  ].filter((folder) => folder !== 'apps/console');
  return [
    ...real.filter((folder) => !stated.includes(folder)).map((folder) => `${folder}: not stated`),
    ...stated.filter((folder) => !real.includes(folder)).map((folder) => `${folder}: no files`),
  ];
}

/** A folder of somebody's machine means nothing on another one. */
const MACHINE_PATH = /(?:^|[\s'"`(=])(\/(?:home|Users|root|work|workspace)\/[^\s'"`)]*)/gm;

export function machinePaths(files: readonly SourceText[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(MACHINE_PATH)].map(([, found = '']) => `${path}: ${found}`),
  );
}

const NPM_COMMAND = /\bnpm (?:run ([\w:-]+)|(start|test)\b)/g;

/** Commands that the README promises and `package.json` does not have. */
export function missingCommands(files: readonly SourceText[]): string[] {
  const { scripts } = JSON.parse(textOf(files, 'package.json')) as {
    scripts: Record<string, string>;
  };
  const readme = textOf(files, 'README.md');
  if (readme === '') return ['README.md is missing'];
  const promised = [...readme.matchAll(NPM_COMMAND)].map(([, run, short]) => run ?? short ?? '');
  return unique(promised).filter((name) => !(name in scripts));
}
