import { PassThrough } from 'node:stream';
import {
  FixtureReport,
  reportOf,
  SMALL_ORDERS,
  SMALL_REPORT,
} from '../../fixtures/report.fixtures.js';
import { bytesOf, checkLines, records, reopened, shown, tab } from './workbook-reading.fixtures.js';
import { writeWorkbook } from './workbook-writer.js';

const MAX_ROWS = 9; // five of heading, four of data

describe('a sheet of rows', () => {
  it('prints its title above every page, whatever the merchant is called', async () => {
    const name = 'A&B '.repeat(100);
    const merchant = { ...SMALL_REPORT.head.merchant, name };
    const book = await reopened(await bytesOf(SMALL_REPORT.with({ merchant })));
    const { oddHeader = '', oddFooter = '' } = tab(book, 'Charges').headerFooter;
    expect(oddHeader).toMatch(/^&L.*A&&B .*…\n.*Charges · 20\/11\/2026/);
    expect(Math.max(oddHeader.length, oddFooter.length)).toBeLessThanOrEqual(255);
    expect(tab(book, 'Charges').pageSetup.printArea).toBe('A3:Y14');
  });
});

describe('a sheet with more rows than a tab holds', () => {
  const TITLES = ['Charges', 'Charges (2)', 'Charges (3)'];

  it('goes on on further tabs, each with the total of all and its own', async () => {
    const book = await reopened(await bytesOf(SMALL_REPORT, 'en', MAX_ROWS));
    const parts = TITLES.map((title) => tab(book, title));
    expect(parts.map((part) => records(part).length)).toEqual([4, 4, 1]);
    for (const part of parts) {
      expect(part.getCell('A3').value).toBe('Total, all tabs: 3');
      expect(part.getCell('I3').formula).toBe(
        "SUM(Charges!$I$6:$I$9,'Charges (2)'!$I$6:$I$9,'Charges (3)'!$I$6:$I$6)",
      );
      expect(shown(part.getCell('I3').value)).toBe(163_941);
    }
    const own = parts.map((part) => Number(shown(part.getCell('I4').value)));
    expect(own.reduce((sum, total) => sum + total)).toBeCloseTo(163_941, 2);
    expect(new Set(own).size).toBe(3);
  });

  it('says so in the title of each, on the screen and on paper', async () => {
    const titles = async (language: 'en' | 'th', names: readonly string[]) => {
      const book = await reopened(await bytesOf(SMALL_REPORT, language, MAX_ROWS));
      return names.map((name) => tab(book, name).getCell('A2').text.split(' · ')[0]);
    };
    expect(await titles('en', TITLES)).toEqual([
      'Charges – 1/3, continued on “Charges (2)”',
      'Charges (2) – 2/3, continued, continued on “Charges (3)”',
      'Charges (3) – 3/3, continued',
    ]);
    expect(await titles('th', ['รายการรับชำระ (3)'])).toEqual(['รายการรับชำระ (3) – 3/3, ต่อ']);
    const book = await reopened(await bytesOf(SMALL_REPORT, 'en', MAX_ROWS));
    expect(tab(book, 'Charges (3)').headerFooter.oddHeader).toContain('3/3, continued · 20/11');
  });

  it('is still checked as a whole', async () => {
    const control = tab(await reopened(await bytesOf(SMALL_REPORT, 'en', MAX_ROWS)), 'Control');
    const made = checkLines(control).filter(({ result }) => result !== 'WAITING / รอข้อมูล');
    expect(made.every(({ result }) => result === 'OK')).toBe(true);
    expect(made.find(({ no }) => no === 2)).toMatchObject({ left: 160_886, right: 160_886 });
  });
});

describe('a workbook that cannot be finished', () => {
  it.each([
    ['fewer', SMALL_REPORT.lists.journal.slice(1)],
    ['more', [...SMALL_REPORT.lists.journal, ...SMALL_REPORT.lists.journal]],
  ])('is no file when there are %s rows the second time', async (_, secondTime) => {
    let times = 0;
    const report = new FixtureReport(SMALL_REPORT.head, SMALL_REPORT.lists);
    report.pages = (sheet) => {
      if (sheet === 'journal') times += 1;
      const lists = { ...SMALL_REPORT.lists, ...(times > 1 && { journal: secondTime }) };
      return new FixtureReport(SMALL_REPORT.head, lists).pages(sheet);
    };
    const file = new PassThrough().resume();
    await expect(writeWorkbook(report, file, 'en')).rejects.toMatchObject({
      code: 'report.rows_changed',
    });
    expect(file.destroyed).toBe(true);
  });

  it('ends when its reader goes away', async () => {
    const many = reportOf(Array.from({ length: 20_000 }, (_, index) => SMALL_ORDERS[index % 10]!));
    const file = new PassThrough(); // nobody reads it
    const writing = writeWorkbook(many, file, 'en');
    setImmediate(() => file.destroy());
    await expect(writing).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  });
});
