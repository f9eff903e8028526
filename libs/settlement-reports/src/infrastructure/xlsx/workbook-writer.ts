import type { Writable } from 'node:stream';
import { epochMs } from '#kernel';
import type { FrozenRows } from '../../domain/frozen-rows.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead, SheetName } from '../../domain/report-head.js';
import { tallyReport } from '../../domain/report-tally.js';
import type { ReportTally } from '../../domain/report-tally.js';
import { COLUMNS, SHEET_TITLES, tableSheetsOf } from '../../domain/sheets.js';
import type { Language } from '../../domain/words.js';
import { BlocksSheets } from './blocks-sheet.js';
import { layOutControl } from './control/control-page.js';
import { GLOSSARY } from './glossary/glossary-page.js';
import { PRINTED_TABLES } from './printed-tables.js';
import { HEADER_ROW, MAX_SHEET_ROWS, PlacedSheet } from './sheet-parts.js';
import type { PageContext } from './summary/summary-context.js';
import { layOutSummary } from './summary/summary-page.js';
import { tableSheet } from './table-sheet.js';
import { reportMasthead, titleLine } from './title-lines.js';
import { writeWorkbookFile } from './workbook-file.js';
import type { WorkbookPlan, WritableSheet, WritingContext } from './workbook-plan.js';

const FILE_TITLE = { en: 'Settlement report', th: 'รายงานกระทบยอดรับชำระประจำวัน' };

/**
 * Writes the report as a workbook and ends `out`. The same report is the same file, byte for byte.
 * Rows are read twice, first to add them up, and are never held. If anything fails, on either side,
 * `out` is destroyed.
 */
export function writeWorkbook(
  report: ReportContent,
  out: Writable,
  language: Language,
  maxSheetRows = MAX_SHEET_ROWS,
): Promise<void> {
  return writeWorkbookFile(() => planned(report, language, maxSheetRows), out);
}

async function planned(
  report: ReportContent,
  language: Language,
  maxSheetRows: number,
): Promise<WorkbookPlan> {
  const { head } = report;
  const tally = await tallyReport(report, maxSheetRows - HEADER_ROW);
  const context = { head, tally, placed: place(tally, language, maxSheetRows), language };
  return {
    title: titleLine(FILE_TITLE[language], head, language),
    createdAt: issuedAt(head),
    timeZone: head.timeZone,
    language,
    masthead: reportMasthead(head, language),
    sheets: [
      { write: (writing) => writePages(writing, context) },
      ...tableSheetsOf(head).map((sheet) => tableOf(sheet, () => report.rows(sheet), context)),
      GLOSSARY,
    ],
  };
}

function writePages(
  { book, masthead, language, timeNumber }: WritingContext,
  context: PageContext,
): Promise<void> {
  const summary = layOutSummary(context);
  const blocks = new BlocksSheets(book, masthead, language);
  blocks.writeControl(layOutControl(context, summary, timeNumber));
  blocks.writeSummary(summary);
  return Promise.resolve();
}

const tableOf = <Sheet extends SheetName>(
  sheet: Sheet,
  rows: () => AsyncIterable<FrozenRows[Sheet]>,
  { placed, tally }: PageContext,
): WritableSheet =>
  tableSheet<FrozenRows[Sheet]>({
    name: sheet,
    columns: COLUMNS[sheet],
    placed: placed[sheet],
    tally: tally.sheets[sheet],
    print: PRINTED_TABLES[sheet],
    rows,
  });

/** A file is as old as the closing it shows. */
const issuedAt = ({ closedAt, asOf }: ReportHead): Date =>
  new Date(epochMs(closedAt ?? asOf.instant));

function place(tally: ReportTally, language: Language, maxRows: number): PageContext['placed'] {
  const sheet = (name: SheetName) =>
    new PlacedSheet(SHEET_TITLES[name][language], COLUMNS[name], tally.sheets[name].rows, maxRows);
  return {
    breaks: sheet('breaks'),
    expected: sheet('expected'),
    charges: sheet('charges'),
    transfers: sheet('transfers'),
    payout: sheet('payout'),
    balance: sheet('balance'),
    tax: sheet('tax'),
    journal: sheet('journal'),
    changes: sheet('changes'),
  };
}
