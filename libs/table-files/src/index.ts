export { cellText, isBlankCell } from './domain/cell.js';
export type { Cell, DateCell, ErrorCell, NumberCell } from './domain/cell.js';
export { cellOf, mapColumns, plainHeading } from './domain/column-mapping.js';
export type { ColumnMapping, MappedColumn, MappedTable } from './domain/column-mapping.js';
export { parseDateFormat } from './domain/date-format.js';
export type { DateFormat } from './domain/date-format.js';
export { readBaht } from './domain/read-baht.js';
export { ERAS, readDate } from './domain/read-date.js';
export type { DateReading, Era, FileDate } from './domain/read-date.js';
export { MAX_TABLE_BYTES } from './domain/table-limits.js';
export { TableRefusedError } from './domain/table.errors.js';
export { DELIMITERS, ENCODINGS } from './domain/table.js';
export type {
  Delimiter,
  TableEncoding,
  TableFile,
  TableForm,
  TableOptions,
  TableRow,
} from './domain/table.js';
export { readTable } from './infrastructure/read-table.js';
