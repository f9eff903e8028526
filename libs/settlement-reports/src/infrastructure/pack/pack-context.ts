import type { Pack } from '../../domain/pack/pack.js';
import type { PackRows, PackSheetName } from '../../domain/pack/pack-rows.js';
import { PACK_COLUMNS, PACK_SHEETS, PACK_TITLES } from '../../domain/pack/pack-sheets.js';
import { PartedTally } from '../../domain/tally.js';
import type { Language } from '../../domain/words.js';
import { HEADER_ROW, MAX_SHEET_ROWS, PlacedSheet } from '../xlsx/sheet-parts.js';

/** A table of the pack, added up, and where it stands in the workbook. */
export interface PlacedTable<Sheet extends PackSheetName> {
  readonly placed: PlacedSheet;
  readonly tally: PartedTally<PackRows[Sheet]>;
}

/** What the pages of the pack are laid out from. */
export interface PackContext {
  readonly pack: Pack;
  readonly language: Language;
  readonly tables: { readonly [Sheet in PackSheetName]: PlacedTable<Sheet> };
}

export function packContext(
  pack: Pack,
  language: Language,
  maxSheetRows = MAX_SHEET_ROWS,
): PackContext {
  const entries = PACK_SHEETS.map((sheet) => [sheet, place(sheet, pack, language, maxSheetRows)]);
  return { pack, language, tables: Object.fromEntries(entries) as PackContext['tables'] };
}

function place<Sheet extends PackSheetName>(
  sheet: Sheet,
  { tables }: Pack,
  language: Language,
  maxSheetRows: number,
): PlacedTable<Sheet> {
  const columns = PACK_COLUMNS[sheet];
  const rows: readonly PackRows[Sheet][] = tables[sheet];
  const tally = new PartedTally<PackRows[Sheet]>(columns, maxSheetRows - HEADER_ROW);
  for (const row of rows) tally.add(row);
  const title = PACK_TITLES[sheet][language];
  return { tally, placed: new PlacedSheet(title, columns, rows.length, maxSheetRows) };
}
