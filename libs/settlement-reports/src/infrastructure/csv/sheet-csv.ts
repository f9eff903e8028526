import type { Writable } from 'node:stream';
import type { ReportContent } from '../../domain/report-content.js';
import type { SheetName } from '../../domain/report-head.js';
import { COLUMNS } from '../../domain/sheets.js';
import { writeCsv } from './csv-file.js';

/** Writes one sheet of a report as CSV and ends `out`; times are in the report's time zone. */
export function writeSheetCsv<Sheet extends SheetName>(
  report: ReportContent,
  sheet: Sheet,
  out: Writable,
  byteOrderMark = false,
): Promise<void> {
  const { timeZone } = report.head;
  return writeCsv(COLUMNS[sheet], report.rows(sheet), out, { timeZone, byteOrderMark });
}
