import { CHECKS } from '../../../domain/checks.js';
import type { Check } from '../../../domain/checks.js';
import type { ReportHead } from '../../../domain/report-head.js';
import { inBoth, otherLanguage, WAITING, words } from '../../../domain/words.js';
import type { Language, Words } from '../../../domain/words.js';
import type { Grid } from '../grid.js';
import type { Look } from '../looks.js';
import { blockTitle } from '../summary/block-writer.js';
import { LAST_COLUMN } from './control-columns.js';
import type { LiveCheck } from './live-check.js';

const NO = 1;
const NAME = { column: 2, span: 2 };
const OTHER = { column: 4, span: 3 };
const LEFT = 7;
const RIGHT = 8;
const DIFFERENCE = 9;
const REASON_SPAN = 3;
const RESULT = { column: 10, span: 2 };
const AGREES = words('OK', 'ตรง');
const DIFFERS = words('CHECK', 'ไม่ตรง');
const OTHER_LANGUAGE = words('ไทย', 'English');

const HEADINGS: readonly (readonly [Words, number, number, Look])[] = [
  [words('No.', 'ที่'), NO, 1, 'headerText'],
  [words('Check', 'การตรวจสอบ'), NAME.column, NAME.span, 'headerText'],
  [OTHER_LANGUAGE, OTHER.column, OTHER.span, 'headerText'],
  [words('Left', 'ด้านซ้าย'), LEFT, 1, 'headerNumber'],
  [words('Right', 'ด้านขวา'), RIGHT, 1, 'headerNumber'],
  [words('Difference', 'ผลต่าง'), DIFFERENCE, 1, 'headerNumber'],
  [words('Result', 'ผล'), RESULT.column, RESULT.span, 'headerCentre'],
];

/** Where the results stand, so that they can be coloured. */
export interface WrittenChecks {
  readonly results: string;
  readonly nextRow: number;
}

/** Block D: does the file add up? What cannot be checked yet says so, and why. */
export class ChecksBlock {
  constructor(
    private readonly grid: Grid,
    private readonly language: Language,
    private readonly head: ReportHead,
    private readonly live: ReadonlyMap<number, readonly LiveCheck[]>,
  ) {}

  write(row: number): WrittenChecks {
    const title = words('Checks', 'การตรวจสอบยอด');
    this.grid.put(row, NO, blockTitle('D', title, this.language), 'block', LAST_COLUMN);
    for (const [text, column, span, look] of HEADINGS) {
      this.grid.put(row + 1, column, text[this.language], look, span);
    }
    let at = row + 2;
    const first = at;
    for (const check of CHECKS) at = this.writeCheck(at, check);
    return { results: `J${first}:J${at - 1}`, nextRow: at };
  }

  private writeCheck(row: number, check: Check): number {
    const reason = check.waitsFor(this.head);
    if (reason !== null) {
      this.writeWaiting(row, check, reason);
      return row + 1;
    }
    const lines = this.live.get(check.no) ?? [];
    for (const [index, line] of lines.entries()) this.writeLive(row + index, check, line);
    return this.writeNotes(row + lines.length, lines);
  }

  private writeNotes(row: number, lines: readonly LiveCheck[]): number {
    const notes = lines.flatMap(({ note }) => note ?? []);
    for (const [index, note] of notes.entries()) {
      const span = NAME.span + OTHER.span;
      this.grid.put(row + index, NAME.column, note[this.language], 'note', span);
    }
    return row + notes.length;
  }

  private writeName(row: number, { no, name }: Check, about: string | null): void {
    const suffix = about === null ? '' : `: ${about}`;
    this.grid.put(row, NO, no, 'number');
    this.grid.put(row, NAME.column, name[this.language] + suffix, 'sentence', NAME.span);
    this.grid.put(row, OTHER.column, name[otherLanguage(this.language)], 'muted', OTHER.span);
  }

  private writeWaiting(row: number, check: Check, reason: Words): void {
    this.writeName(row, check, null);
    this.grid.put(row, LEFT, reason[this.language], 'note', REASON_SPAN);
    this.grid.put(row, RESULT.column, inBoth(WAITING), 'verdictWaiting', RESULT.span);
  }

  private writeLive(row: number, check: Check, line: LiveCheck): void {
    const { language } = this;
    const look = line.unit === 'baht' ? 'money' : 'integer';
    this.writeName(row, check, line.about);
    this.grid.put(row, LEFT, line.left, look);
    this.grid.put(row, RIGHT, line.right, look);
    const cell = this.grid.put(row, DIFFERENCE, line.difference, look);
    const formula = `IF(${cell}=0,"${AGREES[language]}","${DIFFERS[language]}")`;
    const result = (line.agrees ? AGREES : DIFFERS)[language];
    this.grid.put(row, RESULT.column, { formula, result }, 'verdict', RESULT.span);
  }
}

export const VERDICTS = { AGREES, DIFFERS };
