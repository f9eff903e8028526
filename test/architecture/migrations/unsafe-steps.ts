/** A migration as it stands: its statements, in their order. */
export interface RecordedMigration {
  readonly name: string;
  readonly statements: readonly string[];
  /** Why replicas that may still run survive it all the same; null: it needs no reason. */
  readonly olderReplicas: string | null;
}

/** What a release that was written before a migration could not live with, or would wait for. */
export interface UnsafeStep {
  readonly migration: string;
  readonly why: string;
  readonly statement: string;
}

const NAME = String.raw`(?:if (?:not )?exists )?(?:only )?(?:public\.)?"?([a-z_0-9]+)"?`;
const CREATED = new RegExp(`^create (?:unlogged )?table ${NAME}`);
const TOUCHED = [
  new RegExp(`^alter table ${NAME}`),
  new RegExp(`^drop table ${NAME}`),
  new RegExp(`^(?:truncate|delete from|lock)(?: table)? ${NAME}`),
  new RegExp(`^create (?:unique )?index .*? on ${NAME}`),
  new RegExp(`^create (?:constraint )?trigger .*? on ${NAME}`),
  new RegExp(`^revoke .*? on (?:table )?${NAME}`),
];

const ROWS = 'refuses rows that were allowed';
const WAITING = 'keeps writers waiting: CONCURRENTLY';
/** With a row for every payment: an index takes minutes to make, and nobody can write meanwhile. */
const LARGE = [
  ...['inbox', 'events', 'evidence', 'charges', 'charge_watch', 'balance_transactions'],
  ...['expectations', 'journal_entries', 'journal_lines', 'report_rows'],
].join('|');

/** Each is about what a release that runs meanwhile still says, reads or waits for. */
const UNSAFE: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^drop (?:table|view|materialized view|function|procedure|type|schema)\b/, 'takes it away'],
  [/^alter (?:table|function|type|view|index) .*?\brename\b/, 'gives it another name'],
  [/^alter table .*?\bdrop (?!constraint|not null)/, 'takes a column or its default away'],
  [/^alter table .*?\bdrop constraint\b/, 'takes away what ON CONFLICT or a foreign key may name'],
  [/^alter table .*?\balter (?:column )?\S+ (?:set data )?type\b/, 'gives a column another type'],
  [/^alter table .*?\balter (?:column )?\S+ set not null/, 'refuses rows without a value'],
  [/^alter table .*?\badd (?:constraint|primary key|foreign key|unique|check|exclude)\b/, ROWS],
  [/^create unique index\b/, ROWS],
  [/^revoke\b/, 'takes a right away'],
  [/^(?:truncate|delete from)\b/, 'removes rows'],
  [new RegExp(`^create (?:unique )?index (?!concurrently).*? on (?:${LARGE}) `), WAITING],
];
const ADDED_COLUMN =
  /\badd (?:column )?(?:if not exists )?(?!constraint|primary|foreign|unique|check)/;

/**
 * What older replicas would not survive, of the migrations given: those since the last release, in
 * their order. What they create themselves no older replica knows of, and may be treated at will.
 */
export function unsafeSteps(migrations: readonly RecordedMigration[]): readonly UnsafeStep[] {
  const own = new Set(migrations.flatMap(statementsOf).flatMap(createdBy));
  return migrations.flatMap((migration) =>
    migration.olderReplicas === null ? unsafeIn(migration, own) : emptyReason(migration),
  );
}

function unsafeIn(migration: RecordedMigration, own: ReadonlySet<string>): readonly UnsafeStep[] {
  return statementsOf(migration)
    .filter((statement) => !own.has(touchedBy(statement)))
    .flatMap((statement) =>
      [...reasonsAgainst(statement)].map((why) => ({
        migration: migration.name,
        why,
        statement,
      })),
    );
}

function reasonsAgainst(statement: string): readonly string[] {
  const reasons = UNSAFE.flatMap(([pattern, why]) => (pattern.test(statement) ? [why] : []));
  return demandsValue(statement) ? [...reasons, 'demands a value of a new column'] : reasons;
}

/** Each column that is added, up to the comma before the next one. */
const demandsValue = (statement: string): boolean =>
  statement.startsWith('alter table') &&
  statement
    .split(ADDED_COLUMN)
    .slice(1)
    .some((column) => / not null/.test(column) && !/ (?:default|generated) /.test(column));

function emptyReason({ name, olderReplicas }: RecordedMigration): readonly UnsafeStep[] {
  const reason = olderReplicas ?? '';
  if (reason.trim().split(/\s+/).length >= LEAST_WORDS) return [];
  return [{ migration: name, why: 'is declared survivable without a reason', statement: reason }];
}

const LEAST_WORDS = 5;

/** One by one, in small letters, without comments; those inside of DO blocks as well. */
const statementsOf = ({ statements }: RecordedMigration): readonly string[] =>
  statements
    .flatMap((text) => text.replace(/--.*$/gm, '').split(/;|\$\w*\$|\bbegin\b|\bthen\b/i))
    .map((text) => text.replace(/\s+/g, ' ').trim().toLowerCase())
    .filter((text) => text !== '');

const createdBy = (statement: string): readonly string[] => CREATED.exec(statement)?.slice(1) ?? [];

function touchedBy(statement: string): string {
  for (const pattern of TOUCHED) {
    const [, table] = pattern.exec(statement) ?? [];
    if (table !== undefined) return table;
  }
  return '';
}
