import { otherLanguage } from '../../../domain/words.js';
import type { Language, Words } from '../../../domain/words.js';
import type { Grid } from '../grid.js';
import type { Look } from '../looks.js';
import { blockTitle } from '../summary/block-writer.js';
import { WHOLE } from './glossary-columns.js';
import type { Place } from './glossary-columns.js';

export type GlossaryCell = readonly [place: Place, text: string | null, look?: Look];

/** Writes the sections of the glossary, one below the other. */
export class GlossaryWriter {
  private row: number;

  constructor(
    private readonly grid: Grid,
    readonly language: Language,
    firstRow: number,
  ) {
    this.row = firstRow;
  }

  get lastRow(): number {
    return this.row - 1;
  }

  skipRow(): void {
    this.row += 1;
  }

  /** A section, its remarks, and what its columns are called. */
  section(
    letter: string,
    title: Words,
    headings: readonly (readonly [Place, Words])[],
    remarks: readonly Words[] = [],
  ): void {
    this.line([[WHOLE, blockTitle(letter, title, this.language), 'block']]);
    for (const remark of remarks) this.line([[WHOLE, remark[this.language], 'note']]);
    this.line(headings.map(([place, text]) => [place, text[this.language], 'headerText']));
  }

  /** A part of a section, such as the columns of one sheet. */
  part(title: Words): void {
    const { language } = this;
    const text = `${title[language]} · ${title[otherLanguage(language)]}`;
    this.line([[WHOLE, text, 'role']]);
  }

  line(cells: readonly GlossaryCell[]): void {
    for (const [{ column, span }, text, look = 'sentence'] of cells) {
      this.grid.put(this.row, column, text, look, span);
    }
    this.row += 1;
  }

  /** The same in the language of the file and, beside it, in the other. */
  inBoth({ en, th }: Words, place: Place, other: Place): readonly GlossaryCell[] {
    const [mine, theirs] = this.language === 'en' ? [en, th] : [th, en];
    return [
      [place, mine],
      [other, mine === theirs ? null : theirs, 'muted'],
    ];
  }
}
