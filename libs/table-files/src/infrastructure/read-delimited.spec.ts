import fc from 'fast-check';
import { decodeTis620 } from '../domain/tis-620.js';
import { readTable } from './read-table.js';

const MAX_ROWS = 1_000;
const read = (bytes: Buffer, more: object = {}) => readTable(bytes, { maxRows: MAX_ROWS, ...more });
const cellsOf = async (bytes: Buffer, more: object = {}) =>
  (await read(bytes, more)).rows.map(({ cells }) => cells);

/** No UTF-8, as practically all Thai in TIS-620. */
const TITLE = 'เลขที่คำสั่งซื้อ';

/** Thai as Windows-874 writes it; the tables of Unicode are the witness. */
function tis620(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const point = character.codePointAt(0) ?? 0;
      return point < 0x80 ? point : point - 0x0e00 + 0xa0;
    }),
  );
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const asCsv = (rows: readonly (readonly string[])[], delimiter: string): string =>
  rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');

const CHARACTERS = 'กขคงจฉชซดตถทนบปผฝพฟมยรลวศสหอะาิีุูเแโใไ่้ ,;\t"\'\n.-=0123456789abcXYZ';
const thai = fc.constantFrom(...Array.from(CHARACTERS));
const cell = fc.string({ unit: thai, maxLength: 12 });
const rows = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
  )
  .filter((table) => table.every((row) => row.some((text) => text.trim() !== '')));

describe('any table', () => {
  it.each([
    ['UTF-8', 'auto', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', 'auto', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', 'auto', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['TIS-620', 'tis-620', tis620],
    ['TIS-620 below a Thai heading', 'auto', (text: string) => tis620(`${TITLE}\n${text}`)],
  ])('is read back as it was written in %s', async (_, encoding, encode) => {
    const separator = fc.constantFrom(',', ';', '\t');
    await fc.assert(
      fc.asyncProperty(rows, separator, async (table, delimiter) => {
        const found = await cellsOf(encode(asCsv(table, delimiter)), { delimiter, encoding });
        expect(found.slice(-table.length)).toEqual(
          table.map((row) => row.map((text) => text.replaceAll('\r\n', '\n'))),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('TIS-620', () => {
  it('is each Thai character in the order of its table', () => {
    expect(decodeTis620(Buffer.from([0xa1, 0xa2, 0xda, 0xdf, 0xe0]))).toBe('กขฺ฿เ');
    expect(decodeTis620(Buffer.from([0xcd, 0xe4, 0xcb, 0xc1, 0xfb, 0x80]))).toBe('อไหม๛€');
  });

  it('may be stated, though the bytes would be UTF-8 too', async () => {
    expect(await cellsOf(Buffer.from([0xe0, 0xb8, 0xa1]), { encoding: 'tis-620' })).toEqual([
      ['เธก'],
    ]);
    expect(await cellsOf(Buffer.from('ม'))).toEqual([['ม']]);
  });
});

describe('text in another encoding than is stated', () => {
  it.each<[string, Buffer, object, number, string]>([
    ['TIS-620 for UTF-8', tis620('a\nกา'), { encoding: 'utf-8' }, 2, 'not UTF-8'],
    ['neither', Buffer.from([0x61, 0x0a, 0xff]), {}, 2, 'neither UTF-8 nor TIS-620'],
    ['both', Buffer.concat([Buffer.from('กา\n'), tis620('กา')]), {}, 2, 'mixes two encodings'],
    ['both, the other way', Buffer.concat([tis620('กา\n'), Buffer.from('กา')]), {}, 2, 'mixes'],
  ])('is refused when it is %s', async (_, bytes, options, line, told) => {
    await expect(read(bytes, options)).rejects.toMatchObject({
      code: 'import.encoding',
      line,
      message: expect.stringContaining(told),
    });
  });
});

describe('the delimiter', () => {
  it.each([
    ['a comma', 'a,b,c\n1,2,3'],
    ['a semicolon, though amounts have commas', 'a;b;c\n"1,5";2,5;3,5'],
    ['a tab, below titles with commas', 'Bank, Ltd., Bangkok, Thailand\n\na\tb\tc\n1,000\t2\t3'],
    ['a comma, though a quoted cell has tabs', 'a,"b\t\t\t\t\t",c\n1,2,3'],
  ])('is found: %s', async (_, text) => {
    expect((await cellsOf(Buffer.from(text))).at(-1)).toHaveLength(3);
  });

  it('is the one that is stated', async () => {
    expect(await cellsOf(Buffer.from('a,b;c'), { delimiter: ';' })).toEqual([['a,b', 'c']]);
  });
});

describe('lines', () => {
  it('are counted with the empty ones, and those in quotes', async () => {
    const { rows: found } = await read(Buffer.from('a,b\r\n\r\n"x\r\ny",1\r\n,\r\nz,2\r\n'));
    expect(found).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', '1'] },
      { line: 6, cells: ['z', '2'] },
    ]);
  });

  it('are at most so many', async () => {
    const bytes = Buffer.from('x\n'.repeat(MAX_ROWS + 1));
    await expect(read(bytes)).rejects.toMatchObject({ code: 'import.too_many_rows', line: 1_001 });
  });

  it.each([['never closed', 'a,b\n1,"2\n3,4']])('with a quote %s are refused', async (_, text) => {
    await expect(read(Buffer.from(text))).rejects.toMatchObject({
      code: 'import.quotes',
      line: 2,
    });
  });
});
