import type { SourceText } from './planted-tree.js';

/** An import that a rule must refuse: that rule, and no other. */
export interface RefusedImport extends SourceText {
  readonly rule: string;
}

const LIBRARIES = [
  ...['kernel', 'money', 'calendar', 'config', 'fees', 'database', 'opn', 'event-store'],
  ...['access', 'notifications', 'accounts', 'charges', 'payouts', 'ingestion', 'ledger'],
  ...['reconciliation', 'settlement-reports', 'alerts', 'audit', 'newcomer'],
];

const something = 'export const something = 1;\n';
const importing = (name: string) => `import { something } from '${name}';\nexport { something };\n`;

/** Every library, and in one of them a file of every layer. */
export const libraryStubs: readonly SourceText[] = [
  ...LIBRARIES.map((name) => ({ path: `libs/${name}/src/index.ts`, text: something })),
  ...['domain', 'application', 'infrastructure', 'read-model', 'inner'].map((layer) => ({
    path: `libs/charges/src/${layer}/thing.ts`,
    text: importing('#kernel'),
  })),
  { path: 'libs/money/src/inner.ts', text: importing('#kernel') },
  { path: 'libs/charges/src/charge.spec.ts', text: importing('./index.js') },
  { path: 'libs/kernel/src/hen.ts', text: importing('./egg.js') },
  { path: 'apps/worker/src/thing.ts', text: importing('#charges') },
  { path: 'test/database/thing.ts', text: importing('#database') },
];

const refused = (rule: string, path: string, imported: string): RefusedImport => ({
  rule,
  path,
  text: importing(imported),
});

const upwards = [
  ['kernel', 'money'],
  ['money', 'calendar'],
  ['fees', 'opn'],
  ['event-store', 'access'],
  ['accounts', 'charges'],
  ['charges', 'payouts'],
  ['ingestion', 'ledger'],
  ['reconciliation', 'settlement-reports'],
  ['settlement-reports', 'alerts'],
  ['alerts', 'audit'],
].map(([from, to], rank) =>
  refused(
    `rank-${String(rank)}-imports-only-lower`,
    `libs/${String(from)}/src/upwards.ts`,
    `#${String(to)}`,
  ),
);

const CHARGES = 'libs/charges/src';

export const refusedImports: readonly RefusedImport[] = [
  ...upwards,
  refused('library-has-a-rank', 'libs/charges/src/to-newcomer.ts', '#newcomer'),
  refused('library-entered-through-index', 'libs/fees/src/deep.ts', '../../money/src/inner.js'),
  refused('library-entered-through-index', 'test/deep.ts', '../libs/money/src/inner.js'),
  refused('library-imported-by-name', 'libs/fees/src/relative.ts', '../../money/src/index.js'),
  refused(
    'library-imported-by-name',
    'apps/api/src/relative.ts',
    '../../../libs/fees/src/index.js',
  ),
  refused('library-does-not-import-itself-by-name', 'libs/fees/src/itself.ts', '#fees'),
  refused(
    'library-imports-no-application',
    'libs/audit/src/app.ts',
    '../../../apps/worker/src/thing.js',
  ),
  refused('domain-imports-no-other-layer', `${CHARGES}/domain/a.ts`, '../application/thing.js'),
  refused('domain-imports-no-other-layer', `${CHARGES}/domain/b.ts`, '../infrastructure/thing.js'),
  refused('domain-imports-no-other-layer', `${CHARGES}/domain/c.ts`, '../read-model/thing.js'),
  refused(
    'application-imports-no-infrastructure',
    `${CHARGES}/application/a.ts`,
    '../infrastructure/thing.js',
  ),
  refused(
    'read-model-imports-no-outer-layer',
    `${CHARGES}/read-model/a.ts`,
    '../application/thing.js',
  ),
  refused(
    'read-model-imports-no-outer-layer',
    `${CHARGES}/read-model/b.ts`,
    '../infrastructure/thing.js',
  ),
  refused('domain-imports-no-package', `${CHARGES}/domain/d.ts`, 'declared-package'),
  refused('domain-imports-no-builtin', `${CHARGES}/domain/e.ts`, 'node:fs'),
  refused(
    'application-imports-no-application',
    'apps/api/src/other.ts',
    '../../worker/src/thing.js',
  ),
  refused('simulator-knows-no-business', 'apps/opn-simulator/src/database.ts', '#database'),
  refused('simulator-knows-no-business', 'apps/opn-simulator/src/charges.ts', '#charges'),
  refused('simulator-shares-only-wire-types', 'apps/opn-simulator/src/behaviour.ts', '#opn'),
  refused('no-circular', 'libs/kernel/src/egg.ts', './hen.js'),
  { rule: 'no-orphans', path: 'libs/kernel/src/alone.ts', text: something },
  refused('not-to-unresolvable', 'libs/kernel/src/nowhere.ts', './no-such-file.js'),
  refused('not-to-dev-dependency', 'libs/kernel/src/tool.ts', 'dev-package'),
  refused('not-to-undeclared-package', 'libs/kernel/src/luck.ts', 'undeclared-package'),
  refused('not-to-test', `${CHARGES}/takes-a-test.ts`, './charge.spec.js'),
  refused('not-to-test', `${CHARGES}/takes-test-setup.ts`, '../../../test/database/thing.js'),
];

const allowed = (path: string, imported: string): SourceText => ({
  path,
  text: importing(imported),
});

export const allowedImports: readonly SourceText[] = [
  allowed('libs/audit/src/downwards.ts', '#kernel'),
  allowed(`${CHARGES}/domain/hash.ts`, 'node:crypto'),
  allowed(`${CHARGES}/domain/money.ts`, '#money'),
  allowed(`${CHARGES}/domain/charge.spec.ts`, 'dev-package'),
  allowed(`${CHARGES}/application/decide.ts`, '../domain/thing.js'),
  allowed(`${CHARGES}/infrastructure/adapt.ts`, '../application/thing.js'),
  allowed(`${CHARGES}/read-model/project.ts`, '../domain/thing.js'),
  allowed(`${CHARGES}/infrastructure/package.ts`, 'declared-package'),
  allowed('apps/opn-simulator/src/fee.ts', '#fees'),
  allowed('test/e2e/story.ts', '#alerts'),
  {
    path: 'apps/opn-simulator/src/wire.ts',
    text: "import type { something } from '#opn';\nexport type Wire = typeof something;\n",
  },
];
