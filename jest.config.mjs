import { readFileSync } from 'node:fs';

const json = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const swc = json('./.swcrc');
const TEST_TIMEOUT_MS = 60_000;

/** Asks for `instanceof Array`, which the arrays of a file of tests would not be outside of it. */
const LOADED_INSIDE = ['exceljs'];

/** Loaded once for each worker, not for each file of tests. */
const packages = [
  ...Object.keys(json('./package.json').dependencies).filter(
    (name) => !LOADED_INSIDE.includes(name),
  ),
  ...['@nestjs/testing', 'fast-check', 'supertest'],
].join('|');

const STAND_IN = '<rootDir>/test/runner/stand-in.mjs';

/** Of our own, all that is in dist/ as well. */
const BUILT = '/(?:apps|libs)/[^/]+/src/(?!.+\\.(?:spec|int-spec|fixtures)\\.ts$).+\\.ts$';

const transform = {
  [`/node_modules/(?:${packages})/.+\\.[cm]?js$`]: STAND_IN,
  '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }],
};

/** What every kind of test shares: TypeScript through SWC, ES modules, libraries by name. */
const shared = {
  testEnvironment: '<rootDir>/test/runner/environment.mjs',
  rootDir: import.meta.dirname,
  transform,
  transformIgnorePatterns: [],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** They play with timers or with the process, which are others outside: nothing is loaded there. */
const WITHIN = [
  'api/src/ops/ingestion-board',
  'cli/src/interruption',
  'ingestion/src/application/job-turns',
  'installation/src/fail-start',
  'worker/src/inbox.schedule',
].map((name) => `${name}.spec.ts`);

/** Each worker loads the build once. */
const builtOnce = { ...shared, transform: { [BUILT]: STAND_IN, ...transform } };

/** Tests of everything together: one PostgreSQL for all. */
const together = {
  ...builtOnce,
  globalSetup: '<rootDir>/test/database/global-setup.mjs',
  globalTeardown: '<rootDir>/test/database/global-teardown.mjs',
};

const unit = {
  ...shared,
  displayName: 'unit',
  roots: ['<rootDir>/apps', '<rootDir>/libs'],
  testMatch: ['**/*.spec.ts'],
};

export default {
  projects: [
    { ...unit, ...builtOnce, testPathIgnorePatterns: WITHIN },
    { ...unit, testMatch: WITHIN.map((name) => `**/${name}`) },
    {
      ...together,
      displayName: 'integration',
      roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
      testMatch: ['**/*.int-spec.ts'],
    },
    {
      ...shared,
      displayName: 'architecture',
      roots: ['<rootDir>/test/architecture'],
      testMatch: ['**/*.arch-spec.ts'],
    },
    {
      ...together,
      displayName: 'e2e',
      roots: ['<rootDir>/test/e2e'],
      testMatch: ['**/*.e2e-spec.ts'],
    },
  ],
  testTimeout: TEST_TIMEOUT_MS,
  testSequencer: '<rootDir>/test/runner/heavy-first.mjs',
  maxWorkers: 3, // two cores have time for a third, because tests also wait
  workerIdleMemoryLimit: '1.5GB', // jest keeps some of every file; a worker that grew is replaced
};
