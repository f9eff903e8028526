import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { SourceText } from '../planted-tree.js';

const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);
const NOT_READ = ['package-lock.json', 'test/fixtures/'];
const TEXT = new Set([
  ...['.ts', '.tsx', '.mjs', '.js', '.json', '.md', '.yml', '.yaml', '.sql', '.sh'],
  ...['.css', '.html', '.csv', '.example', ''],
]);

function pathsBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return pathsBelow(root, path);
      return entry.isFile() ? [path] : [];
    });
}

/** Every text that somebody wrote for the project; recorded data is not among them. */
export function projectFiles(root: string): readonly SourceText[] {
  return pathsBelow(root, '')
    .filter((path) => TEXT.has(extname(path)) && !NOT_READ.some((start) => path.startsWith(start)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const CODE = /\.(ts|tsx|mjs)$/;

export const codeOf = (files: readonly SourceText[]): readonly SourceText[] =>
  files.filter(({ path }) => CODE.test(path));

/** The text of one file, `''` if the project has none. */
export const textOf = (files: readonly SourceText[], path: string): string =>
  files.find((file) => file.path === path)?.text ?? '';
