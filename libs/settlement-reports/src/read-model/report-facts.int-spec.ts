import type { BusinessDay } from '#calendar';
import { Database, openDataSource } from '#database';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { ReportFacts } from './report-facts.js';

const ACCOUNT = 'main';
const DAY = '2026-11-20' as BusinessDay;
const NOW = 9;

/** Entries as [id, kind, charge, day it relates to, satang, position]. */
const ENTRIES: readonly (readonly [string, string, string, string, number, number])[] = [
  ['R1:main:a', 'R1', 'a', DAY, 40_000, 1],
  ['R1:main:a:2', 'R1', 'a', DAY, 500, 2],
  ['R1:main:late', 'A1', 'late', DAY, 7_000, 3],
  ['F1:main:late', 'A1', 'late', DAY, 99, 4],
  ['R1:main:other', 'R1', 'other', '2026-11-21', 1_000, 5],
  ['R1:main:new', 'R1', 'new', DAY, 2_000, NOW + 1],
];

describe('what charges were booked with', () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = new Database(await openDataSource(test.url, [], 'test'));
  });

  afterAll(async () => {
    await database.source.destroy();
    await test.drop();
  });

  it('counts entries of the day up to a position, of closed months as well', async () => {
    await database.transaction(async (tx) => {
      for (const [id, kind, subject, day, amount, position] of ENTRIES) {
        await tx.query(ENTRY, [ACCOUNT, id, kind, day, subject, position]);
        await tx.query(LINES, [ACCOUNT, id, kind, day, position, amount]);
      }
    });
    const facts = new ReportFacts(database);
    const ids = ['a', 'late', 'other', 'new'];
    expect(await facts.bookedGross(ACCOUNT, DAY, NOW, ids)).toEqual(
      new Map([
        ['a', 40_500n],
        ['late', 7_000n],
      ]),
    );
    expect(await facts.bookedGross(ACCOUNT, DAY, NOW, ['late'])).toEqual(
      new Map([['late', 7_000n]]),
    );
  });
});

const ENTRY = `
  INSERT INTO journal_entries (account, id, kind, posting_day, relates_to, subject, cause, position,
    recorded_at)
  VALUES ($1, $2, $3, $4, $4, $5, 'test', $6, now())`;

const LINES = `
  INSERT INTO journal_lines (account, entry_id, line, ledger_account, debit, credit, kind,
    posting_day, relates_to, position)
  VALUES ($1, $2, 1, 'opn-uncredited', $6, 0, $3, $4, $4, $5),
    ($1, $2, 2, 'unreconciled-receipts', 0, $6, $3, $4, $4, $5)`;
