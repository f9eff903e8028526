import type { AddWorksheetOptions, PageSetup } from 'exceljs';
import { statusLine } from '../../domain/report-title.js';
import type { ReportHead } from '../../domain/report-head.js';
import { words } from '../../domain/words.js';
import type { Language } from '../../domain/words.js';

/** The number of a paper: exceljs has a name for it in its types only. */
const A4 = { paperSize: 9 };
const MARGINS = { left: 0.4, right: 0.4, top: 0.45, bottom: 0.6, header: 0.25, footer: 0.3 };
const PAGE_OF = words('Page &P of &N', 'หน้า &P จาก &N');
/** The size comes first: before a text that begins with a digit it would swallow the digit. */
const FOOTER_FONT = '&8&"Tahoma,Regular"';

export interface PrintedTable {
  readonly pagesWide: number;
  /** Repeated on every page beside the heading, `A:A`. */
  readonly titleColumns: string;
  readonly titleRow: number;
}

export type AsPrinted = 'one-page' | PrintedTable;

/** A4 across; a table repeats its heading, a page of blocks is one page. */
export function printed(
  head: ReportHead,
  language: Language,
  as: AsPrinted,
): Partial<AddWorksheetOptions> {
  return { pageSetup: pageSetup(as), headerFooter: { oddFooter: footer(head, language) } };
}

function pageSetup(as: AsPrinted): Partial<PageSetup> {
  const page: Partial<PageSetup> = {
    orientation: 'landscape',
    margins: MARGINS,
    fitToPage: true,
  };
  Object.assign(page, A4);
  if (as === 'one-page') return { ...page, fitToWidth: 1, fitToHeight: 1 };
  return {
    ...page,
    fitToWidth: as.pagesWide,
    fitToHeight: 0, // as many pages down as it takes
    printTitlesRow: `${as.titleRow}:${as.titleRow}`,
    printTitlesColumn: as.titleColumns,
    pageOrder: 'overThenDown',
  };
}

/** In a footer `&` begins a command. */
const footerText = (text: string): string => text.replaceAll('&', '&&');

function footer(head: ReportHead, language: Language): string {
  const { account, merchant } = head;
  const left = `&L${FOOTER_FONT}${footerText(statusLine(head))}`;
  const centre = `&C${FOOTER_FONT}${footerText(merchant.name ?? account)}`;
  return `${left}${centre}&R${FOOTER_FONT}${PAGE_OF[language]}`;
}
