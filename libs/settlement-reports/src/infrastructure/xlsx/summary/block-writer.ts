import { ZERO } from '#money';
import type { Satang } from '#money';
import { inBoth, otherLanguage, WAITING, words } from '../../../domain/words.js';
import type { Language, Words } from '../../../domain/words.js';
import { bahtNumber } from '../baht-number.js';
import type { Formula, Grid, GridValue } from '../grid.js';
import type { Look } from '../looks.js';
import type { BlockColumns, Place } from './summary-columns.js';

export const COUNT = words('Count', 'จำนวน');
export const AMOUNT = words('Amount', 'จำนวนเงิน');

/** A figure of Summary: which cell it is in, and what it is. */
export interface Figure {
  readonly cell: string;
  readonly amount: Satang;
}

export interface Line {
  readonly label: Words;
  readonly count?: number | Formula;
  /** Absent: there is none; `waiting`: it is not known yet. */
  readonly amount?: Satang | 'waiting';
  /** Where the amount comes from, if it is not simply stated. */
  readonly formula?: string;
  readonly kind?: 'part' | 'total';
}

const LABEL_LOOKS = { plain: 'sentence', part: 'part', total: 'strong' } as const;

/** Writes the lines of a block, one below the other. */
export class BlockWriter {
  constructor(
    private readonly grid: Grid,
    private readonly columns: BlockColumns,
    private readonly language: Language,
    private row: number,
  ) {}

  get nextRow(): number {
    return this.row;
  }

  skipRow(): void {
    this.row += 1;
  }

  heading(letter: string, title: Words, reason: Words | null = null): void {
    const { label, other, count, amount } = this.columns;
    const whole = { column: label.column, span: other.column + other.span - label.column };
    this.at(whole, blockTitle(letter, title, this.language), 'block');
    if (count) this.at(count, COUNT[this.language], 'blockNumber');
    this.at(amount, AMOUNT[this.language], 'blockNumber');
    this.row += 1;
    if (reason === null) return;
    this.at({ ...whole, span: whole.span + amount.span }, reason[this.language], 'note');
    this.row += 1;
  }

  line({ label, count, amount, formula, kind }: Line): Figure {
    this.at(this.columns.label, label[this.language], LABEL_LOOKS[kind ?? 'plain']);
    this.at(this.columns.other, label[otherLanguage(this.language)], 'muted');
    const strong = kind === 'total';
    if (this.columns.count) {
      this.at(this.columns.count, count ?? null, strong ? 'integerStrong' : 'integer');
    }
    const value = amountValue(amount, formula);
    const look = typeof value === 'string' ? 'waiting' : strong ? 'moneyStrong' : 'money';
    const cell = this.at(this.columns.amount, value, look);
    this.row += 1;
    return { cell, amount: typeof amount === 'bigint' ? amount : ZERO };
  }

  private at({ column, span }: Place, value: GridValue, look: Look): string {
    return this.grid.put(this.row, column, value, look, span);
  }
}

function amountValue(amount: Line['amount'], formula: string | undefined): GridValue {
  if (amount === undefined) return null;
  if (amount === 'waiting') return inBoth(WAITING);
  const result = bahtNumber(amount);
  return formula === undefined ? result : { formula, result };
}

/** `C. Opn balance · ยอดคงเหลือใน Opn`, the language of the file first. */
export const blockTitle = (letter: string, title: Words, language: Language): string =>
  `${letter}. ${title[language]} · ${title[otherLanguage(language)]}`;
