import type { CellValue, Worksheet } from 'exceljs';
import { satang } from '#money';
import type { Pack } from '../../domain/pack/pack.js';
import type { Language } from '../../domain/words.js';
import { InMemoryFile } from '../../fixtures/in-memory-file.fixtures.js';
import { PACK } from '../../fixtures/pack.fixtures.js';
import { checkLines, records, reopened, tab } from '../xlsx/workbook-reading.fixtures.js';
import { writePackJson } from './pack-json.js';
import { writePackWorkbook } from './pack-workbook.js';

async function bytesOf(pack: Pack, language: Language = 'en'): Promise<Buffer> {
  const file = new InMemoryFile();
  await writePackWorkbook(pack, file, language);
  return file.bytes;
}

const opened = async (pack: Pack, language: Language = 'en') =>
  reopened(await bytesOf(pack, language));

const failing = async (pack: Pack): Promise<readonly CellValue[]> =>
  checkLines(tab(await opened(pack), 'Control'))
    .filter(({ result }) => result === 'CHECK')
    .map(({ no }) => no);

const texts = (sheet: Worksheet): string => {
  const found: string[] = [];
  sheet.eachRow((row) => row.eachCell(({ text }) => found.push(text)));
  return found.join('\n');
};

describe('a monthly pack', () => {
  it('has its sheets in their order, in both languages', async () => {
    const names = async (language: Language) =>
      (await opened(PACK, language)).worksheets.map(({ name }) => name);
    expect(await names('en')).toEqual([
      ...['Control', 'Days', 'Input VAT', 'VAT not yet claimable', 'Withholding'],
      ...['Confirmation', 'Open items', 'Cut-off', 'Journal', 'Restatements', 'Sign-off'],
    ]);
    expect(await names('th')).toEqual([
      ...['ยอดควบคุม', 'สรุปรายวัน', 'รายงานภาษีซื้อ', 'ภาษีซื้อยังไม่ถึงกำหนด'],
      ...['ภาษีหัก ณ ที่จ่าย', 'ยืนยันยอดคงเหลือ', 'รายการคงค้าง', 'ตัดยอดสิ้นงวด'],
      ...['ใบสำคัญ', 'ฉบับแก้ไข', 'การอนุมัติ'],
    ]);
  });

  it('adds up in every check', async () => {
    for (const language of ['en', 'th'] as const) {
      const book = await opened(PACK, language);
      const lines = checkLines(tab(book, language === 'en' ? 'Control' : 'ยอดควบคุม'));
      expect(lines.map(({ no }) => no)).toEqual(Array.from({ length: 17 }, (_, no) => no + 1));
      expect(lines.map(({ difference }) => difference)).toEqual(lines.map(() => 0));
      expect(new Set(lines.map(({ result }) => result))).toEqual(
        new Set([language === 'en' ? 'OK' : 'ตรง']),
      );
    }
  });

  it('says of which month it is and what it is worth, on every sheet', async () => {
    for (const sheet of (await opened(PACK)).worksheets) {
      expect(sheet.getCell('A2').value).toBe(
        `${sheet.name} · Monthly pack · 11/2026 · FINAL 1 / ฉบับสมบูรณ์ 1 · 7f7f7f7f7f7f`,
      );
    }
  });

  it.each([
    ['a day whose gross is not in the books', 1, 'days', { gross: satang(1n) }],
    ['an unexplained remainder', 2, 'days', { remainder: satang(1n) }],
    ['an account that does not roll forward', 4, 'journal', { closing: satang(1n) }],
    ['an invoice that was not posted', 7, 'inputVat', { posted: satang(0n) }],
    ['tax withheld that the books do not hold', 10, 'withholding', { tax: satang(1n) }],
    ['money credited later that was not open', 11, 'cutOff', { amount: satang(1n) }],
  ])('finds %s', async (_, no, sheet, change) => {
    const [first, ...rest] = PACK.tables[sheet as keyof Pack['tables']] as readonly object[];
    const tables = { ...PACK.tables, [sheet]: [{ ...first, ...change }, ...rest] };
    expect(await failing({ ...PACK, tables })).toContain(no);
  });

  it('finds a break that was left out, and days that are not done', async () => {
    const figures = { ...PACK.head.figures, openBreaks: 3, accountsThatDiffer: 1 };
    const [first, ...days] = PACK.tables.days;
    const tables = {
      ...PACK.tables,
      days: [{ ...first!, version: null, signedBy: null }, ...days],
    };
    const day = PACK.head.firstDay;
    const head = { ...PACK.head, figures: { ...figures, daysNotClosed: [day] } };
    expect(await failing({ ...PACK, head, tables })).toEqual([14, 15, 16, 17]);
  });

  it('waits for what cannot be compared yet', async () => {
    const figures = { ...PACK.head.figures, openBreaks: null, accountsThatDiffer: null };
    const head = { ...PACK.head, figures, status: 'provisional' as const, version: 0 };
    const confirmation = { ...PACK.confirmation, observation: null };
    const control = tab(await opened({ ...PACK, head, confirmation }), 'Control');
    const waiting = checkLines(control).filter(({ result }) => result === 'WAITING / รอข้อมูล');
    expect(waiting.map(({ no }) => no)).toEqual([13, 14, 15]);
    expect(control.getCell('A2').text).toContain('PROVISIONAL / ฉบับชั่วคราว · ');
  });

  it('is the same file, byte for byte, each time', async () => {
    expect((await bytesOf(PACK)).equals(await bytesOf(PACK))).toBe(true);
  });

  it('never takes a text for a formula, and says so where there is nothing', async () => {
    const [item] = PACK.tables.openItems;
    const openItems = [{ ...item!, note: '=1+1' }];
    const book = await opened({ ...PACK, tables: { ...PACK.tables, openItems, withholding: [] } });
    expect(records(tab(book, 'Open items'))[0]?.['Last note']).toBe('=1+1');
    expect(tab(book, 'Withholding').getCell('A6').value).toBe('No items / ไม่มีรายการ');
  });

  it('has a letter to Opn that needs no arithmetic, in both languages', async () => {
    const words = texts(tab(await opened(PACK), 'Confirmation'));
    expect(words).toContain('1. Balance held for us, transferable or on hold: 2,670,350.59 baht.');
    expect(words).toContain('1,100,000.00 baht (trsf_5vcd3j9c9r0p4ayml0d)');
    expect(words).toContain('ณ สิ้นวันที่ 30 พฤศจิกายน 2569');
  });

  it('is JSON with all rows and whole satang', async () => {
    const file = new InMemoryFile();
    await writePackJson(PACK, file);
    const pack = JSON.parse(file.text);
    expect(pack).toMatchObject({ schema: 'settlement.monthly.v1', month: '2026-11', version: 1 });
    expect(pack.days).toHaveLength(30);
    expect(pack.days[0].gross).toBe(123_456_700);
    expect(pack.confirmation.letter.th).toHaveLength(6);
  });
});
