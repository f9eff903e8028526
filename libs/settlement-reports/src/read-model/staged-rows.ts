import type { Session } from '#database';
import { inGroupsOf } from '#kernel';
import { reviveMoney } from '#money';
import { canonicalRow, FrozenRowsDigest, SHEETS_AS_HASHED } from '../domain/canonical-rows.js';
import type { FrozenRows } from '../domain/frozen-rows.js';
import { contentOf, oneByOne } from '../domain/report-content.js';
import type { Page, ReportContent } from '../domain/report-content.js';
import type { ReportHead, RowCounts, SheetName } from '../domain/report-head.js';
import { REPORT_MONEY } from '../domain/report-money.js';

/** Some hundred kilobytes of text. */
const ROWS_AT_ONCE = 500;

/** A row and its place: by section, then rank, then name. */
export interface PlacedRow<Row> {
  readonly section: number;
  readonly rank: number;
  readonly name: string;
  readonly row: Row;
}

/**
 * Rows of a report that is not issued yet, as the canonical text that is hashed, in temporary
 * tables of one session: whatever happens to it, the database forgets them, and no log is written.
 */
export class StagedRows {
  readonly #counts = new Map<SheetName, number>();
  #isClosed = false;
  #usedAt = performance.now();

  private constructor(private readonly session: Session) {}

  static async open(session: Session): Promise<StagedRows> {
    await session.query(DROP);
    await session.query(CREATE);
    return new StagedRows(session);
  }

  /** The connection on which they are; nobody asks it once the rows are gone. */
  get on(): Session {
    if (this.#isClosed) throw new Error('These rows were given up; ask for the report again.');
    this.#usedAt = performance.now();
    return this.session;
  }

  /** Rows of a large sheet, page by page in whatever order, until `putInOrder`. */
  async gather<Sheet extends SheetName>(
    sheet: Sheet,
    rows: readonly PlacedRow<FrozenRows[Sheet]>[],
  ): Promise<void> {
    for (const group of inGroupsOf(ROWS_AT_ONCE, rows)) {
      await this.on.query(GATHER, [
        sheet,
        group.map(({ section }) => section),
        group.map(({ rank }) => rank),
        group.map(({ name }) => name),
        linesOf(group.map(({ row }) => row)),
      ]);
      this.#counts.set(sheet, (this.#counts.get(sheet) ?? 0) + group.length);
    }
  }

  /** Everything that was gathered takes its place. */
  async putInOrder(): Promise<void> {
    for (const sheet of this.#counts.keys()) await this.on.query(PUT_IN_ORDER, [sheet]);
    await this.on.query('TRUNCATE report_gathered');
    await this.on.query('ANALYZE report_staged (sheet, ordinal)');
  }

  /** Rows of a sheet in their order, after those that it has. */
  async put<Sheet extends SheetName>(
    sheet: Sheet,
    rows: readonly FrozenRows[Sheet][],
  ): Promise<void> {
    let from = this.#counts.get(sheet) ?? 0;
    for (const group of inGroupsOf(ROWS_AT_ONCE, rows)) {
      await this.on.query(PUT, [sheet, from, linesOf(group)]);
      from += group.length;
    }
    this.#counts.set(sheet, from);
  }

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  get rowCounts(): RowCounts {
    const count = (sheet: SheetName): number => this.#counts.get(sheet) ?? 0;
    return {
      ...{ breaks: count('breaks'), expected: count('expected'), charges: count('charges') },
      ...{ transfers: count('transfers'), payout: count('payout'), balance: count('balance') },
      ...{ tax: count('tax'), journal: count('journal'), changes: count('changes') },
    };
  }

  /** As `digestOfRows`. */
  async digest(): Promise<string> {
    const digest = new FrozenRowsDigest();
    for (const sheet of SHEETS_AS_HASHED) {
      digest.sheet(sheet);
      for await (const lines of this.texts(sheet)) digest.lines(`${lines}\n`);
    }
    return digest.digest();
  }

  content(head: ReportHead): ReportContent {
    return contentOf(head, (sheet) => this.pages(sheet));
  }

  rows<Sheet extends SheetName>(sheet: Sheet): AsyncGenerator<FrozenRows[Sheet]> {
    return oneByOne(this.pages(sheet));
  }

  private async *pages<Sheet extends SheetName>(
    sheet: Sheet,
  ): AsyncGenerator<Page<FrozenRows[Sheet]>> {
    for await (const lines of this.texts(sheet)) {
      const page: unknown = JSON.parse(`[${lines.replaceAll('\n', ',')}]`);
      yield reviveMoney(page, REPORT_MONEY, 'report.damaged') as Page<FrozenRows[Sheet]>;
    }
  }

  /** Since they were last written or read. */
  get idleMs(): number {
    return performance.now() - this.#usedAt;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.session.query(DROP);
  }

  private async *texts(sheet: SheetName): AsyncGenerator<string> {
    const count = this.#counts.get(sheet) ?? 0;
    for (let from = 0; from < count; from += ROWS_AT_ONCE) {
      const values = [sheet, from, from + ROWS_AT_ONCE];
      const [page] = await this.on.query<{ lines: string }>(PAGE, values);
      if (page) yield page.lines;
    }
  }
}

/** No canonical row holds a line feed. */
const linesOf = (rows: readonly FrozenRows[SheetName][]): string =>
  rows.map((row) => canonicalRow(row)).join('\n');

const CREATE = `
  CREATE TEMPORARY TABLE report_gathered (
    sheet text NOT NULL, section integer NOT NULL, rank bigint NOT NULL,
    name text COLLATE "C" NOT NULL, line text NOT NULL
  );
  CREATE TEMPORARY TABLE report_staged (
    sheet text COLLATE "C" NOT NULL, ordinal integer NOT NULL, line text NOT NULL,
    PRIMARY KEY (sheet, ordinal)
  )`;

const DROP = `
  DROP TABLE IF EXISTS pg_temp.report_gathered, pg_temp.report_staged, pg_temp.report_differing`;

const GATHER = `
  INSERT INTO report_gathered (sheet, section, rank, name, line)
  SELECT $1, r.section, r.rank, r.name, r.line
  FROM unnest($2::integer[], $3::bigint[], $4::text[], string_to_array($5, E'\\n'))
    AS r (section, rank, name, line)`;

const PUT_IN_ORDER = `
  INSERT INTO report_staged (sheet, ordinal, line)
  SELECT sheet, row_number() OVER (ORDER BY section, rank, name) - 1, line
  FROM report_gathered WHERE sheet = $1`;

const PUT = `
  INSERT INTO report_staged (sheet, ordinal, line)
  SELECT $1, $2 + r.ordinality - 1, r.line
  FROM unnest(string_to_array($3, E'\\n')) WITH ORDINALITY AS r (line, ordinality)`;

const PAGE = `
  SELECT string_agg(line, E'\\n' ORDER BY ordinal) AS lines FROM report_staged
  WHERE sheet = $1 AND ordinal >= $2 AND ordinal < $3`;
