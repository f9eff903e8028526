import type { Writable } from 'node:stream';
import type { FrozenRows } from '../../domain/frozen-rows.js';
import type { Page, ReportContent } from '../../domain/report-content.js';
import type { SheetName } from '../../domain/report-head.js';
import { COLUMNS } from '../../domain/sheets.js';
import { writeCsvPages } from './csv-file.js';
import type { CsvOptions } from './csv-file.js';

/** Writes one sheet of a report as CSV and ends `out`; times are in the report's time zone. */
export function writeSheetCsv(
  report: ReportContent,
  sheet: SheetName,
  out: Writable,
  byteOrderMark = false,
): Promise<void> {
  const { timeZone } = report.head;
  return writePages(sheet, report.pages(sheet), out, { timeZone, byteOrderMark });
}

const writePages = <Sheet extends SheetName>(
  sheet: Sheet,
  pages: AsyncIterable<Page<FrozenRows[Sheet]>>,
  out: Writable,
  options: CsvOptions,
): Promise<void> => writeCsvPages(COLUMNS[sheet], pages, out, options);
