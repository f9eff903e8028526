import type { PassThrough, Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Style, Worksheet } from 'exceljs';

const AUTHOR = 'Yodtrong';
/** Level 1 costs 15 % of size and saves half of the time of the default level of zlib. */
const COMPRESSION = { zlib: { level: 1 } };

interface Zip {
  append(source: unknown, entry: { name: string; date?: Date }): unknown;
  abort(): unknown;
}

/** What exceljs 4.4.0 has and its types do not say; the version is pinned for this reason too. */
interface Internals {
  readonly zip: Zip;
  readonly styles: { addStyleModel(style: Partial<Style>): number };
}

interface SheetInternals {
  readonly stream: { readonly pipes: readonly PassThrough[]; uncork(): void };
}

/**
 * A streamed workbook whose bytes depend on its content only: every date in it, also those of the
 * zip's entries, is `created`. Sheets must be written one after another.
 */
export class DatedWorkbook extends ExcelJS.stream.xlsx.WorkbookWriter {
  constructor(stream: Writable, created: Date, title: string) {
    const options = { stream, created, useStyles: true, zip: COMPRESSION };
    super(options);
    Object.assign(this, { creator: AUTHOR, lastModifiedBy: AUTHOR, modified: created, title });
  }

  /** exceljs adds the theme first, and from its constructor: the earliest moment to step in. */
  override addThemes(): Promise<void> {
    const { zip } = this.internals;
    const append = zip.append.bind(zip);
    zip.append = (source, entry) => append(source, { ...entry, date: this.created });
    return super.addThemes();
  }

  styleId(style: Partial<Style>): number {
    return this.internals.styles.addStyleModel(style);
  }

  /** Gives up: what was written so far is no workbook. */
  abort(): void {
    this.internals.zip.abort();
  }

  private get internals(): Internals {
    return this as unknown as Internals;
  }
}

/**
 * The stream behind a sheet, past exceljs: everything exceljs has written of the sheet so far is
 * flushed, and what is written here follows it, with the back-pressure that exceljs does not have.
 */
export function bodyOf(sheet: Worksheet): PassThrough {
  const { stream } = sheet as unknown as SheetInternals;
  stream.uncork();
  const [body] = stream.pipes;
  if (!body) throw new Error(`The sheet "${sheet.name}" is not connected to its workbook.`);
  return body;
}
