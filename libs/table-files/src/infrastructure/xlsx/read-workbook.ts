import { RowsCollector } from '../../domain/rows-collector.js';
import type { TableOptions, TableRow } from '../../domain/table.js';
import { DateStyles } from './date-styles.js';
import { SharedStrings } from './shared-strings.js';
import { SheetRows } from './sheet-rows.js';
import { WorkbookArchive } from './workbook-archive.js';
import { chosenSheet, readOutline } from './workbook-outline.js';

export interface SheetOfWorkbook {
  readonly sheet: string;
  readonly rows: readonly TableRow[];
}

/** One sheet of an Excel workbook: the one that is asked for, or the first that is not hidden. */
export async function readWorkbook(
  bytes: Uint8Array,
  { sheet: wanted, maxRows }: TableOptions,
): Promise<SheetOfWorkbook> {
  const archive = new WorkbookArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const outline = await readOutline(archive);
  const sheet = chosenSheet(outline, wanted);
  const strings = new SharedStrings();
  await archive.read(outline.sharedStrings ?? '', strings);
  const styles = new DateStyles();
  await archive.read(outline.styles ?? '', styles);
  const rows = new RowsCollector(maxRows);
  const { countsFrom1904 } = outline;
  const context = { strings: strings.all, styles, countsFrom1904 };
  await archive.read(sheet.part, new SheetRows(rows, context));
  return { sheet: sheet.name, rows: rows.all };
}
