import { PassThrough } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { epochMs } from '#kernel';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead, SheetName } from '../../domain/report-head.js';
import { tallyReport } from '../../domain/report-tally.js';
import type { ReportTally } from '../../domain/report-tally.js';
import { tableSheetsOf } from '../../domain/sheets.js';
import type { Language } from '../../domain/words.js';
import { BlocksSheets } from './blocks-sheet.js';
import { layOutControl } from './control/control-page.js';
import { DatedWorkbook } from './dated-workbook.js';
import { timeNumbersIn } from './excel-time.js';
import { LOOKS } from './looks.js';
import { titleLine } from './title-lines.js';
import { HEADER_ROW, MAX_SHEET_ROWS, PlacedSheet } from './sheet-parts.js';
import type { PageContext } from './summary/summary-context.js';
import { layOutSummary } from './summary/summary-page.js';
import { TableSheet } from './table-sheet.js';

const FILE_TITLE = { en: 'Settlement report', th: 'รายงานกระทบยอดรับชำระประจำวัน' };

/**
 * Writes the report as a workbook and ends `out`. The same report is the same file, byte for byte.
 * Rows are read twice, first to add them up, and are never held. If anything fails, on either side,
 * `out` is destroyed, so that a part of a file cannot pass for the file.
 */
export async function writeWorkbook(
  report: ReportContent,
  out: Writable,
  language: Language,
  maxSheetRows = MAX_SHEET_ROWS,
): Promise<void> {
  const file = new PassThrough();
  const gone = new AbortController();
  const delivered = pipeline(file, out).finally(() => gone.abort());
  const written = fill(file, { report, language, maxSheetRows, gone: gone.signal }).catch(
    (error: unknown) => {
      file.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    },
  );
  // Where the reader went away, what the writer met is only the consequence.
  for (const end of await Promise.allSettled([delivered, written])) {
    if (end.status === 'rejected') throw end.reason;
  }
}

interface Writing {
  readonly report: ReportContent;
  readonly language: Language;
  readonly maxSheetRows: number;
  readonly gone: AbortSignal;
}

async function fill(file: PassThrough, writing: Writing): Promise<void> {
  const { report, language, maxSheetRows, gone } = writing;
  const { head } = report;
  const tally = await tallyReport(report, maxSheetRows - HEADER_ROW);
  const placed = place(tally, language, maxSheetRows);
  const book = new DatedWorkbook(
    file,
    issuedAt(head),
    titleLine(FILE_TITLE[language], head, language),
  );
  try {
    const context: PageContext = { head, tally, placed, language };
    await writeSheets(book, context, writing);
    await unless(gone, book.commit());
  } catch (error) {
    book.abort();
    throw error;
  }
}

async function writeSheets(book: DatedWorkbook, context: PageContext, writing: Writing) {
  const { head, language, placed, tally } = context;
  const timeNumber = timeNumbersIn(head.timeZone);
  const summary = layOutSummary(context);
  const blocks = new BlocksSheets(book, head, language);
  blocks.writeControl(layOutControl(context, summary, timeNumber));
  blocks.writeSummary(summary);
  const rows = {
    ...writing,
    book,
    timeNumber,
    styleId: (look: keyof typeof LOOKS) => book.styleId(LOOKS[look]),
  };
  for (const sheet of tableSheetsOf(head)) {
    await new TableSheet(sheet, placed[sheet], tally.sheets[sheet], rows).write();
  }
}

/** A file is as old as the closing it shows. */
const issuedAt = ({ closedAt, asOf }: ReportHead): Date =>
  new Date(epochMs(closedAt ?? asOf.instant));

function place(tally: ReportTally, language: Language, maxRows: number): PageContext['placed'] {
  const sheet = (name: SheetName) =>
    new PlacedSheet(name, tally.sheets[name].rows, language, maxRows);
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

/** What exceljs promises, unless nobody waits for the file any more: it would promise for ever. */
async function unless(gone: AbortSignal, promised: Promise<void>): Promise<void> {
  gone.throwIfAborted();
  let stop: () => void = () => undefined;
  const left = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('The reader of the workbook went away.'));
    gone.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([promised, left]);
  } finally {
    gone.removeEventListener('abort', stop);
  }
}
