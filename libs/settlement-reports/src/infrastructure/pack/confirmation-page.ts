import { minus, plus, ZERO } from '#money';
import type { Satang } from '#money';
import { confirmationLetter } from '../../domain/pack/confirmation-letter.js';
import type { InTransitRow, StatedBalance } from '../../domain/pack/document-rows.js';
import { otherLanguage, words } from '../../domain/words.js';
import type { Language, Words } from '../../domain/words.js';
import { bahtNumber } from '../xlsx/baht-number.js';
import { dayNumber } from '../xlsx/excel-time.js';
import type { TimeNumber } from '../xlsx/excel-time.js';
import { Grid } from '../xlsx/grid.js';
import type { Formula, GridValue } from '../xlsx/grid.js';
import type { Look } from '../xlsx/looks.js';
import { blockTitle } from '../xlsx/summary/block-writer.js';
import type { PackContext } from './pack-context.js';

const WIDTHS = [46, 46, 20, 20, 20];
const WIDTH = WIDTHS.length;
const AMOUNT = 3;
const FIRST_ROW = 4;

/** The page as laid out, and the cells that Control compares. */
export interface ConfirmationPage {
  readonly grid: Grid;
  readonly booksThen: string;
  readonly stated: string;
  readonly inTransit: string;
}

export function layOutConfirmation(context: PackContext, timeNumber: TimeNumber): ConfirmationPage {
  const writer = new ConfirmationWriter(context, timeNumber);
  const cells = writer.balances();
  const inTransit = writer.transfers();
  writer.letters();
  return { grid: writer.grid, ...cells, inTransit };
}

class ConfirmationWriter {
  readonly grid = new Grid(WIDTHS);
  private row = FIRST_ROW;

  constructor(
    private readonly context: PackContext,
    private readonly timeNumber: TimeNumber,
  ) {}

  balances(): Pick<ConfirmationPage, 'booksThen' | 'stated'> {
    const { balance, uncredited, inTransit, observation } = this.context.pack.confirmation;
    this.block('A', words('Balances at the end of the month', 'ยอดคงเหลือ ณ วันสิ้นเดือน'));
    const first = this.row;
    const books = this.money(words('At Opn, in the books', 'ยอดคงเหลือใน Opn ตามบัญชี'), balance);
    this.money(words('Paid, not yet credited by Opn', 'รับชำระแล้ว รอ Opn บันทึกยอด'), uncredited);
    this.money(words('In transit to the bank', 'เงินระหว่างทาง'), inTransit);
    const total = [balance, uncredited, inTransit].reduce(plus);
    this.money(
      words('Total not yet in the bank', 'รวมเงินที่ยังไม่เข้าธนาคาร'),
      { formula: `SUM(C${first}:C${this.row - 1})`, result: bahtNumber(total) },
      'sumMoney',
    );
    this.row += 1;
    return this.reading(observation, books, balance);
  }

  /** Opn's word, the books at that moment, and the way from there to the end of the month. */
  private reading(
    observation: StatedBalance | null,
    books: string,
    balance: Satang,
  ): Pick<ConfirmationPage, 'booksThen' | 'stated'> {
    this.block('B', words('Opn’s own figure', 'ยอดที่ Opn แจ้ง'));
    const at = observation && this.timeNumber(observation.observedAt);
    this.line(words('Read at', 'เวลาที่อ่านยอด'), at, 'time');
    const known = observation ?? NOT_READ;
    const stated = this.money(words('Stated by Opn', 'ยอดที่ Opn แจ้ง'), known.stated);
    const then = words('In the books at that moment', 'ยอดตามบัญชี ณ เวลาเดียวกัน');
    const booksThen = this.money(then, known.booksThen);
    if (observation === null) return { booksThen, stated };
    this.money(words('Difference', 'ผลต่าง'), {
      formula: `ROUND(${booksThen}-${stated},2)`,
      result: bahtNumber(minus(observation.booksThen, observation.stated)),
    });
    this.money(words('Moved from then to the month’s end', 'เคลื่อนไหวถึงวันสิ้นเดือน'), {
      formula: `ROUND(${books}-${booksThen},2)`,
      result: bahtNumber(minus(balance, observation.booksThen)),
    });
    return { booksThen, stated };
  }

