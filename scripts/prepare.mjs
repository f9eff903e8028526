// Brings a checkout into a state that can run: Node new enough, packages installed, sources built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildIfNeeded } from './build.mjs';
import { withLock } from './lock.mjs';

const OLDEST_NODE = [20, 19];
/**
 * The build needs development packages, and PostgreSQL is an optional one: whatever npm is told.
 */
const NPM_CI = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
/** What a preparation prints must not end up in a report that the command line tool prints. */
const ASIDE = ['inherit', 2, 2];

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.yodtrong-lock-hash');
const lockFile = join(root, '.prepare.lock');

/** Safe to call from several starts at once: one works, the others wait for it. */
export async function prepare() {
  refuseOldNode();
  await withLock(lockFile, announceWait, async () => {
    await installIfNeeded();
    buildWhenNeeded();
  });
}

function announceWait(pid) {
  say(`Process ${pid} is preparing this folder; waiting for it`);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Yodtrong needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

async function installIfNeeded() {
  const wanted = hashOf(join(root, 'package-lock.json'));
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (installedAlready()) return writeFileSync(stampFile, wanted);
  await timed('Installing packages (npm ci)', () => run('npm', NPM_CI, ASIDE));
  writeFileSync(stampFile, wanted);
}

/** npm notes what it installed: when that agrees with the lock, somebody ran npm ci by hand. */
function installedAlready() {
  const noteFile = join(modules, '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(noteFile);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || found[path]?.version === version || (optional && !found[path]),
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function buildWhenNeeded() {
  const begun = Date.now();
  if (buildIfNeeded()) say(`Built in ${seconds(begun)} s`);
}

/** Runs a command of this project's tools; throws where it fails, its output being shown. */
export function run(command, args, stdio = 'inherit') {
  const result = spawnSync(command, args, { cwd: root, stdio });
  if (result.error) throw new Error(`${command} could not be run: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${[command, ...args].join(' ')} failed.`);
}

/** Announces a step, and says how long it took. */
export async function timed(step, work) {
  const begun = Date.now();
  say(`${step} …`);
  await work();
  say(`${step}: ${seconds(begun)} s`);
}

function say(line) {
  process.stderr.write(`[yodtrong] ${line}\n`);
}

function seconds(begun) {
  return ((Date.now() - begun) / 1000).toFixed(1);
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Ends a script as a person expects: the message without a stack, and a failing exit code. */
export async function orExplain(work) {
  try {
    await work();
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
