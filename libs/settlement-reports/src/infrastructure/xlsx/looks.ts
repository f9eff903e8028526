import type { Alignment, Borders, Fill, Font, Style } from 'exceljs';

/** Has Thai and Latin letters of one height, and is on every computer that has Excel. */
const TYPEFACE = { name: 'Tahoma', family: 2 };
const INK = { argb: 'FF1B2733' };
const NAVY = { argb: 'FF1F3A5F' };
const GREY = { argb: 'FF6B7785' };
const RED = { argb: 'FFB3261E' };
const LINE = { argb: 'FFD5DBE1' };
const STRONG_LINE = { argb: 'FF1F3A5F' };

const MONEY = '#,##0.00;[Red](#,##0.00);0.00';
const COUNT = '#,##0';
const DATE = 'dd/mm/yyyy';
const TIME = 'dd/mm/yyyy hh:mm:ss';
const RATE = '0.00##';
const SHARE = '0.00##%';

const font = (size: number, color: typeof INK, more: Partial<Font> = {}): Partial<Font> => ({
  ...TYPEFACE,
  size,
  color,
  ...more,
});
const PLAIN = font(9, INK);
const BOLD = font(9, INK, { bold: true });
const MUTED = font(9, GREY);

const HAIRLINE: Partial<Borders> = { bottom: { style: 'hair', color: LINE } };
const RULED: Partial<Borders> = { bottom: { style: 'thin', color: STRONG_LINE } };
const SUMMED: Partial<Borders> = {
  top: { style: 'thin', color: STRONG_LINE },
  bottom: { style: 'double', color: STRONG_LINE },
};
const TO_FILL_IN: Partial<Borders> = { bottom: { style: 'thin', color: GREY } };
const HEADER_FILL: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6ECF2' } };

const LEFT: Partial<Alignment> = { horizontal: 'left', vertical: 'middle' };
/** Without indent: LibreOffice leaves it out of some cells, and figures would not be in line. */
const RIGHT: Partial<Alignment> = { horizontal: 'right', vertical: 'middle' };
const CENTRE: Partial<Alignment> = { horizontal: 'center', vertical: 'middle' };
/** Keeps text off the number to its left. */
const INDENTED: Partial<Alignment> = { ...LEFT, indent: 1 };
/** A longer text than the column can be wide is smaller, and not cut. */
const FITTED: Partial<Alignment> = { ...INDENTED, shrinkToFit: true };
const WRAPPED: Partial<Alignment> = { ...INDENTED, wrapText: true };
const PART: Partial<Alignment> = { ...WRAPPED, indent: 3 };

const look = (
  face: Partial<Font>,
  alignment: Partial<Alignment>,
  border: Partial<Borders> = HAIRLINE,
  numFmt?: string,
): Partial<Style> => ({ font: face, alignment, border, ...(numFmt && { numFmt }) });

const header = (alignment: Partial<Alignment>): Partial<Style> => ({
  font: font(9, NAVY, { bold: true }),
  alignment: { ...alignment, wrapText: true },
  border: RULED,
  fill: HEADER_FILL,
});

/** How a cell may look. One object per look, so that exceljs stores each style once. */
export const LOOKS = {
  merchant: look(font(12, NAVY, { bold: true }), LEFT, {}),
  title: look(font(10, GREY), LEFT, {}),
  block: look(font(10, NAVY, { bold: true }), LEFT, RULED),
  blockNumber: look(MUTED, RIGHT, RULED),
  note: look(font(8, GREY, { italic: true }), WRAPPED),
  code: look(font(8, INK), FITTED),
  headerText: header(INDENTED),
  headerNumber: header(RIGHT),
  headerCentre: header(CENTRE),
  text: look(PLAIN, FITTED),
  sentence: look(PLAIN, WRAPPED),
  part: look(PLAIN, PART),
  finding: look(font(9, RED), FITTED),
  muted: look(MUTED, WRAPPED),
  strong: look(BOLD, WRAPPED),
  money: look(PLAIN, RIGHT, HAIRLINE, MONEY),
  moneyStrong: look(BOLD, RIGHT, HAIRLINE, MONEY),
  integer: look(PLAIN, RIGHT, HAIRLINE, COUNT),
  integerStrong: look(BOLD, RIGHT, HAIRLINE, COUNT),
  number: look(PLAIN, INDENTED, HAIRLINE, '0'),
  rate: look(PLAIN, RIGHT, HAIRLINE, RATE),
  rateLeft: look(PLAIN, INDENTED, HAIRLINE, RATE),
  share: look(PLAIN, RIGHT, HAIRLINE, SHARE),
  day: look(PLAIN, CENTRE, HAIRLINE, DATE),
  time: look(PLAIN, CENTRE, HAIRLINE, TIME),
  timeLeft: look(PLAIN, INDENTED, HAIRLINE, TIME),
  totalLabel: look(BOLD, INDENTED, {}),
  totalMoney: look(BOLD, RIGHT, {}, MONEY),
  visibleLabel: look(MUTED, INDENTED, {}),
  visibleMoney: look(MUTED, RIGHT, {}, MONEY),
  sumLabel: look(BOLD, INDENTED, SUMMED),
  sumMoney: look(BOLD, RIGHT, SUMMED, MONEY),
  sumInteger: look(BOLD, RIGHT, SUMMED, COUNT),
  sumShare: look(BOLD, RIGHT, SUMMED, SHARE),
  waiting: look(MUTED, RIGHT),
  verdict: look(BOLD, CENTRE),
  verdictWaiting: look(MUTED, CENTRE),
  role: look(BOLD, INDENTED, {}),
  fieldLabel: look(MUTED, INDENTED, {}),
  signature: look(PLAIN, LEFT, TO_FILL_IN),
} satisfies Record<string, Partial<Style>>;

export type Look = keyof typeof LOOKS;

/** What row 6 says where there is nothing to list. */
export const EMPTY_LOOK: Look = 'muted';
