import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPLETE_TAX } from '../../fixtures/example-books.fixtures.js';
import { EXAMPLE_ORDERS } from '../../fixtures/example-orders.fixtures.js';
import { exampleReport } from '../../fixtures/example-report.fixtures.js';
import { asked } from './other-programs.fixtures.js';
import { bytesOf } from './workbook-reading.fixtures.js';

const OFFICE_LIMIT_MS = 120_000;
/** No check of it waits. */
const REPORT = exampleReport(EXAMPLE_ORDERS.slice(0, 60), COMPLETE_TAX);

describe('a workbook, looked at by other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  const at = (name: string): string => join(folder, `${name}.xlsx`);

  beforeAll(async () => {
    writeFileSync(at('en'), await bytesOf(REPORT, 'en'));
    writeFileSync(at('th'), await bytesOf(REPORT, 'th'));
    writeFileSync(at('tabs'), await bytesOf(REPORT, 'en', 30));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(['en', 'th', 'tabs'])('adds up again in every sheet, block and check: %s', (file) => {
    const verdict = asked('check-workbook.py', at(file));
    if (verdict === null) return;
    expect(verdict.last).toMatch(/^agrees: Breaks \d+, .*Changes 4; /);
    expect(verdict.last).toContain('checks that do not add up: none; that wait: none');
  });

  it.each([
    ['Charges', 'M8', /^check 1 states/m],
    ['Transfers', 'G6', /^payout: trsf_\w+ is not its parts/m],
    ['Balance', 'D8', /^check 8 states/m],
    ['Tax', 'F6', /^check 12 states/m],
    ['Breaks', 'K7', /^summary: new of \w+ states/m],
    ['Summary', 'M8', /^check 6 states/m],
  ])('is not taken for right with one cell changed: %s %s', (sheet, cell, difference) => {
    asked('change-cell.py', at('en'), sheet, cell, '7654321.09', at('changed'));
    const verdict = asked('check-workbook.py', at('changed'));
    if (verdict === null) return;
    expect(verdict.last).toMatch(/^differs: /);
    expect(verdict.lines.join('\n')).toMatch(difference);
  });

  it(
    'is calculated by LibreOffice to what it states, formula by formula',
    () => {
      asked('change-cell.py', at('en'), 'Charges', 'J3', '0.01', at('changed'));
      const verdict = asked('recalculate-workbook.py', at('en'), at('th'), at('changed'));
      if (verdict === null) return;
      expect(verdict.lines).toHaveLength(2); // of three files, only what was changed
      expect(verdict.lines[0]).toMatch(/^Charges!J3 states 0.01, LibreOffice \d+/);
      expect(verdict.last).toMatch(/^differs: 1 of \d{3,} formulas$/);
    },
    OFFICE_LIMIT_MS,
  );
});
