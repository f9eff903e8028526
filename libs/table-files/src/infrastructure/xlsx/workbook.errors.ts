import { MAX_UNZIPPED_BYTES } from '../../domain/table-limits.js';
import { TableRefusedError } from '../../domain/table.errors.js';

const refused = (code: string, message: string): TableRefusedError =>
  new TableRefusedError(code, 1, message);

export const damaged = (what: string): TableRefusedError =>
  refused(
    'import.damaged',
    `The workbook is damaged: ${what}. Open it in Excel, save it as .xlsx again, and send that.`,
  );

export const notAWorkbook = (why: string): TableRefusedError =>
  refused('import.not_a_table', `This cannot be read as an Excel workbook. ${why}`);

export const tooLargeUnzipped = (): TableRefusedError =>
  refused(
    'import.too_large',
    `Unzipped, the workbook has more than ${MAX_UNZIPPED_BYTES} bytes. Save its table alone, ` +
      'without pictures and formats, or as CSV.',
  );

export const noSuchSheet = (wanted: string, names: readonly string[]): TableRefusedError =>
  refused(
    'import.no_such_sheet',
    `The workbook has no sheet "${wanted}"; it has ${names.map((name) => `"${name}"`).join(', ')}.`,
  );