  /** Answers with the cell of their sum. */
  transfers(): string {
    const { transfers } = this.context.pack.confirmation;
    this.row += 1;
    this.block('C', words('In transit at the month’s end', 'เงินระหว่างทาง ณ วันสิ้นเดือน'));
    const headings = TRANSFER_HEADINGS.map((heading) => heading[this.language]);
    for (const [index, heading] of headings.entries()) {
      const look = index === 0 ? 'headerText' : index === 2 ? 'headerNumber' : 'headerCentre';
      const span = index === headings.length - 1 ? 2 : 1;
      this.grid.put(this.row, index + 1, heading, look, span);
    }
    this.row += 1;
    const first = this.row;
    for (const transfer of transfers) this.transfer(transfer);
    const range = `C${first}:C${Math.max(this.row - 1, first)}`;
    if (transfers.length === 0) this.row += 1;
    const result = bahtNumber(transfers.map(({ amount }) => amount).reduce(plus, ZERO));
    const label = words('Total in transit', 'รวมเงินระหว่างทาง')[this.language];
    this.grid.put(this.row, 1, label, 'sumLabel', 2);
    return this.grid.put(this.row, AMOUNT, { formula: `SUM(${range})`, result }, 'sumMoney');
  }

  private transfer({ transferId, sentOn, amount, arrivedOn }: InTransitRow): void {
    const name = transferId ?? words('Unexplained', 'ยังอธิบายไม่ได้')[this.language];
    this.grid.put(this.row, 1, name, 'text');
    this.grid.put(this.row, 2, sentOn && dayNumber(sentOn), 'day');
    this.grid.put(this.row, AMOUNT, bahtNumber(amount), 'money');
    const arrival = arrivedOn === null ? NOT_ARRIVED[this.language] : dayNumber(arrivedOn);
    this.grid.put(this.row, AMOUNT + 1, arrival, arrivedOn === null ? 'waiting' : 'day', 2);
    this.row += 1;
  }

  /** Ready to be sent, in both languages, that of the file first. */
  letters(): void {
    const { head, confirmation } = this.context.pack;
    for (const [index, language] of [this.language, otherLanguage(this.language)].entries()) {
      this.row += 2;
      this.block(index === 0 ? 'D' : 'E', LETTER_TITLES[language]);
      for (const paragraph of confirmationLetter(head, confirmation)[language]) {
        this.grid.put(this.row, 1, paragraph, 'sentence', WIDTH);
        this.row += 1;
      }
    }
  }

  private get language(): Language {
    return this.context.language;
  }

  private block(letter: string, title: Words): void {
    this.grid.put(this.row, 1, blockTitle(letter, title, this.language), 'block', WIDTH);
    this.row += 1;
  }

  private money(label: Words, amount: Satang | Formula | null, look: Look = 'money'): string {
    const value = typeof amount === 'bigint' ? bahtNumber(amount) : amount;
    return this.line(label, value, look);
  }

  private line(label: Words, value: GridValue, look: Look): string {
    const strong = look === 'sumMoney';
    this.grid.put(this.row, 1, label[this.language], strong ? 'sumLabel' : 'sentence');
    this.grid.put(this.row, 2, label[otherLanguage(this.language)], strong ? 'sumLabel' : 'muted');
    const cell = this.grid.put(this.row, AMOUNT, value, look);
    this.row += 1;
    return cell;
  }
}

const NOT_READ = { stated: null, booksThen: null } as const;
const NOT_ARRIVED = words('not yet arrived', 'ยังไม่เข้าธนาคาร');
const LETTER_TITLES = {
  en: words('Request for confirmation (English)', 'หนังสือขอยืนยันยอด (ภาษาอังกฤษ)'),
  th: words('Request for confirmation (Thai)', 'หนังสือขอยืนยันยอด (ภาษาไทย)'),
};
const TRANSFER_HEADINGS = [
  words('Transfer', 'เลขที่รายการโอน'),
  words('Sent on', 'วันที่โอน'),
  words('Net', 'ยอดสุทธิ'),
  words('Arrived on', 'วันที่เข้าธนาคาร'),
];
