import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ReportForms } from '../../application/files/report-form.js';
import type { ReportForm, Watched } from '../../application/files/report-form.js';
import { sheetsOf } from '../../domain/canonical-rows.js';
import { ENTRY_COLUMNS } from '../../domain/columns/entry-columns.js';
import { PAYOUT_LINE_COLUMNS } from '../../domain/columns/payout-line-columns.js';
import type { ReportContent } from '../../domain/report-content.js';
import type { ReportHead, SheetName } from '../../domain/report-head.js';
import { COLUMNS } from '../../domain/sheets.js';
import type { Language } from '../../domain/words.js';
import { EntryLines } from '../../read-model/entry-lines.js';
import { writeCsv } from '../csv/csv-file.js';
import { PayoutLines } from '../csv/payout-lines.js';
import { writeSheetCsv } from '../csv/sheet-csv.js';
import { writeReportJson } from '../json/report-json.js';
import { writeWorkbook } from '../xlsx/workbook-writer.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Three for the payment, and what is posted of its match and credit, as a rule. */
const LINES_PER_CHARGE = 5;

/** A workbook adds its rows up before it writes them. */
const WORKBOOK_PASSES = 2;

/** With a byte order mark a file has other bytes, and is another form. */
export const WITH_BYTE_ORDER_MARK = '+bom';

const BOTH: readonly Language[] = ['en', 'th'];
const NO_WORDS: readonly Language[] = ['en'];
const SHEETS = (Object.keys(COLUMNS) as SheetName[]).filter((sheet) => sheet !== 'charges');

/** `/:day.csv` has been the sheet Charges from the start: it is one file under both names. */
const CHARGES_CSV = /^charges\.csv/;

/** The workbook, the JSON, and what is had as CSV. */
@Injectable()
export class StandardForms extends ReportForms {
  readonly all: readonly ReportForm[];

  constructor(entries: EntryLines, payoutLines: PayoutLines) {
    super();
    this.all = [
      WORKBOOK,
      JSON_FORM,
      ...csvForms('csv', 'charges'),
      ...SHEETS.flatMap((sheet) => csvForms(`${sheet}.csv`, sheet)),
      ...withAndWithoutMark(entriesForm(entries)),
      ...withAndWithoutMark(payoutLinesForm(payoutLines)),
    ];
  }

  override find(key: string): ReportForm {
    return super.find(key.replace(CHARGES_CSV, 'csv'));
  }
}

const WORKBOOK: ReportForm = {
  ...{ key: 'xlsx', ending: 'xlsx', mediaType: XLSX, languages: BOTH },
  ...{ inAdvance: 2, isListed: true },
  isOf: () => true,
  rowsToRead: ({ head }) => WORKBOOK_PASSES * rowsOf(head),
  write: (report, out, language) => writeWorkbook(report, out, language),
};

const JSON_FORM: ReportForm = {
  ...{ key: 'json', ending: 'json', mediaType: JSON_TYPE, languages: NO_WORDS },
  ...{ inAdvance: 1, isListed: true },
  isOf: () => true,
  rowsToRead: ({ head }) => rowsOf(head),
  write: writeReportJson,
};

/** How a CSV form writes, with or without the mark. */
interface CsvForm extends Omit<ReportForm, 'mediaType' | 'languages' | 'isListed' | 'write'> {
  readonly writeCsv: (
    report: ReportContent,
    out: Writable,
    mark: boolean,
    watched: Watched,
  ) => Promise<void>;
}

const csvForms = (key: string, sheet: SheetName): readonly ReportForm[] =>
  withAndWithoutMark({
    ...{ key, ending: key, inAdvance: key === 'csv' ? 3 : null },
    isOf: ({ rowCounts }) => rowCounts[sheet] !== undefined,
    rowsToRead: ({ head }) => head.rowCounts[sheet] ?? 0,
    writeCsv: (report, out, mark) => writeSheetCsv(report, sheet, out, mark),
  });

const entriesForm = (entries: EntryLines): CsvForm => ({
  ...{ key: 'entries.csv', ending: 'entries.csv', inAdvance: null },
  isOf: () => true,
  rowsToRead: ({ head }) => LINES_PER_CHARGE * head.rowCounts.charges,
  writeCsv: ({ head }, out, byteOrderMark, watched) =>
    writeCsv(ENTRY_COLUMNS, watched(entries.of(head)), out, {
      timeZone: head.timeZone,
      byteOrderMark,
    }),
});

const payoutLinesForm = (lines: PayoutLines): CsvForm => ({
  ...{ key: 'payout-lines.csv', ending: 'payout-lines.csv', inAdvance: null },
  isOf: ({ rowCounts }) => rowCounts.transfers !== undefined,
  rowsToRead: linesInPayouts,
  writeCsv: (report, out, byteOrderMark, watched) =>
    writeCsv(PAYOUT_LINE_COLUMNS, watched(lines.of(report)), out, {
      timeZone: report.head.timeZone,
      byteOrderMark,
    }),
});

function withAndWithoutMark({ writeCsv: write, ...form }: CsvForm): readonly ReportForm[] {
  const shared = { ...form, mediaType: CSV, languages: NO_WORDS };
  const marked = { ...shared, key: form.key + WITH_BYTE_ORDER_MARK, inAdvance: null };
  return [
    { ...shared, isListed: true, write: writing(write, false) },
    { ...marked, isListed: false, write: writing(write, true) },
  ];
}

const writing =
  (write: CsvForm['writeCsv'], mark: boolean): ReportForm['write'] =>
  (report, out, _language, watched = (rows) => rows) =>
    write(report, out, mark, watched);

/** A payout of a small day may hold the payments of many large ones. */
async function linesInPayouts(report: ReportContent): Promise<number> {
  let lines = 0;
  for await (const { count } of report.rows('payout')) lines += count;
  return lines;
}

function rowsOf(head: ReportHead): number {
  return sheetsOf(head).reduce((sum, sheet) => sum + (head.rowCounts[sheet] ?? 0), 0);
}
