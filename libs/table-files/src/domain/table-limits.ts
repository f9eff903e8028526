/** Of a file as it is sent. */
export const MAX_TABLE_BYTES = 10 * 1024 * 1024;
/** Of all parts of a workbook that are read, unzipped: a small file may hold a very large one. */
export const MAX_UNZIPPED_BYTES = 128 * 1024 * 1024;
/** Of parts in a workbook's ZIP; each sheet, image and style is one. */
export const MAX_ZIP_ENTRIES = 1_000;
export const MAX_SHEETS = 100;
/** Above what any export of a shop or a bank has. */
export const MAX_CELLS_PER_ROW = 500;
/** What Excel itself can keep in a cell. */
export const MAX_CELL_CHARS = 32_767;
/** Lines above a table: names of a bank, an account, a period. */
export const MAX_TITLE_ROWS = 50;
