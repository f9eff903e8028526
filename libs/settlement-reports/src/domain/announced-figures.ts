import { bahtText, negated, sum, toJsonInteger } from '#money';
import type { Satang } from '#money';
import type { ReportHead } from './report-head.js';
import { words } from './words.js';
import type { Words } from './words.js';

/** What a finance team asks about a day before it opens the report. */
export interface AnnouncedFigures {
  readonly count: number;
  readonly gross: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
  readonly openBreaks: number;
  /** Code by code without its sign: what is too little does not make up for what is too much. */
  readonly openBreaksAmount: Satang;
  readonly remainder: Satang;
}

export const figuresOf = ({ totals, summary, paid }: ReportHead): AnnouncedFigures => ({
  count: totals.count,
  gross: totals.gross,
  fee: totals.fee,
  feeVat: totals.feeVat,
  net: totals.net,
  openBreaks: summary.breaks.reduce((count, { close }) => count + close.count, 0),
  openBreaksAmount: sum(summary.breaks.map(({ close }) => unsigned(close.amount))),
  remainder: paid.remainder,
});

const unsigned = (amount: Satang): Satang => (amount < 0n ? negated(amount) : amount);

const NAMES: { readonly [Figure in keyof AnnouncedFigures]: Words } = {
  count: words('payments', 'จำนวนรายการ'),
  gross: words('gross paid', 'รับชำระแล้ว'),
  fee: words('fee', 'ค่าธรรมเนียม'),
  feeVat: words('VAT on fee', 'ภาษีมูลค่าเพิ่มของค่าธรรมเนียม'),
  net: words('net', 'ยอดสุทธิ'),
  openBreaks: words('open breaks', 'ผลต่างคงค้าง (รายการ)'),
  openBreaksAmount: words('amount of open breaks', 'ผลต่างคงค้าง (บาท)'),
  remainder: words('unexplained', 'ยอดที่ยังอธิบายไม่ได้'),
};
const KEYS = Object.keys(NAMES) as (keyof AnnouncedFigures)[];

const shown = (figure: number | Satang): string =>
  typeof figure === 'bigint' ? bahtText(figure) : String(figure);

/** As facts: money is a whole number of satang, under a key that says so. */
export const figureFacts = (figures: AnnouncedFigures): Readonly<Record<string, number>> =>
  Object.fromEntries(
    KEYS.map((key) => {
      const figure = figures[key];
      return typeof figure === 'bigint' ? [`${key}Satang`, toJsonInteger(figure)] : [key, figure];
    }),
  );

export interface ChangedFigure {
  readonly key: string;
  /** `gross paid 1,000.00 → 1,060.00`. */
  readonly text: Words;
}

export const changedFigures = (
  before: AnnouncedFigures,
  after: AnnouncedFigures,
): readonly ChangedFigure[] =>
  KEYS.filter((key) => before[key] !== after[key]).map((key) => {
    const step = `${shown(before[key])} → ${shown(after[key])}`;
    const { en, th } = NAMES[key];
    return { key, text: words(`${en} ${step}`, `${th} ${step}`) };
  });
