import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, VARIABLE_NAMES } from '#config';
import { STOP_LIMIT_MS } from '#installation';
import { SMALL_HEAP_ARGUMENTS } from '#kernel';
import { commands } from '../../apps/cli/src/commands.js';
import { composeFaults } from './deployment/compose-faults.js';
import type { Project } from './deployment/compose-faults.js';
import { parseCompose, projectText } from './deployment/compose-file.js';
import type { Compose } from './deployment/compose-file.js';
import { interpolate } from './deployment/interpolate.js';
import { projectRoot } from './planted-tree.js';

/** What the file itself decides, whatever `.env` says. */
const FIXED = [...['HOST', 'OPS_PORT', 'STOP_DELAY_SECONDS', 'DATABASE_URL', 'DATA_DIR']];

const env = projectText('.env.example');
const text = projectText('docker-compose.yml');
const dockerfile = projectText('Dockerfile');
const namesIn = (pattern: RegExp) => [...env.matchAll(pattern)].map(([, name = '']) => name);

const project: Project = {
  documented: new Set(namesIn(/^(?:# )?([A-Z0-9_]+)=/gm)),
  known: new Set(VARIABLE_NAMES),
  files: (path) => existsSync(join(projectRoot, path)),
  commands: [...commands.map(({ name }) => name), 'help'],
  opsPages: [
    ...projectText('apps/api/src/ops/ops-listener.ts').matchAll(/^ {2}'(\/[\w/.]+)':/gm),
  ].map(([, page = '']) => page),
  folders: [...dockerfile.matchAll(/install -d -o node -g node (.+)$/gm)].flatMap(
    ([, folders = '']) => folders.split(' '),
  ),
  stopLimitMs: STOP_LIMIT_MS,
};

const replicas = ({ services }: Compose) =>
  Object.entries(services).filter(([name]) => /^(api|worker)-/.test(name));

describe('docker-compose.yml', () => {
  const compose = parseCompose(text);

  it('is what Compose understands, and what this project has', () => {
    expect(composeFaults(compose, project)).toEqual([]);
  });

  it('hands every variable on that .env.example explains', () => {
    const given = Object.keys(compose.services['api-a']?.environment ?? {});
    const missing = namesIn(/^([A-Z0-9_]+)=/gm).filter((name) => !given.includes(name));
    expect(missing.filter((name) => !FIXED.includes(name))).toEqual([]);
  });

  it('gives each replica an environment in which it can start', () => {
    const least = {
      OPN_SECRET_KEY: 'skey_test_1',
      ...{ POSTGRES_PASSWORD: 'abc', OWNER_PASSWORD: 'def' },
    };
    expect(replicas(compose)).toHaveLength(4);
    for (const [, { environment = {} }] of replicas(compose)) {
      const resolved = Object.entries(environment).map(
        ([name, value]) => [name, interpolate(String(value), least)] as const,
      );
      expect(loadConfig(Object.fromEntries(resolved))).toMatchObject({
        databaseUrl: 'postgresql://yodtrong:def@database:5432/yodtrong',
        account: 'main',
      });
    }
    expect(() => interpolate(text, {})).toThrow('OWNER_PASSWORD: set it in .env');
  });

  it.each([
    ['postgres:18.4', 'postgres:latest', 'database: postgres:latest names no version'],
    ['- proxy:/data', '- lost:/data', 'proxy: there is no volume lost'],
    ['[dist/apps/cli/src/main.js, migrate]', '[dist/x.js]', 'migrate: dist/x.js is no program'],
    ['main.js, migrate]', 'main.js, migarte]', 'migrate: "migarte" is no command'],
    ['DAY_CUTOFF:', 'DAY_CUTOF:', 'api-a: DAY_CUTOF is no variable of ours'],
    ['${OPENING_DAY:-}', '${OPENING_DATE:-}', 'api-a: .env.example lacks OPENING_DATE'],
    ['9464/health/ready', '9464/health/redy', 'api-a: it has no page "/health/redy"'],
    ['9464/health', '9465/health', 'api-a: its health is asked of no port of its'],
    ['grace_period: 20s', 'grace_period: 12s', 'worker-a: it needs 12000 ms to stop, and'],
    ['read_only: true', 'read_only: false', 'api-a: it can write where it runs'],
    ['- backups:/backups', '- backups:/b', 'cli: its user may not write to /b'],
    [
      'profiles: [watch]',
      'profiles: [watch]\n    read_only: true',
      'prometheus: metrics_key cannot be written into what is read-only',
    ],
    ['127.0.0.1:9090:9090', '9090:9090', 'prometheus: 9090:9090 is open to everybody'],
    ['file: ops/proxy/Caddyfile', 'file: ops/Caddyfile', 'there is no file ops/Caddyfile'],
    ["restart: 'no'", 'restart: unless-stopped', 'api-a: migrate never ends, or'],
    ['  grafana:\n', '  grafana:\n  more:\n', 'nobody uses more', 'volumes:\n'],
  ])('must not say %s otherwise', (right, wrong, fault, after = '') => {
    const from = text.lastIndexOf(after === '' ? 'name: yodtrong' : after);
    const spoilt = text.slice(0, from) + text.slice(from).replace(right, wrong);
    expect(spoilt).not.toBe(text);
    expect(composeFaults(parseCompose(spoilt), project)).toContainEqual(
      expect.stringContaining(fault),
    );
  });

  it('must not have a command that is no text', () => {
    const unquoted = text.replace(/"(fetch.*)"/, '$1');
    expect(unquoted).not.toBe(text);
    expect(() => parseCompose(unquoted)).toThrow('expected string');
  });

  it('starts workers as `start` does, so that they hold little', () => {
    for (const [name, { command }] of replicas(compose)) {
      const before = name.startsWith('worker-') ? SMALL_HEAP_ARGUMENTS : [];
      expect(command?.slice(0, -1)).toEqual(before);
    }
  });

  it('has before and beside the apis what knows them by their names', () => {
    const apis = replicas(compose).flatMap(([name, { environment }]) =>
      name.startsWith('api-') ? [`${name}:${String(environment?.['PORT'])}`] : [],
    );
    const caddyfile = projectText('ops/proxy/Caddyfile');
    expect(caddyfile).toContain(`reverse_proxy ${apis.join(' ')} {`);
    const asked = [...caddyfile.matchAll(/\{\$(\w+)/g)].map(([, name]) => name);
    expect(asked).toEqual(
      expect.arrayContaining(Object.keys(compose.services['proxy']?.environment ?? {})),
    );
    expect(projectText('ops/prometheus/prometheus.yml')).toContain(`[${apis.join(', ')}]`);
  });
});

describe('the Dockerfile', () => {
  it('starts from pinned images, and runs scripts that exist', () => {
    const { scripts } = JSON.parse(projectText('package.json')) as { scripts: object };
    const from = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(new Set(from)).toEqual(
      new Set([expect.stringMatching(/^node:\d+\.\d+\.\d+-\w+-slim$/)]),
    );
    const runs = [...dockerfile.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name);
    expect(runs.filter((name) => !(name in scripts))).toEqual([]);
    expect(runs).toContain('build');
  });
});
