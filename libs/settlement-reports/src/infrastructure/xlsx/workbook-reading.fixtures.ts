import ExcelJS from 'exceljs';
import type { CellValue, Workbook, Worksheet } from 'exceljs';
import type { ReportContent } from '../../domain/report-content.js';
import type { Language } from '../../domain/words.js';
import { InMemoryFile } from '../../fixtures/in-memory-file.fixtures.js';
import { writeWorkbook } from './workbook-writer.js';

export async function bytesOf(
  report: ReportContent,
  language: Language = 'en',
  maxSheetRows?: number,
): Promise<Buffer> {
  const file = new InMemoryFile();
  await writeWorkbook(report, file, language, maxSheetRows);
  return file.bytes;
}

export async function reopened(bytes: Buffer): Promise<Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
}

export function tab(book: Workbook, title: string): Worksheet {
  const sheet = book.getWorksheet(title);
  if (!sheet) throw new Error(`There is no sheet "${title}".`);
  return sheet;
}

/**
 * What a reader sees that does not calculate: of a formula, its stored result. exceljs forgets a
 * result of zero when it reads; the independent check sees that it is there.
 */
export function shown(value: CellValue): CellValue {
  return value !== null && typeof value === 'object' && 'formula' in value
    ? (value.result ?? 0)
    : value;
}

/** The rows of a table by column heading, from row 6 on. */
export function records(sheet: Worksheet): Record<string, CellValue>[] {
  const headings = (sheet.getRow(5).values as CellValue[]).map(String);
  return Array.from({ length: sheet.rowCount - 5 }, (_, index) => {
    const row = sheet.getRow(6 + index);
    return Object.fromEntries(
      headings.flatMap((heading, column) =>
        heading === 'undefined' ? [] : [[heading, shown(row.getCell(column).value)]],
      ),
    );
  });
}

export interface CheckLine {
  readonly no: CellValue;
  readonly left: CellValue;
  readonly right: CellValue;
  readonly difference: CellValue;
  readonly result: CellValue;
}

/** Block D of Control: every line that begins with a number. */
export function checkLines(control: Worksheet): CheckLine[] {
  const lines: CheckLine[] = [];
  control.eachRow((row) => {
    const no = row.getCell(1).value;
    if (typeof no !== 'number') return;
    const at = (column: number) => shown(row.getCell(column).value);
    lines.push({ no, left: at(7), right: at(8), difference: at(9), result: at(10) });
  });
  return lines;
}

/** The amount beside a label of Summary. */
export function amountBeside(summary: Worksheet, label: string): CellValue {
  let amount: CellValue = null;
  summary.eachRow((row) => {
    if (row.getCell(1).value === label) amount = shown(row.getCell(4).value);
    if (row.getCell(7).value === label) amount = shown(row.getCell(13).value);
  });
  return amount;
}

/** The count of a line in the left blocks of Summary. */
export function countBeside(summary: Worksheet, label: string): CellValue {
  let count: CellValue = null;
  summary.eachRow((row) => {
    if (row.getCell(1).value === label) count = shown(row.getCell(3).value);
  });
  return count;
}

const DIRECTORY_ENTRY = Buffer.from('PK\u0001\u0002');
const TIME_AT = 12;

/** When each file inside an archive was changed, as the archive's directory says. */
export function entryDates(archive: Buffer): string[] {
  const dates: string[] = [];
  for (
    let at = archive.indexOf(DIRECTORY_ENTRY);
    at >= 0;
    at = archive.indexOf(DIRECTORY_ENTRY, at + 1)
  ) {
    dates.push(dosDate(archive.readUInt16LE(at + TIME_AT + 2), archive.readUInt16LE(at + TIME_AT)));
  }
  return dates;
}

function dosDate(date: number, time: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [1980 + (date >> 9), two((date >> 5) & 15), two(date & 31)].join('-');
  return `${day} ${[two(time >> 11), two((time >> 5) & 63), two((time & 31) * 2)].join(':')}`;
}
