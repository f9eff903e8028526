import { migrations } from '#database';
import type { QueryRunner } from 'typeorm';
import { unsafeSteps } from './migrations/unsafe-steps.js';
import type { RecordedMigration } from './migrations/unsafe-steps.js';

/**
 * The last migration of the last release: replicas that know nothing newer may run beside the next
 * one. It moves with each release; docs/adr/0024 has the rule.
 */
const LAST_RELEASED = 'CreateProcesses1795392053000';

/** What it would say to a database, without one. */
async function recorded(Migration: (typeof migrations)[number]): Promise<RecordedMigration> {
  const statements: string[] = [];
  const query = (sql: string) => Promise.resolve(void statements.push(sql) as unknown);
  const migration: object = new Migration();
  await new Migration().up({ query } as unknown as QueryRunner);
  const olderReplicas = 'olderReplicas' in migration ? String(migration.olderReplicas) : null;
  return { name: Migration.name, statements, olderReplicas };
}

const of = (
  statements: readonly string[],
  olderReplicas: string | null = null,
): RecordedMigration => ({ name: 'Planned1', statements, olderReplicas });

describe('migrations since the last release', () => {
  it('leave older replicas whatever they need', async () => {
    const since = migrations.findIndex(({ name }) => name === LAST_RELEASED);
    expect(since).toBeGreaterThan(0);
    expect(unsafeSteps(await Promise.all(migrations.slice(since + 1).map(recorded)))).toEqual([]);
  });

  it.each([
    ['DROP TABLE charges', 'takes it away'],
    ['ALTER TABLE charges DROP COLUMN note', 'takes a column or its default away'],
    ['ALTER TABLE charges ALTER COLUMN note DROP DEFAULT', 'takes a column or its default away'],
    ['ALTER TABLE charges RENAME COLUMN note TO remark', 'gives it another name'],
    ['ALTER TABLE charges RENAME TO payments', 'gives it another name'],
    ['ALTER TABLE charges ALTER COLUMN fee TYPE numeric', 'gives a column another type'],
    ['ALTER TABLE charges ALTER fee SET NOT NULL', 'refuses rows without a value'],
    ['ALTER TABLE charges ADD COLUMN note text NOT NULL', 'demands a value of a new column'],
    [
      `ALTER TABLE charges ADD a text NOT NULL DEFAULT '', ADD COLUMN b text NOT NULL`,
      'demands a value of a new column',
    ],
    ['ALTER TABLE charges ADD CONSTRAINT few CHECK (fee > 0)', 'refuses rows that were allowed'],
    ['CREATE UNIQUE INDEX CONCURRENTLY one ON charges (note)', 'refuses rows that were allowed'],
    ['CREATE INDEX by_note ON charges (note)', 'keeps writers waiting: CONCURRENTLY'],
    ['REVOKE UPDATE ON charges FROM yodtrong_app', 'takes a right away'],
    ['DELETE FROM charges WHERE note IS NULL', 'removes rows'],
    ['DO $$ BEGIN IF true THEN DROP TABLE charges; END IF; END $$', 'takes it away'],
  ])('must not say: %s', (statement, why) => {
    const found = unsafeSteps([of(['CREATE TABLE notes (id text)', statement])]);
    expect(found.map((step) => step.why)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    'CREATE TABLE notes (id text NOT NULL)',
    'ALTER TABLE charges ADD COLUMN note text, ADD COLUMN seen_at timestamptz',
    `ALTER TABLE charges ADD COLUMN note text NOT NULL DEFAULT ''`,
    'CREATE INDEX CONCURRENTLY by_note ON charges (note)',
    'CREATE INDEX by_code ON breaks (code)',
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    `UPDATE charges SET note = 'a' WHERE note IS NULL`,
    'GRANT SELECT ON charges TO yodtrong_app',
  ])('may say: %s', (statement) => {
    expect(unsafeSteps([of([statement])])).toEqual([]);
  });

  it('may do with their own tables as they like, also later', () => {
    const later = of(['ALTER TABLE notes DROP COLUMN id', 'DELETE FROM notes']);
    expect(unsafeSteps([of(['CREATE TABLE notes (id text)']), later])).toEqual([]);
    expect(unsafeSteps([later])).toHaveLength(2);
  });

  it('take something away only if they declare why older replicas do without it', () => {
    const drop = ['ALTER TABLE charges DROP COLUMN note'];
    const reason = 'Release 0.3 was the last one that read it.';
    expect(unsafeSteps([of(drop, reason)])).toEqual([]);
    expect(unsafeSteps([of(drop, 'obsolete')])).toHaveLength(1);
  });
});
