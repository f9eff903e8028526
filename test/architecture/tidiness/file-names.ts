import type { SourceText } from '../planted-tree.js';
import { codeOf } from './project-files.js';

const CONCEPT = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NAMELESS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'managers']);

/** What the dot of a file name may say. A new kind of file earns its word here, deliberately. */
const ROLES = new Set([
  ...['command', 'query', 'events', 'errors', 'projection', 'entity', 'controller', 'schedule'],
  ...['module', 'port', 'filter', 'guard', 'pipe', 'interceptor', 'decorator', 'schema', 'view'],
  ...['fixtures', 'rule', 'config', 'd', 'judge', 'story', 'source'],
  ...['spec', 'int-spec', 'e2e-spec', 'arch-spec', 'browser-spec'],
]);

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function namingFault(path: string): string[] {
  const [concept = '', ...rest] = baseName(path).replace(/^\./, '').split('.');
  const roles = rest.slice(0, -1); // the last one is the extension
  if (!CONCEPT.test(concept)) return [`${path}: words are small letters joined by dashes`];
  return roles
    .filter((role) => !ROLES.has(role))
    .map((role) => `${path}: "${role}" is not the role of a file`);
}

/** Files are `concept.role.ts`. */
export function misnamedFiles(files: readonly SourceText[]): string[] {
  return codeOf(files).flatMap(({ path }) => namingFault(path));
}

/** A name that says nothing collects everything. */
export function namelessFiles(files: readonly SourceText[]): string[] {
  return files.flatMap(({ path }) =>
    path
      .split(/[/.-]/)
      .filter((word) => NAMELESS.has(word))
      .map((word) => `${path}: "${word}" says nothing`),
  );
}
