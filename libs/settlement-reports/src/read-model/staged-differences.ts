import { reviveMoney } from '#money';
import type { FrozenRows } from '../domain/frozen-rows.js';
import { REPORT_MONEY } from '../domain/report-money.js';
import { COMPARED_SHEETS } from '../domain/row-differences.js';
import type {
  ComparedSheet,
  DifferingRows,
  RowDifferences,
  VersionDifferences,
} from '../domain/row-differences.js';
import type { ReportKey } from './report-store.js';
import type { StagedRows } from './staged-rows.js';

/** A version may differ from the one before it in every row: so many keys are in memory. */
const KEYS_AT_ONCE = 2_000;

/**
 * Rows that a report which is being put together does not share with an issued one: the database
 * compares them once, remembers where those are that differ, and hands them out part by part.
 */
export class StagedDifferences implements RowDifferences {
  private constructor(
    private readonly before: ReportKey,
    private readonly staged: StagedRows,
    private readonly keysAtOnce: number,
  ) {}

  static async between(
    before: ReportKey,
    staged: StagedRows,
    keysAtOnce = KEYS_AT_ONCE,
  ): Promise<StagedDifferences> {
    await staged.on.query(CREATE);
    const { account, day, version, digest } = before;
    for (const sheet of COMPARED_SHEETS) {
      const { key, order } = READ_AS[sheet];
      const values = [account, day, version, digest, sheet];
      await staged.on.query(compared(key, order), values);
    }
    return new StagedDifferences(before, staged, keysAtOnce);
  }

  async *parts<Sheet extends ComparedSheet>(
    sheet: Sheet,
  ): AsyncGenerator<DifferingRows<FrozenRows[Sheet]>> {
    let last: string | null = null;
    do {
      const values: readonly unknown[] = [sheet, last, this.keysAtOnce];
      const page: readonly { key: string }[] = await this.staged.on.query(KEYS, values);
      if (page.length === 0) return;
      const places = await this.staged.on.query<Place>(OF_KEYS, [sheet, page.map(keyOf)]);
      yield await this.at(sheet, places);
      last = page.length < this.keysAtOnce ? null : (page.at(-1)?.key ?? null);
    } while (last !== null);
  }

  async related(
    orders: readonly string[],
    charges: readonly string[],
  ): Promise<Pick<VersionDifferences, 'charges' | 'expected'>> {
    const of = (sheet: ComparedSheet) =>
      this.staged.on.query<Place>(RELATED, [sheet, orders, sheet === 'charges' ? charges : []]);
    return {
      charges: await this.at('charges', await of('charges')),
      expected: await this.at('expected', await of('expected')),
    };
  }

  private async at<Sheet extends ComparedSheet>(
    sheet: Sheet,
    places: readonly Place[],
  ): Promise<DifferingRows<FrozenRows[Sheet]>> {
    const { account, day, version, digest } = this.before;
    const [old, next] = [places.filter(({ isNew }) => !isNew), places.filter(({ isNew }) => isNew)];
    const frozen = [account, day, version, digest, sheet, old.map(ordinalOf)];
    return {
      before: await this.rows(FROZEN_AT, frozen),
      after: await this.rows(STAGED_AT, [sheet, next.map(ordinalOf)]),
    };
  }

  private async rows<Row>(statement: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const rows = await this.staged.on.query<{ data: unknown }>(statement, values);
    return rows.map(({ data }) => reviveMoney(data, REPORT_MONEY, 'report.damaged') as Row);
  }
}

interface Place {
  readonly isNew: boolean;
  readonly ordinal: number;
}

const keyOf = ({ key }: { readonly key: string }): string => key;
const ordinalOf = ({ ordinal }: Place): number => ordinal;

/** What a row is found by in two versions, and its order; small sheets are one part. */
const READ_AS: Readonly<Record<ComparedSheet, { readonly key: string; readonly order: string }>> = {
  charges: { key: "data ->> 'chargeId'", order: "data ->> 'reference'" },
  expected: { key: "data ->> 'reference'", order: "data ->> 'reference'" },
  breaks: { key: "data ->> 'breakId'", order: 'NULL' },
  tax: { key: "''", order: 'NULL' },
  journal: { key: "''", order: 'NULL' },
};

const CREATE = `
  DROP TABLE IF EXISTS pg_temp.report_differing;
  CREATE TEMPORARY TABLE report_differing (
    sheet text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, about text COLLATE "C",
    is_new boolean NOT NULL, ordinal integer NOT NULL
  );
  CREATE INDEX ON report_differing (sheet, key);
  CREATE INDEX ON report_differing (sheet, about) WHERE about IS NOT NULL`;

/**
 * A full join is never done row against row, whatever the database believes of their number: rows
 * that were written a moment ago are not in its statistics.
 */
const compared = (key: string, order: string): string => `
  INSERT INTO report_differing (sheet, key, about, is_new, ordinal)
  SELECT $5, coalesce(next.key, old.key), coalesce(next.about, old.about), old.ordinal IS NULL,
    coalesce(next.ordinal, old.ordinal)
  FROM (
    SELECT ordinal, ${key} AS key, ${order} AS about, ${PRINT} AS print FROM report_rows
    WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4 AND sheet = $5
  ) AS old FULL JOIN (
    SELECT ordinal, ${key} AS key, ${order} AS about, ${PRINT} AS print
    FROM (SELECT ordinal, line::jsonb AS data FROM report_staged WHERE sheet = $5) AS staged
  ) AS next ON next.print = old.print
  WHERE next.ordinal IS NULL OR old.ordinal IS NULL`;

/** Of equal rows it is the same, and a fraction of their size. */
const PRINT = "sha256(convert_to(data::text, 'UTF8'))";

const KEYS = `
  SELECT DISTINCT key FROM report_differing
  WHERE sheet = $1 AND ($2::text IS NULL OR key > $2) ORDER BY key LIMIT $3`;

const OF_KEYS = `
  SELECT is_new AS "isNew", ordinal FROM report_differing
  WHERE sheet = $1 AND key = ANY($2::text[])`;

const RELATED = `
  SELECT is_new AS "isNew", ordinal FROM report_differing
  WHERE sheet = $1 AND (about = ANY($2::text[]) OR key = ANY($3::text[]))`;

const FROZEN_AT = `
  SELECT data FROM report_rows
  WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4 AND sheet = $5
    AND ordinal = ANY($6::integer[]) ORDER BY ordinal`;

const STAGED_AT = `
  SELECT line::jsonb AS data FROM report_staged
  WHERE sheet = $1 AND ordinal = ANY($2::integer[]) ORDER BY ordinal`;
