// Compiles libraries and applications into dist/, and notes what it compiled so that a start
// without changes costs nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist');
const stampFile = join(outDir, '.sources');
const IS_TEST = /\.(spec|int-spec|fixtures)\.ts$/;

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
  const fresh = join(root, `.build-${process.pid}`);
  const old = join(root, `.build-${process.pid}-old`);
  try {
    compileInto(fresh);
    writeFileSync(join(fresh, '.sources'), current);
    // What runs from the old build must find it whole until the new one is.
    if (existsSync(outDir)) renameSync(outDir, old);
    renameSync(fresh, outDir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return true;
}

function compileInto(folder) {
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const ignored = '**/*.spec.ts,**/*.int-spec.ts,**/*.fixtures.ts,apps/console/**';
  mkdirSync(folder, { recursive: true });
  const result = spawnSync(
    process.execPath,
    [swc, 'libs', 'apps', '--out-dir', relative(root, folder), '--quiet', '--ignore', ignored],
    { cwd: root, stdio: 'inherit' },
  );
  if (result.status !== 0) {
    throw new Error('The sources did not compile; the messages above say where.');
  }
}

const isMain =
  process.argv[1] &&
  statSync(process.argv[1]).isFile() &&
  fileURLToPath(import.meta.url) === process.argv[1];
if (isMain) buildIfNeeded();
