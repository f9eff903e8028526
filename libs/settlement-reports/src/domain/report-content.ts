import type { FrozenRows } from './frozen-rows.js';
import type { ReportHead, SheetName } from './report-head.js';

/** Some rows of a sheet in their order: as many as whoever reads them can hold. */
export type Page<Row> = readonly Row[];

/** The rows of a sheet by pages, from the start each time they are asked for. */
export type PagesOf = <Sheet extends SheetName>(
  sheet: Sheet,
) => AsyncIterable<Page<FrozenRows[Sheet]>>;

/** A frozen report. Its rows are read from the start each time they are asked for. */
export interface ReportContent {
  readonly head: ReportHead;
  readonly pages: PagesOf;
  /** The same one by one: for each of them whoever reads waits a moment. */
  rows<Sheet extends SheetName>(sheet: Sheet): AsyncIterable<FrozenRows[Sheet]>;
}

export const contentOf = (head: ReportHead, pages: PagesOf): ReportContent => ({
  head,
  pages,
  rows: (sheet) => oneByOne(pages(sheet)),
});

export async function* oneByOne<Row>(pages: AsyncIterable<Page<Row>>): AsyncGenerator<Row> {
  for await (const page of pages) yield* page;
}

/** Pages of a list that is in memory: one. */
export async function* inOnePage<Row>(rows: Page<Row>): AsyncGenerator<Page<Row>> {
  await Promise.resolve();
  yield rows;
}
