import { inGroupsOf } from '#kernel';
import { contentOf } from '../report-content.js';
import type { Page, ReportContent } from '../report-content.js';
import type { SheetName } from '../report-head.js';

/** After so many rows a reading lets others have their turn. */
const ROWS_AT_A_STRETCH = 250;

/** The same report; whoever reads its rows waits for `onRows` after every stretch of them. */
export function observed(
  report: ReportContent,
  onRows: (rows: number) => Promise<void>,
): ReportContent {
  return contentOf(report.head, <Sheet extends SheetName>(sheet: Sheet) =>
    pageByPage(report.pages(sheet), onRows),
  );
}

async function* pageByPage<Row>(
  pages: AsyncIterable<Page<Row>>,
  onRows: (rows: number) => Promise<void>,
): AsyncGenerator<Page<Row>> {
  for await (const page of pages) {
    for (const stretch of inGroupsOf(ROWS_AT_A_STRETCH, page)) {
      yield stretch;
      await onRows(stretch.length);
    }
  }
}

/** Passes rows on; whoever reads them waits for `onRows` after every stretch. */
export async function* inStretches<Row>(
  rows: AsyncIterable<Row>,
  onRows: (rows: number) => Promise<void>,
): AsyncGenerator<Row> {
  let since = 0;
  for await (const row of rows) {
    yield row;
    since += 1;
    if (since < ROWS_AT_A_STRETCH) continue;
    await onRows(since);
    since = 0;
  }
  await onRows(since);
}
