import { SHEET_TITLES } from '../../../domain/sheets.js';
import { columnLetter } from '../formula-text.js';
import { Grid } from '../grid.js';
import { printedDownPages } from '../page-setup.js';
import { writeTitle } from '../sheet-head.js';
import type { WritableSheet, WritingContext } from '../workbook-plan.js';
import { writeAccounts, writePostings } from './books-sections.js';
import { writeBreakCodes } from './codes-section.js';
import { GLOSSARY_WIDTHS } from './glossary-columns.js';
import { GlossaryWriter } from './glossary-writer.js';
import { writeDictionary, writeLineage, writeTerms } from './words-sections.js';

const TITLE_ROWS = 2;

/** The last sheet: what every word and code means. It is text of the program, not of the report. */
export const GLOSSARY: WritableSheet = {
  write(context) {
    writeGlossary(context);
    return Promise.resolve();
  },
};

function writeGlossary({ book, language, masthead }: WritingContext): void {
  const title = SHEET_TITLES.glossary[language];
  const grid = new Grid(GLOSSARY_WIDTHS);
  const glossary = new GlossaryWriter(grid, language, TITLE_ROWS + 1);
  writeAccounts(glossary);
  glossary.skipRow();
  writePostings(glossary);
  glossary.skipRow();
  writeBreakCodes(glossary);
  glossary.skipRow();
  writeDictionary(glossary);
  glossary.skipRow();
  writeTerms(glossary);
  glossary.skipRow();
  writeLineage(glossary);
  const lastCell = `${columnLetter(GLOSSARY_WIDTHS.length)}$${glossary.lastRow}`;
  const topLeftCell = `A${TITLE_ROWS + 1}`;
  const tab = book.addWorksheet(title, {
    ...printedDownPages(masthead, language, { title, lastCell }),
    views: [{ state: 'frozen', ySplit: TITLE_ROWS, topLeftCell, showGridLines: false }],
  });
  tab.columns = GLOSSARY_WIDTHS.map((width) => ({ width }));
  writeTitle(tab, title, masthead);
  grid.writeTo(tab, TITLE_ROWS + 1);
  tab.commit();
}
