import type { BusinessDay } from '#calendar';
import type { Satang } from '#money';
import { dayText } from '../../domain/day-text.js';
import type { PackFigures } from '../../domain/pack/pack.js';
import { otherLanguage, words } from '../../domain/words.js';
import type { Language, Words } from '../../domain/words.js';
import { bahtNumber } from '../xlsx/baht-number.js';
import type { Grid } from '../xlsx/grid.js';
import { blockTitle } from '../xlsx/summary/block-writer.js';

const LABEL = { column: 1, span: 2 };
const OTHER = { column: 3, span: 4 };
const AMOUNT = 7;
const NAMES = { column: 7, span: 5 };
const WIDTH = 11;

/** Cells of figures that the checks compare with the sheets. */
export interface WrittenFigures {
  readonly receiptsInMonth: string;
  readonly receiptsAfterwards: string;
  readonly receiptsOfOpenDays: string;
  readonly transitOther: string;
  readonly nextRow: number;
}

/** Block C: what the books say beside the sheets, and which days are not as they should be. */
export function writePackFigures(
  grid: Grid,
  first: number,
  figures: PackFigures,
  language: Language,
): WrittenFigures {
  const title = words('From the books', 'ข้อมูลจากบัญชี');
  grid.put(first, 1, blockTitle('C', title, language), 'block', WIDTH);
  const lines = new FigureLines(grid, language, first + 1);
  const cells = {
    receiptsInMonth: lines.money(LABELS.inMonth, figures.receiptsInMonth),
    receiptsAfterwards: lines.money(LABELS.afterwards, figures.receiptsAfterwards),
    receiptsOfOpenDays: lines.money(LABELS.ofOpenDays, figures.receiptsOfOpenDays),
    ofEarlier: lines.money(LABELS.ofEarlier, figures.receiptsOfEarlier),
    transitOther: lines.money(LABELS.transitOther, figures.transitOther),
  };
  lines.days(LABELS.notClosed, figures.daysNotClosed);
  lines.days(LABELS.provisional, figures.daysProvisional);
  lines.days(LABELS.notApproved, figures.daysNotApproved);
  return { ...cells, nextRow: lines.nextRow };
}

class FigureLines {
  constructor(
    private readonly grid: Grid,
    private readonly language: Language,
    public nextRow: number,
  ) {}

  /** Answers with the cell of the amount. */
  money(text: Words, amount: Satang): string {
    return this.grid.put(this.label(text), AMOUNT, bahtNumber(amount), 'money');
  }

  days(text: Words, named: readonly BusinessDay[]): void {
    const names = named.length === 0 ? NONE[this.language] : named.map(dayText).join(', ');
    this.grid.put(this.label(text), NAMES.column, names, 'sentence', NAMES.span);
  }

  private label(text: Words): number {
    const row = this.nextRow;
    this.nextRow += 1;
    this.grid.put(row, LABEL.column, text[this.language], 'sentence', LABEL.span);
    const other = text[otherLanguage(this.language)];
    this.grid.put(row, OTHER.column, other, 'muted', OTHER.span);
    return row;
  }
}

const NONE = words('none', 'ไม่มี');

const LABELS = {
  inMonth: words(
    'Receipts of the month’s days, posted in the month (R1)',
    'รับชำระของวันในเดือนนี้ บันทึกในเดือนนี้ (R1)',
  ),
  afterwards: words(
    'Receipts of the month’s days, posted afterwards',
    'รับชำระของวันในเดือนนี้ บันทึกหลังจากนั้น',
  ),
  ofOpenDays: words(
    'Of both: receipts of days that are not closed',
    'ในจำนวนนี้: รับชำระของวันที่ยังไม่ปิดรอบ',
  ),
  ofEarlier: words(
    'Receipts of earlier months, posted in this one',
    'รับชำระของเดือนก่อน บันทึกในเดือนนี้',
  ),
  transitOther: words(
    'In transit moved otherwise, such as written off',
    'เงินระหว่างทางเปลี่ยนแปลงด้วยเหตุอื่น เช่น ตัดบัญชี',
  ),
  notClosed: words('Days not closed', 'วันที่ยังไม่ปิดรอบ'),
  provisional: words('Days closed provisionally', 'วันที่ปิดรอบเป็นฉบับชั่วคราว'),
  notApproved: words('Days not approved', 'วันที่ยังไม่ได้รับการอนุมัติ'),
};
