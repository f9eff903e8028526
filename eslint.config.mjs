import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { injectedValues } from './scripts/lint/injected-values.rule.mjs';
import {
  chanceAndClock,
  floatGlobals,
  floats,
  ownClock,
  unfinishedTests,
} from './scripts/lint/restrictions.mjs';
import { shortFunctions } from './scripts/lint/short-functions.rule.mjs';

const MAX_FILE_LINES = 200;
const MAX_COMPLEXITY = 10;

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.spec.ts', '**/*-spec.ts', '**/*.spec.tsx'];
/** Pure code: every domain folder, and the libraries that are nothing but arithmetic. */
const DOMAIN = ['libs/*/src/domain/**/*.ts', 'libs/{money,calendar,fees}/src/**/*.ts'];

const NODE_GLOBALS = [
  ...['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'fetch', 'AbortController'],
  ...['AbortSignal', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  ...['setImmediate', 'queueMicrotask', 'performance', 'structuredClone', 'TextEncoder'],
  ...['TextDecoder', 'crypto'],
];

export default defineConfig(
  {
    ignores: [
      '.build-*/**',
      '**/node_modules/',
      '**/dist/',
      'data/',
      'coverage/',
      'test/fixtures/',
    ],
  },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    plugins: {
      house: { rules: { 'injected-values': injectedValues, 'short-functions': shortFunctions } },
    },
  },
  js.configs.recommended,
  {
    name: 'every file',
    rules: {
      complexity: ['error', MAX_COMPLEXITY],
      'max-lines': ['error', MAX_FILE_LINES],
      'house/short-functions': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'no-restricted-syntax': ['error', ...unfinishedTests],
      eqeqeq: 'error',
      // Text from outside may carry control characters; refusing them takes naming them.
      'no-control-regex': 'off',
    },
  },
  {
    name: 'scripts and configuration',
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, false])) },
  },
  {
    name: 'types are checked',
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, emitDecoratorMetadata: true },
    },
    rules: {
      // A file with decorators is left alone, because its imports may be what Nest injects;
      // the rule after it refuses the opposite mistake.
      '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports' }],
      'house/injected-values': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // There are no enums here, and looking for them is a tenth of the linter's time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // It does not know branded numbers such as Satang; the compiler does.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      // Nest's and fetch's options are declared as classes and given as literals everywhere.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A Nest module is a class for its decorator's sake.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    name: 'tests read answers as they come: a wrong guess about one fails the test',
    files: TESTS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'products log, they do not print',
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['apps/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'money is never a float',
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...floatGlobals],
      'no-restricted-properties': ['error', ...floats],
    },
  },
  {
    name: 'the domain is pure',
    files: DOMAIN,
    ignores: TESTS,
    rules: {
      'no-restricted-properties': ['error', ...floats, ...chanceAndClock],
      'no-restricted-syntax': ['error', ...unfinishedTests, ...ownClock],
    },
  },
  {
    name: 'migrations are as long as their SQL',
    files: ['**/migrations/*.ts'],
    rules: { 'house/short-functions': 'off' },
  },
);
