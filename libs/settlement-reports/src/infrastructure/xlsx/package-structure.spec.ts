import { EXAMPLE_ORDERS } from '../../fixtures/example-orders.fixtures.js';
import { exampleReport } from '../../fixtures/example-report.fixtures.js';
import type { Language } from '../../domain/words.js';
import type { PlannedOrder } from '../../fixtures/planned-order.fixtures.js';
import { InMemoryFile } from '../../fixtures/in-memory-file.fixtures.js';
import { attributes, partsOf, sheetsOf, texts } from './package-reading.fixtures.js';
import type { PackagedSheet } from './package-reading.fixtures.js';
import { bytesOf } from './workbook-reading.fixtures.js';
import { writeWorkbook } from './workbook-writer.js';

/** What Excel demands of the children of a sheet, and repairs or refuses otherwise. */
const ORDER = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData'],
  ...['sheetProtection', 'autoFilter', 'mergeCells', 'conditionalFormatting', 'dataValidations'],
  ...['hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter'],
  ...['rowBreaks', 'colBreaks', 'drawing', 'legacyDrawing', 'tableParts'],
];
const MAX_ROWS = 30;
const MAX_TITLE = 31;
const MAX_TEXT = 32_767;
const MAX_HEADER = 255;
const MAX_STYLES = 64_000;
/** As Excel counts days. */
const FIRST_OF_2020 = 43_831;
const FIRST_OF_2040 = 51_136;
const HOSTILE = ['=1+1', '+SUM(A1)', '-2+3', '@SUM(A1)', "=cmd|'/C calc'!A0", '\t=1', '\u0007=1'];
const HOSTILE_ORDERS = HOSTILE.map((text) => ({ fate: 'under' as const, amount: 410_000n, text }));

const TOO_LONG = { fate: 'over' as const, amount: 2_000n, text: '๑'.repeat(40_000) };

/** With sheets that go on on further tabs. */
const packaged = async (orders: readonly PlannedOrder[], language: Language) =>
  partsOf(
    await bytesOf(
      exampleReport([...EXAMPLE_ORDERS.slice(0, 20), ...orders, TOO_LONG]),
      language,
      MAX_ROWS,
    ),
  );

const formulasOf = (sheets: readonly PackagedSheet[]): readonly string[] =>
  sheets.flatMap(({ xml }) => xml.match(/<f>[^<]*<\/f>/g) ?? []);

