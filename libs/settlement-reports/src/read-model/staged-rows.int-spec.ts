import { Database, openDataSource } from '#database';
import { satang } from '#money';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { digestOfRows, SHEETS_AS_HASHED } from '../domain/canonical-rows.js';
import type { FrozenRows } from '../domain/frozen-rows.js';
import type { ReportContent } from '../domain/report-content.js';
import type { SheetName } from '../domain/report-head.js';
import type { ComparedSheet, DifferingRows } from '../domain/row-differences.js';
import { SMALL_REPORT } from '../fixtures/report.fixtures.js';
import { ReportStore } from './report-store.js';
import { StagedDifferences } from './staged-differences.js';
import type { StagedRows } from './staged-rows.js';
import { Staging } from './staging.js';

const { head, lists } = SMALL_REPORT;
const MORE_THAN_IN_MEMORY = 5_001;
const KEYS_OF_A_PART = 800;
const MANY = Array.from({ length: 2_000 }, (_, index) => ({
  ...lists.charges[0]!,
  chargeId: `chrg_${String(index).padStart(9, '0')}`,
}));

/** Gathered from the last to the first, and found in their order all the same. */
async function stage(rows: StagedRows): Promise<void> {
  await rows.gather('charges', [...lists.charges].map(placed).reverse());
  await rows.gather('expected', [...lists.expected].map(placed).reverse());
  await rows.putInOrder();
  for (const sheet of SHEETS_AS_HASHED) {
    if (sheet !== 'charges' && sheet !== 'expected') await rows.put(sheet, lists[sheet]);
  }
}

const placed = <Row>(row: Row, index: number) => ({
  ...{ section: index % 2, rank: Math.floor(index / 4), name: `${index}`, row },
});

const inPlace = <Row>(rows: readonly Row[]): readonly Row[] =>
  rows
    .map(placed)
    .sort((a, b) => a.section - b.section || a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ row }) => row);

async function partsOf<Sheet extends ComparedSheet>(
  differences: StagedDifferences,
  sheet: Sheet,
): Promise<readonly DifferingRows<FrozenRows[Sheet]>[]> {
  const parts: DifferingRows<FrozenRows[Sheet]>[] = [];
  for await (const part of differences.parts(sheet)) parts.push(part);
  return parts;
}

async function rowsOf<Sheet extends SheetName>(
  content: ReportContent,
  sheet: Sheet,
): Promise<readonly FrozenRows[Sheet][]> {
  const rows: FrozenRows[Sheet][] = [];
  for await (const row of content.rows(sheet)) rows.push(row);
  return rows;
}

