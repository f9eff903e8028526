import type { Worksheet } from 'exceljs';
import { SHEET_TITLES } from '../../domain/sheets.js';
import type { Language } from '../../domain/words.js';
import { VERDICTS } from './control/checks-block.js';
import type { ControlPage } from './control/control-page.js';
import type { DatedWorkbook } from './dated-workbook.js';
import type { Grid } from './grid.js';
import type { Masthead } from './masthead.js';
import { printedOnOnePage } from './page-setup.js';
import { writeTitle } from './sheet-head.js';
import type { SummaryPage } from './summary/summary-page.js';

const TITLE_ROWS = 2;
const GREEN = { argb: 'FF1B6E3C' };
const RED = { argb: 'FFB3261E' };

/** Writes pages of blocks, such as Control and Summary. */
export class BlocksSheets {
  constructor(
    private readonly book: DatedWorkbook,
    private readonly masthead: Masthead,
    private readonly language: Language,
  ) {}

  writeControl({ grid, results }: ControlPage): void {
    this.write(SHEET_TITLES.control[this.language], grid, results);
  }

  writeSummary({ grid }: SummaryPage): void {
    this.write(SHEET_TITLES.summary[this.language], grid);
  }

  /** `results`: the cells that say whether a check agrees, `J40:J56`. */
  write(title: string, grid: Grid, results: string | null = null): void {
    const tab = this.open(title, grid);
    if (results !== null) {
      tab.addConditionalFormatting({ ref: results, rules: this.verdictRules(results) });
    }
    writeTitle(tab, title, this.masthead);
    grid.writeTo(tab, TITLE_ROWS + 1);
    tab.commit();
  }

  private open(title: string, grid: Grid): Worksheet {
    const tab = this.book.addWorksheet(title, {
      ...printedOnOnePage(this.masthead, this.language),
      views: [{ state: 'normal', showGridLines: false }],
    });
    tab.columns = grid.widths.map((width) => ({ width }));
    return tab;
  }

  private verdictRules(results: string) {
    const first = results.slice(0, results.indexOf(':'));
    const rule = (text: string, color: typeof RED, priority: number) => ({
      type: 'expression' as const,
      formulae: [`$${first}="${text}"`],
      style: { font: { color, bold: true } },
      priority,
    });
    return [
      rule(VERDICTS.AGREES[this.language], GREEN, 1),
      rule(VERDICTS.DIFFERS[this.language], RED, 2),
    ];
  }
}
