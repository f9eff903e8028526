// Compiles libraries and applications into dist/, and notes what it compiled so that a start
// without changes costs nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist');
const stampFile = join(outDir, '.sources');
const IS_TEST = /\.(spec|int-spec)\.ts$/;

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !IS_TEST.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(root, file).startsWith(join('apps', 'console')));
}

function fingerprint() {
  const hash = createHash('sha256');
  const inputs = ['libs', 'apps'].flatMap((folder) => sourceFiles(join(root, folder))).sort();
  for (const file of [...inputs, join(root, '.swcrc'), join(root, 'package-lock.json')]) {
    hash.update(relative(root, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds when the sources differ from the last build; answers whether it did. */
export function buildIfNeeded() {
  const current = fingerprint();
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (built === current) return false;
  rmSync(outDir, { recursive: true, force: true });
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const result = spawnSync(
    process.execPath,
    [swc, 'libs', 'apps', '--out-dir', 'dist', '--quiet', '--ignore', '**/*.spec.ts,**/*.int-spec.ts,apps/console/**'],
    { cwd: root, stdio: 'inherit' },
  );
  if (result.status !== 0) {
    throw new Error('The sources did not compile; the messages above say where.');
  }
  mkdirSync(outDir, { recursive: true });
  writeFileSync(stampFile, current);
  return true;
}

const isMain = process.argv[1] && statSync(process.argv[1]).isFile() && fileURLToPath(import.meta.url) === process.argv[1];
if (isMain) buildIfNeeded();