describe('rows of a report that is put together', () => {
  let test: TestDatabase;
  let database: Database;
  let staging: Staging;
  let store: ReportStore;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = new Database(await openDataSource(test.url, [], 'test'));
    staging = new Staging(database);
    store = new ReportStore(database);
  });

  afterAll(async () => {
    await database.source.destroy();
    await test.drop();
  });

  it('are in their order, hashed as they will be when they are read again', async () => {
    await staging.use(async (rows) => {
      await stage(rows);
      const content = rows.content({ ...head, rowCounts: rows.rowCounts });
      expect(rows.rowCounts).toEqual(head.rowCounts);
      expect(await rowsOf(content, 'charges')).toEqual(inPlace(lists.charges));
      expect(await rowsOf(content, 'expected')).toEqual(inPlace(lists.expected));
      expect(await rowsOf(content, 'journal')).toEqual(lists.journal);
      expect(await rows.digest()).toBe(await digestOfRows(content));
    });
  });

  it('are kept whole, once, and whoever keeps them again gets the head of the first', async () => {
    const kept = await staging.use(async (rows) => {
      await stage(rows);
      return store.keep({ ...head, digest: await rows.digest() }, rows);
    });
    expect(await digestOfRows(store.content(kept))).toBe(kept.digest);
    const again = await staging.use(async (rows) => {
      await stage(rows);
      return store.keep({ ...kept, reason: 'of another closing' }, rows);
    });
    expect(again).toEqual(kept);
  });

  it('leave nothing behind when the closing breaks off', async () => {
    const broken = staging.use(async (rows) => {
      await stage(rows);
      const unfit = { ...head, version: 7, rowCounts: { ...head.rowCounts, breaks: 'many' } };
      await store.keep({ ...unfit, day: 'no day' } as never, rows);
    });
    await expect(broken).rejects.toThrow();
    const [left] = await database.query<{ heads: number; tables: number }>(`
      SELECT (SELECT count(*)::integer FROM report_heads WHERE version = 7) AS heads,
        (SELECT count(*)::integer FROM pg_class WHERE relname = 'report_staged') AS tables`);
    expect(left).toEqual({ heads: 0, tables: 0 });
  });

  it('are compared with those of an issued version, and only what differs is told', async () => {
    const [first, second] = lists.charges;
    const next = { ...first!, code: 'FEE_VARIANCE' };
    await staging.use(async (rows) => {
      await stage(rows);
      const issued = await store.keep({ ...head, version: 2, digest: 'issued' }, rows);
      await staging.use(async (others) => {
        await others.put('charges', [second!, next, ...lists.charges.slice(2)]);
        const differences = await StagedDifferences.between(issued, others);
        expect(await partsOf(differences, 'charges')).toEqual([{ before: [first], after: [next] }]);
        expect(await partsOf(differences, 'tax')).toEqual([]);
        const [gone] = lists.expected.filter(({ reference }) => reference === first!.reference);
        expect(await differences.related([first!.reference!], [])).toEqual({
          charges: { before: [first], after: [next] },
          expected: { before: [gone], after: [] },
        });
        const one = await differences.related([], [first!.chargeId]);
        expect(one).toMatchObject({ charges: { after: [next] }, expected: { before: [] } });
      });
    });
  });

  it('of which all differ are told part by part, old and new together', async () => {
    const others = MANY.map((row) => ({ ...row, feeExpected: satang(1n) }));
    const issued = await staging.use(async (rows) => {
      await rows.put('charges', MANY);
      const rowCounts = rows.rowCounts;
      return store.keep({ ...head, version: 3, digest: 'many', rowCounts }, rows);
    });
    await staging.use(async (rows) => {
      // Others stand in other places than before: a payment came in between.
      await rows.put('charges', [...lists.charges.slice(0, 1), ...others]);
      const differences = await StagedDifferences.between(issued, rows, KEYS_OF_A_PART);
      const parts = await partsOf(differences, 'charges');
      expect(parts.map(({ after }) => after.length)).toEqual([800, 800, 401]);
      for (const { before, after } of parts) {
        const ids = new Set(after.map(({ chargeId }) => chargeId));
        expect(before.filter(({ chargeId }) => !ids.has(chargeId))).toEqual([]);
      }
    });
  });

  it('of a small open day are held in memory, of a big one where they are', async () => {
    const small = await staging.show(async (rows) => {
      await stage(rows);
      return head;
    });
    const big = () =>
      staging.show(async (rows) => {
        await rows.put('journal', Array(MORE_THAN_IN_MEMORY).fill(lists.journal[0]!));
        return head;
      });
    const shown = [await big(), await big(), await big()];
    expect(await rowsOf(shown[0]!, 'journal')).toHaveLength(MORE_THAN_IN_MEMORY);
    await expect(big()).rejects.toMatchObject({ code: 'report.overloaded' });
    staging.onModuleDestroy();
    await expect(rowsOf(shown[1]!, 'journal')).rejects.toThrow('given up');
    expect(await rowsOf(small, 'journal')).toEqual(lists.journal);
    expect(await rowsOf(await big(), 'journal')).toHaveLength(MORE_THAN_IN_MEMORY);
    staging.onModuleDestroy();
  });
});
