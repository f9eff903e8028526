import type { Worksheet } from 'exceljs';
import type { Column } from '../../domain/columns/column.js';
import { dayText } from '../../domain/day-text.js';
import type { ReportHead } from '../../domain/report-head.js';
import { statusLine } from '../../domain/report-title.js';
import { words } from '../../domain/words.js';
import type { Language } from '../../domain/words.js';
import { cellText } from './cell-text.js';
import { LOOKS } from './looks.js';
import type { Look } from './looks.js';

const TAX_ID = words('Tax ID', 'เลขประจำตัวผู้เสียภาษี');
const OPN_ACCOUNT = words('Opn account', 'บัญชี Opn');
const VERSION = words('Version', 'ฉบับที่');
const MERCHANT_HEIGHT = 21;
const TITLE_HEIGHT = 17;
const DOT = ' · ';

/** Row 1 of every sheet: merchant · tax ID · Opn account (LIVE or TEST). */
export function merchantLine({ merchant, account, mode }: ReportHead, language: Language): string {
  const taxId = merchant.taxId === null ? null : `${TAX_ID[language]} ${merchant.taxId}`;
  const opn = `${OPN_ACCOUNT[language]} ${account} ${mode.toUpperCase()}`;
  return [merchant.name, taxId, opn].filter((part) => part !== null).join(DOT);
}

/** Row 2: sheet title · day · version · status. */
export function titleLine(title: string, head: ReportHead, language: Language): string {
  const version = `${VERSION[language]} ${head.version === 0 ? '–' : head.version}`;
  return [title, dayText(head.day), version, statusLine(head)].join(DOT);
}

export function writeTitle(
  sheet: Worksheet,
  title: string,
  head: ReportHead,
  language: Language,
): void {
  writeLine(sheet, 1, merchantLine(head, language), 'merchant', MERCHANT_HEIGHT);
  writeLine(sheet, 2, titleLine(title, head, language), 'title', TITLE_HEIGHT);
}

function writeLine(
  sheet: Worksheet,
  rowNumber: number,
  text: string,
  look: Look,
  height: number,
): void {
  const row = sheet.getRow(rowNumber);
  row.height = height;
  const cell = row.getCell(1);
  cell.value = cellText(text);
  cell.style = LOOKS[look];
}

/** Numbers stand under the right end of their heading, dates under its middle. */
export function headerLook<Row>({ type }: Column<Row>): Look {
  if (type === 'text') return 'headerText';
  return type === 'day' || type === 'time' ? 'headerCentre' : 'headerNumber';
}
