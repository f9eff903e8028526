import { readFileSync } from 'node:fs';

const json = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const swc = json('./.swcrc');
const TEST_TIMEOUT_MS = 30_000;

/** Asks for `instanceof Array`, which the arrays of a file of tests would not be outside of it. */
const LOADED_INSIDE = ['exceljs'];

/** Loaded once for each worker, not for each file of tests. */
const packages = [
  ...Object.keys(json('./package.json').dependencies).filter(
    (name) => !LOADED_INSIDE.includes(name),
  ),
  ...['@nestjs/testing', 'fast-check', 'supertest'],
].join('|');

/** What every kind of test shares: TypeScript through SWC, ES modules, libraries by name. */
const shared = {
  testEnvironment: '<rootDir>/test/runner/environment.mjs',
  rootDir: import.meta.dirname,
  transform: {
    [`/node_modules/(?:${packages})/.+\\.[cm]?js$`]: '<rootDir>/test/runner/package-stand-in.mjs',
    '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }],
  },
  transformIgnorePatterns: [],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: ['<rootDir>/apps', '<rootDir>/libs'],
      testMatch: ['**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
      testMatch: ['**/*.int-spec.ts'],
      globalSetup: '<rootDir>/test/database/global-setup.mjs',
      globalTeardown: '<rootDir>/test/database/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'architecture',
      roots: ['<rootDir>/test/architecture'],
      testMatch: ['**/*.arch-spec.ts'],
    },
    {
      ...shared,
      displayName: 'e2e',
      roots: ['<rootDir>/test/e2e'],
      testMatch: ['**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/database/global-setup.mjs',
      globalTeardown: '<rootDir>/test/database/global-teardown.mjs',
    },
  ],
  testTimeout: TEST_TIMEOUT_MS,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB', // jest keeps some of every file; a worker that grew is replaced
};
