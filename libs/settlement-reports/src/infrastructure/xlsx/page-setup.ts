import type { AddWorksheetOptions, PageSetup } from 'exceljs';
import { words } from '../../domain/words.js';
import type { Language } from '../../domain/words.js';
import { cellText } from './cell-text.js';
import type { Masthead } from './masthead.js';

/** The number of a paper: exceljs has a name for it in its types only. */
const A4 = { paperSize: 9 };
const MARGINS = { left: 0.4, right: 0.4, top: 0.45, bottom: 0.6, header: 0.25, footer: 0.3 };
const MARGINS_BELOW_TITLE = { ...MARGINS, top: 0.85, header: 0.35 };
const PAGE_OF = words('Page &P of &N', 'หน้า &P จาก &N');
/** The size comes first: before a text that begins with a digit it would swallow the digit. */
const FOOTER_FONT = '&8&"Tahoma,Regular"';
const MERCHANT_FONT = '&12&"Tahoma,Bold"';
const TITLE_FONT = '&10&"Tahoma,Regular"';
/** Excel refuses a file with more than 255 characters in a header, so each line has its share. */
const MAX_LINE_CHARACTERS = 70;
const MAX_MERCHANT_CHARACTERS = 90;
const MAX_TITLE_CHARACTERS = 115;
/** Rows 1 and 2 are printed above every page, and not once more on the first. */
const FIRST_PRINTED_ROW = 3;

export interface PrintedTable {
  readonly title: string;
  readonly pagesWide: number;
  /** Repeated on every page beside the heading, `A:A`. */
  readonly titleColumns: string;
  readonly titleRow: number;
  /** `Y$30005`: exceljs puts the other sign before it. */
  readonly lastCell: string;
}

type Options = Partial<AddWorksheetOptions>;

/** A4 across, on one page. */
export function printedOnOnePage(masthead: Masthead, language: Language): Options {
  const pageSetup = { ...landscape(MARGINS), fitToWidth: 1, fitToHeight: 1 };
  return { pageSetup, headerFooter: { oddFooter: footer(masthead, language) } };
}

/** A4 across, as wide as the page and as long as it takes; each page repeats the title. */
export function printedDownPages(
  masthead: Masthead,
  language: Language,
  { title, lastCell }: Pick<PrintedTable, 'title' | 'lastCell'>,
): Options {
  const pageSetup: Partial<PageSetup> = {
    ...landscape(MARGINS_BELOW_TITLE),
    fitToWidth: 1,
    fitToHeight: 0,
    printArea: `A$${FIRST_PRINTED_ROW}:${lastCell}`,
  };
  return { pageSetup, headerFooter: titled(masthead, language, title) };
}

/** A4 across, on as many pages as it takes; each repeats title, heading and first columns. */
export function printedAsTable(
  masthead: Masthead,
  language: Language,
  table: PrintedTable,
): Options {
  const pageSetup: Partial<PageSetup> = {
    ...landscape(MARGINS_BELOW_TITLE),
    fitToWidth: table.pagesWide,
    fitToHeight: 0,
    printArea: `A$${FIRST_PRINTED_ROW}:${table.lastCell}`,
    printTitlesRow: `${table.titleRow}:${table.titleRow}`,
    printTitlesColumn: table.titleColumns,
    pageOrder: 'overThenDown',
  };
  return { pageSetup, headerFooter: titled(masthead, language, table.title) };
}

function titled(masthead: Masthead, language: Language, sheet: string) {
  const merchant = lineText(masthead.merchant, MAX_MERCHANT_CHARACTERS);
  const title = lineText(masthead.title(sheet), MAX_TITLE_CHARACTERS);
  const oddHeader = `&L${MERCHANT_FONT}${merchant}\n${TITLE_FONT}${title}`;
  return { oddHeader, oddFooter: footer(masthead, language) };
}

function landscape(margins: typeof MARGINS): Partial<PageSetup> {
  const page: Partial<PageSetup> = { orientation: 'landscape', margins, fitToPage: true };
  return Object.assign(page, A4);
}

/** In a header or footer `&` begins a command, and is written twice to be itself. */
function lineText(text: string, most = MAX_LINE_CHARACTERS): string {
  const line = cellText(text).replaceAll('&', '&&');
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const halved = (/&*$/.exec(cut)?.[0].length ?? 0) % 2;
  return `${cut.slice(0, cut.length - halved).toWellFormed()}…`;
}

function footer({ status, owner }: Masthead, language: Language): string {
  const left = `&L${FOOTER_FONT}${lineText(status)}`;
  const centre = `&C${FOOTER_FONT}${lineText(owner)}`;
  return `${left}${centre}&R${FOOTER_FONT}${PAGE_OF[language]}`;
}