/** Which looks are days or times. */
function datedLooks(styles: string): ReadonlySet<number> {
  const formats = [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="dd\/mm\/yyyy/g)];
  const ids = new Set(formats.map(([, id]) => id));
  const [, looks = ''] = /<cellXfs count="\d+">(.*?)<\/cellXfs>/s.exec(styles) ?? [];
  const used = [...looks.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => id);
  return new Set(used.flatMap((id, index) => (ids.has(id) ? [index] : [])));
}

describe.each(['en', 'th'] as const)('the package of a workbook in %s', (language) => {
  let parts: ReadonlyMap<string, string>;
  let sheets: readonly PackagedSheet[];

  beforeAll(async () => {
    parts = await packaged(HOSTILE_ORDERS, language);
    sheets = sheetsOf(parts);
  });

  it('has the parts of every sheet in the order that Excel demands', () => {
    for (const { children } of sheets) {
      const places = children.map((child) => ORDER.indexOf(child));
      expect(places).toEqual([...places].sort((left, right) => left - right));
      expect(places).not.toContain(-1);
    }
  });

  it('names its sheets as Excel allows, each once', () => {
    const titles = sheets.map(({ title }) => title);
    expect(new Set(titles.map((title) => title.toLowerCase())).size).toBe(titles.length);
    for (const title of titles) {
      expect(title.length).toBeLessThanOrEqual(MAX_TITLE);
      expect(title).not.toMatch(/[\\/?*[\]:]|^'|'$/);
    }
  });

  it('has rows and cells in ascending order, each once', () => {
    for (const { xml } of sheets) {
      const rows = attributes(xml, 'row', 'r').map(Number);
      expect(rows).toEqual([...new Set(rows)].sort((left, right) => left - right));
      const cells = attributes(xml, 'c', 'r');
      expect(new Set(cells).size).toBe(cells.length);
    }
  });

  it('has no text that is too long, broken or invisible', () => {
    for (const { xml } of sheets) {
      expect(xml.isWellFormed()).toBe(true);
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      for (const text of texts(xml)) expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
    }
  });

  it('has no text that is taken for a formula', async () => {
    const all = sheets.flatMap(({ xml }) => texts(xml));
    for (const text of HOSTILE) {
      const shown = text.replace(/^[\t\u0007]/, '').replaceAll("'", '&apos;');
      expect(all.some((one) => one.trim().replaceAll("'", '&apos;') === shown)).toBe(true);
    }
    const plain = HOSTILE_ORDERS.map((order) => ({ ...order, text: 'INV2611-00891' }));
    expect(formulasOf(sheets)).toEqual(formulasOf(sheetsOf(await packaged(plain, language))));
  });

  it('has days and times that exist, and numbers that are numbers', () => {
    const dated = datedLooks(parts.get('xl/styles.xml') ?? '');
    let days = 0;
    for (const { xml } of sheets) {
      for (const [, look, value = ''] of xml.matchAll(/<c r="\w+" s="(\d+)"><v>([^<]*)<\/v>/g)) {
        expect(value).toMatch(/^-?\d+(\.\d+)?(e-?\d+)?$/i);
        if (!dated.has(Number(look))) continue;
        days += 1;
        expect(Number(value)).toBeGreaterThan(FIRST_OF_2020);
        expect(Number(value)).toBeLessThan(FIRST_OF_2040);
      }
    }
    expect(days).toBeGreaterThan(100);
  });

  it('repeats headings and limits printing by names that point at their own sheet', () => {
    const book = parts.get('xl/workbook.xml') ?? '';
    const names = [...book.matchAll(/name="(_xlnm\.\w+)" localSheetId="(\d+)">([^<]*)</g)];
    const keys = names.map(([, name, sheet]) => `${name} ${sheet}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [, , place = '', target = ''] of names) {
      const quoted = `'${sheets[Number(place)]?.title ?? '?'}'!`;
      for (const part of target.replaceAll('&apos;', "'").split(',')) {
        expect(part.startsWith(quoted)).toBe(true);
      }
    }
    const tables = sheets.filter(({ children }) => children.includes('autoFilter'));
    expect(names.filter(([, name]) => name === '_xlnm.Print_Titles')).toHaveLength(tables.length);
  });

  it('filters exactly the rows of its tables, and freezes what is above them', () => {
    for (const { xml, children } of sheets.filter((one) => one.children.includes('autoFilter'))) {
      const [filter = ''] = attributes(xml, 'autoFilter', 'ref');
      const last = Math.max(...attributes(xml, 'row', 'r').map(Number));
      expect(filter).toMatch(new RegExp(`^A5:[A-Z]+${last}$`));
      expect(attributes(xml, 'pane', 'topLeftCell')).toEqual(['A6']);
      expect(children).toContain('cols');
    }
  });

  it('has headers and footers that Excel accepts, on A4 across', () => {
    for (const { xml } of sheets) {
      for (const [, text = ''] of xml.matchAll(/<odd(?:Header|Footer)>([^<]*)</g)) {
        const plain = text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
        expect(plain.length).toBeLessThanOrEqual(MAX_HEADER);
      }
      expect(attributes(xml, 'pageSetup', 'paperSize')).toEqual(['9']);
      expect(attributes(xml, 'pageSetup', 'orientation')).toEqual(['landscape']);
      expect(xml).toMatch(/<oddFooter>[^<]*&amp;P[^<]*&amp;N/);
    }
  });

  it('stores every look once, and every cell has one of them', () => {
    const styles = parts.get('xl/styles.xml') ?? '';
    const [, looks = ''] = /<cellXfs count="\d+">(.*?)<\/cellXfs>/s.exec(styles) ?? [];
    const stored = looks.match(/<xf .*?(?:\/>|<\/xf>)/gs) ?? [];
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored.length).toBeLessThan(MAX_STYLES);
    for (const { xml } of sheets) {
      for (const style of attributes(xml, 'c', 's')) {
        expect(Number(style)).toBeLessThan(stored.length);
      }
    }
  });
});

it('is a whole archive whose directory names every part once', async () => {
  const file = new InMemoryFile();
  await writeWorkbook(exampleReport(EXAMPLE_ORDERS.slice(0, 5)), file, 'th');
  const names = [...partsOf(file.bytes).keys()];
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['[Content_Types].xml', 'xl/workbook.xml']));
});
