import type { Worksheet } from 'exceljs';
import type { ReportHead } from '../../domain/report-head.js';
import { SHEET_TITLES } from '../../domain/sheets.js';
import type { Language } from '../../domain/words.js';
import { VERDICTS } from './control/checks-block.js';
import type { ControlPage } from './control/control-page.js';
import type { DatedWorkbook } from './dated-workbook.js';
import type { Grid } from './grid.js';
import { printedOnOnePage } from './page-setup.js';
import { writeTitle } from './sheet-head.js';
import type { SummaryPage } from './summary/summary-page.js';

const TITLE_ROWS = 2;
const GREEN = { argb: 'FF1B6E3C' };
const RED = { argb: 'FFB3261E' };

/** Writes the two pages of blocks: Control, then Summary. */
export class BlocksSheets {
  constructor(
    private readonly book: DatedWorkbook,
    private readonly head: ReportHead,
    private readonly language: Language,
  ) {}

  writeControl({ grid, results }: ControlPage): void {
    const tab = this.open('control', grid);
    tab.addConditionalFormatting({ ref: results, rules: this.verdictRules(results) });
    this.close(tab, grid, 'control');
  }

  writeSummary({ grid }: SummaryPage): void {
    this.close(this.open('summary', grid), grid, 'summary');
  }

  private open(page: 'control' | 'summary', grid: Grid): Worksheet {
    const tab = this.book.addWorksheet(SHEET_TITLES[page][this.language], {
      ...printedOnOnePage(this.head, this.language),
      views: [{ state: 'normal', showGridLines: false }],
    });
    tab.columns = grid.widths.map((width) => ({ width }));
    return tab;
  }

  private close(tab: Worksheet, grid: Grid, page: 'control' | 'summary'): void {
    writeTitle(tab, SHEET_TITLES[page][this.language], this.head, this.language);
    grid.writeTo(tab, TITLE_ROWS + 1);
    tab.commit();
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
