import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A file by its path from the root of the project, `/` between folders. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export const projectRoot = resolve(import.meta.dirname, '..', '..');

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Writes a small project of its own, outside this one, and answers its folder. */
export function plantTree(files: readonly SourceText[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'yodtrong-planted-'));
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

export function fellTree(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs one of the project's tools in a folder and answers the JSON it prints. */
export function reportOf(tool: string, args: readonly string[], folder: string): unknown {
  const script = join(projectRoot, 'node_modules', tool);
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (!/^\s*[[{]/.test(stdout)) throw new Error(`${tool} gave no report: ${stderr || stdout}`);
  return JSON.parse(stdout);
}

/** What a planted project needs before anything is wrong with it. */
export const bareProject: readonly SourceText[] = [
  {
    path: 'package.json',
    text: JSON.stringify({
      name: 'planted',
      type: 'module',
      imports: { '#*': { types: './libs/*/src/index.ts' } },
      dependencies: { 'declared-package': '1.0.0' },
      devDependencies: { 'dev-package': '1.0.0' },
    }),
  },
  {
    path: 'tsconfig.json',
    text: JSON.stringify({
      compilerOptions: {
        target: 'ES2023',
        lib: ['ES2023'],
        module: 'NodeNext',
        moduleResolution: 'NodeNext',
        strict: true,
        noUncheckedIndexedAccess: true,
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
        types: [],
      },
      include: ['**/*.ts'],
    }),
  },
  ...['declared-package', 'dev-package', 'undeclared-package'].flatMap((name) => [
    {
      path: `node_modules/${name}/package.json`,
      text: JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
    },
    { path: `node_modules/${name}/index.js`, text: 'export const value = 1;\n' },
  ]),
];
