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
import * as sql from './differing-rows.js';
import type { ReportKey } from './report-store.js';
import type { StagedRows } from './staged-rows.js';

/** A version may differ from the one before it in every row: so many keys are in memory. */
const KEYS_AT_ONCE = 2_000;

/**
 * Rows that a report which is being put together does not share with an issued one: the database
 * compares them once, remembers where those are that differ, and hands them out part by part.
 */
export class StagedDifferences implements RowDifferences {
  readonly #compared = new Set<ComparedSheet>();

  private constructor(
    private readonly before: ReportKey,
    private readonly staged: StagedRows,
    private readonly keysAtOnce: number,
  ) {}

  /** Nothing is compared yet. */
  static async open(
    before: ReportKey,
    staged: StagedRows,
    keysAtOnce = KEYS_AT_ONCE,
  ): Promise<StagedDifferences> {
    await staged.on.query(sql.CREATE);
    return new StagedDifferences(before, staged, keysAtOnce);
  }

  static async between(
    before: ReportKey,
    staged: StagedRows,
    keysAtOnce = KEYS_AT_ONCE,
  ): Promise<StagedDifferences> {
    const differences = await StagedDifferences.open(before, staged, keysAtOnce);
    await differences.compare(COMPARED_SHEETS);
    return differences;
  }

  /** Sheets that are whole; each is compared once. */
  async compare(sheets: readonly ComparedSheet[]): Promise<void> {
    for (const sheet of sheets) {
      if (this.#compared.has(sheet)) continue;
      await this.staged.on.query(sql.compared(sql.READ_AS[sheet]), [...this.version, sheet]);
      this.#compared.add(sheet);
    }
  }

  /** How many rows differ, of both versions together. */
  async count(sheets: readonly ComparedSheet[]): Promise<number> {
    const [row] = await this.staged.on.query<{ count: number }>(sql.COUNT, [sheets]);
    return row?.count ?? 0;
  }

  /** Rows that the two versions share, and that carry one of these keys or references. */
  same<Sheet extends ComparedSheet>(
    sheet: Sheet,
    names: readonly string[],
  ): Promise<readonly FrozenRows[Sheet][]> {
    return this.rows(sql.shared(sql.READ_AS[sheet]), [...this.version, sheet, names]);
  }

  async *parts<Sheet extends ComparedSheet>(
    sheet: Sheet,
  ): AsyncGenerator<DifferingRows<FrozenRows[Sheet]>> {
    let last: string | null = null;
    do {
      const values: readonly unknown[] = [sheet, last, this.keysAtOnce];
      const page: readonly { key: string }[] = await this.staged.on.query(sql.KEYS, values);
      if (page.length === 0) return;
      const places = await this.staged.on.query<Place>(sql.OF_KEYS, [sheet, page.map(keyOf)]);
      yield await this.at(sheet, places);
      last = page.length < this.keysAtOnce ? null : (page.at(-1)?.key ?? null);
    } while (last !== null);
  }

  async related(
    orders: readonly string[],
    charges: readonly string[],
  ): Promise<Pick<VersionDifferences, 'charges' | 'expected'>> {
    const of = (sheet: ComparedSheet) =>
      this.staged.on.query<Place>(sql.RELATED, [sheet, orders, sheet === 'charges' ? charges : []]);
    return {
      charges: await this.at('charges', await of('charges')),
      expected: await this.at('expected', await of('expected')),
    };
  }

  private async at<Sheet extends ComparedSheet>(
    sheet: Sheet,
    places: readonly Place[],
  ): Promise<DifferingRows<FrozenRows[Sheet]>> {
    const [old, next] = [places.filter(({ isNew }) => !isNew), places.filter(({ isNew }) => isNew)];
    const frozen = [...this.version, sheet, old.map(ordinalOf)];
    return {
      before: await this.rows(sql.FROZEN_AT, frozen),
      after: await this.rows(sql.STAGED_AT, [sheet, next.map(ordinalOf)]),
    };
  }

  private get version(): readonly unknown[] {
    const { account, day, version, digest } = this.before;
    return [account, day, version, digest];
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
