import type { Writable } from 'node:stream';
import { epochMs } from '#kernel';
import type { Pack } from '../../domain/pack/pack.js';
import type { PackRows, PackSheetName } from '../../domain/pack/pack-rows.js';
import { PACK_COLUMNS, PACK_PAGES, PACK_TITLES } from '../../domain/pack/pack-sheets.js';
import type { PackPageName } from '../../domain/pack/pack-sheets.js';
import type { Language } from '../../domain/words.js';
import { BlocksSheets } from '../xlsx/blocks-sheet.js';
import { timeNumbersIn } from '../xlsx/excel-time.js';
import type { Grid } from '../xlsx/grid.js';
import { MAX_SHEET_ROWS } from '../xlsx/sheet-parts.js';
import { tableSheet } from '../xlsx/table-sheet.js';
import { writeWorkbookFile } from '../xlsx/workbook-file.js';
import type { Table, WorkbookPlan, WritableSheet } from '../xlsx/workbook-plan.js';
import { layOutConfirmation } from './confirmation-page.js';
import type { ConfirmationPage } from './confirmation-page.js';
import { packContext } from './pack-context.js';
import type { PackContext } from './pack-context.js';
import { layOutPackControl } from './pack-control.js';
import { packMasthead } from './pack-masthead.js';

/** Writes the pack as a workbook and ends `out`; the same pack is the same file, byte for byte. */
export function writePackWorkbook(
  pack: Pack,
  out: Writable,
  language: Language,
  maxSheetRows = MAX_SHEET_ROWS,
): Promise<void> {
  return writeWorkbookFile(
    () => Promise.resolve(planned(packContext(pack, language, maxSheetRows))),
    out,
  );
}

function planned(context: PackContext): WorkbookPlan {
  const { pack, language } = context;
  const { head } = pack;
  const masthead = packMasthead(head, language);
  const confirmation = layOutConfirmation(context, timeNumbersIn(head.timeZone));
  return {
    title: masthead.title(head.account),
    createdAt: new Date(epochMs(head.closedAt ?? head.asOf.instant)),
    timeZone: head.timeZone,
    ...{ language, masthead },
    sheets: PACK_PAGES.map((page) => sheetOf(page, context, confirmation)),
  };
}

function sheetOf(
  page: PackPageName,
  context: PackContext,
  confirmation: ConfirmationPage,
): WritableSheet {
  if (page === 'confirmation') {
    return pageSheet(PACK_TITLES.confirmation[context.language], confirmation.grid, null);
  }
  if (page !== 'control') return tableSheet(tableOf(page, context));
  const timeNumber = timeNumbersIn(context.pack.head.timeZone);
  const { grid, results } = layOutPackControl(context, confirmation, timeNumber);
  return pageSheet(PACK_TITLES.control[context.language], grid, results);
}

const pageSheet = (title: string, grid: Grid, results: string | null): WritableSheet => ({
  write: ({ book, masthead, language }) => {
    new BlocksSheets(book, masthead, language).write(title, grid, results);
    return Promise.resolve();
  },
});

/** How many pages side by side a table needs to stay legible, and what each of them repeats. */
const PRINTED: {
  readonly [Sheet in PackSheetName]: Pick<Table<unknown>['print'], 'pagesWide' | 'titleColumns'>;
} = {
  days: { pagesWide: 1, titleColumns: 'A:A' },
  inputVat: { pagesWide: 1, titleColumns: 'A:C' },
  undueVat: { pagesWide: 1, titleColumns: 'A:A' },
  withholding: { pagesWide: 1, titleColumns: 'A:A' },
  openItems: { pagesWide: 2, titleColumns: 'A:A' },
  cutOff: { pagesWide: 1, titleColumns: 'A:A' },
  journal: { pagesWide: 1, titleColumns: 'A:A' },
  restatements: { pagesWide: 1, titleColumns: 'A:B' },
  signOff: { pagesWide: 2, titleColumns: 'A:D' },
};

function tableOf<Sheet extends PackSheetName>(
  sheet: Sheet,
  { pack, tables }: PackContext,
): Table<PackRows[Sheet]> {
  const rows: readonly PackRows[Sheet][] = pack.tables[sheet];
  return {
    name: sheet,
    columns: PACK_COLUMNS[sheet],
    placed: tables[sheet].placed,
    tally: tables[sheet].tally,
    print: PRINTED[sheet],
    rows: () => each(rows),
  };
}

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* await Promise.resolve(rows);
}
