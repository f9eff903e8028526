// Who may import whom. test/architecture proves of each rule that it bites.

/** A library imports lower ranks only. */
const RANKS = [
  ['kernel'],
  ['money', 'calendar', 'config'],
  ['fees', 'database', 'opn', 'table-files'],
  ['event-store', 'access', 'notifications', 'processes'],
  ['accounts', 'findings'],
  ['charges', 'payouts', 'expectations', 'bank', 'days', 'cases'],
  ['ingestion', 'ledger'],
  ['reconciliation'],
  ['settlement-reports'],
  ['alerts', 'audit'],
  ['installation'],
];

const ANY_TEST = '([.-]spec|\\.fixtures)\\.ts$';
const RUN_BY_JEST = '^test/.*/global-(setup|teardown)\\.mjs$';
const PURE_BUILTINS = '^(node:)?crypto$';
const FROM_NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg'];
const BY_NAME = 'aliased-subpath-import';

const refuse = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const folders = (names) => `^libs/(${names.join('|')})/`;

/** A library alone at the top has none above it to import. */
const ranksWithOthersAbove = RANKS.filter((_, rank) => RANKS.slice(rank).flat().length > 1);

const onlyLowerRanks = ranksWithOthersAbove.map((names, rank) =>
  refuse(
    `rank-${rank}-imports-only-lower`,
    `${names.join(', ')}: imports only libraries of a lower rank.`,
    { path: folders(names) },
    { path: folders(RANKS.slice(rank).flat()), pathNot: '^libs/$1/' },
  ),
);

const libraries = [
  refuse(
    'library-has-a-rank',
    'Give a new library its place in RANKS.',
    {},
    { path: '^libs/', pathNot: folders(RANKS.flat()) },
  ),
  refuse(
    'library-entered-through-index',
    'Beside its index.ts and its fixtures, which are for tests, a library is its own affair.',
    { path: '^(libs/[^/]+|apps|test)/' },
    { path: '^libs/[^/]+/(?!src/index\\.ts$)', pathNot: ['^$1/', '\\.fixtures\\.ts$'] },
  ),
  refuse(
    'library-imported-by-name',
    'Another library is imported as #name, never by a relative path.',
    { path: '^(libs/[^/]+|apps|test)/' },
    {
      path: '^libs/[^/]+/src/index\\.ts$',
      pathNot: '^$1/',
      dependencyTypesNot: [BY_NAME],
    },
  ),
  refuse(
    'library-does-not-import-itself-by-name',
    'Inside a library, import the file that has it.',
    { path: '^libs/([^/]+)/' },
    { path: '^libs/$1/', dependencyTypes: [BY_NAME] },
  ),
  refuse(
    'library-imports-no-application',
    'Applications are made of libraries, not the other way round.',
    { path: '^libs/' },
    { path: '^apps/' },
  ),
];

const layer = (name, comment, from, to) =>
  refuse(
    name,
    comment,
    { path: `^libs/([^/]+)/src/${from}/`, pathNot: ANY_TEST },
    { path: `^libs/$1/src/(${to})/` },
  );

const layers = [
  layer(
    'domain-imports-no-other-layer',
    'Decisions know nothing of who asks for them or where they are kept.',
    'domain',
    'application|infrastructure|read-model',
  ),
  layer(
    'application-imports-no-infrastructure',
    'A use-case speaks to a port; the module plugs in the adapter.',
    'application',
    'infrastructure',
  ),
  layer(
    'read-model-imports-no-outer-layer',
    'A projection needs events and tables, not commands or the outside world.',
    'read-model',
    'application|infrastructure',
  ),
  refuse(
    'domain-imports-no-package',
    'The domain is plain TypeScript.',
    { path: '^libs/[^/]+/src/domain/', pathNot: ANY_TEST },
    { dependencyTypes: FROM_NPM },
  ),
  refuse(
    'domain-imports-no-builtin',
    'The domain touches nothing outside itself; a hash is arithmetic.',
    { path: '^libs/[^/]+/src/domain/', pathNot: ANY_TEST },
    { dependencyTypes: ['core'], pathNot: PURE_BUILTINS },
  ),
];

const SIMULATOR_LIBRARIES = ['opn', 'kernel', 'money', 'calendar', 'config', 'fees'];

const applications = [
  refuse(
    'application-imports-no-application',
    'What two applications share belongs in a library.',
    { path: '^apps/([^/]+)/' },
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  refuse(
    'simulator-knows-no-business',
    'The simulator is a witness: it must not share the code it is a witness against.',
    { path: '^apps/opn-simulator/' },
    { path: '^libs/', pathNot: folders(SIMULATOR_LIBRARIES) },
  ),
  refuse(
    'simulator-shares-only-wire-types',
    'Of #opn the simulator takes types; its behaviour it has on its own.',
    { path: '^apps/opn-simulator/', pathNot: ANY_TEST },
    { path: '^libs/opn/', dependencyTypesNot: ['type-only'] },
  ),
];

const hygiene = [
  refuse(
    'no-circular',
    'Two files that need each other are one file, or miss a third.',
    {},
    { circular: true },
  ),
  refuse(
    'no-orphans',
    'Nobody imports this file and it imports nothing: connect it or delete it.',
    { orphan: true, pathNot: ['\\.d\\.ts$', '/src/index\\.ts$', ANY_TEST, RUN_BY_JEST] },
    {},
  ),
  refuse('not-to-unresolvable', 'This import leads nowhere.', {}, { couldNotResolve: true }),
  refuse(
    'not-to-dev-dependency',
    'At run time only "dependencies" are there.',
    { path: '^(apps|libs)/', pathNot: ANY_TEST },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'], pathNot: '/@types/' },
  ),
  refuse(
    'not-to-undeclared-package',
    'A package that package.json does not name is there by luck.',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  refuse(
    'not-to-test',
    'Products do not ship with their tests.',
    { path: '^(apps|libs)/', pathNot: ANY_TEST },
    { path: ['^test/', ANY_TEST] },
  ),
];

export default {
  forbidden: [...onlyLowerRanks, ...libraries, ...layers, ...applications, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps/console|dist)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      mainFields: ['types', 'module', 'main'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
