import { readFileSync } from 'node:fs';
import { readTable } from './read-table.js';
import { addRow, workbook } from './workbook.fixtures.js';
import type { Fill } from './workbook.fixtures.js';

const MAX_ROWS = 1_000;
const read = (bytes: Buffer, sheet?: string) => readTable(bytes, { maxRows: MAX_ROWS, sheet });
const rowsOf = async (fill: Fill) => (await read(await workbook(fill))).rows;
const firstCell = async (fill: Fill) => (await rowsOf(fill))[0]?.cells[0];

describe('an Excel workbook', () => {
  it('is known by its bytes, and says which sheet was read', async () => {
    const bytes = await workbook((sheet) => addRow(sheet, ['reference', 'ยอดเงิน']));
    expect(await read(bytes)).toEqual({
      form: 'xlsx',
      sheet: 'Orders',
      rows: [{ line: 1, cells: ['reference', 'ยอดเงิน'] }],
    });
  });

  it.each<[string, number, string]>([
    ['a whole number', 4_000, '4000'],
    ['satang', 1_234.5, '1234.5'],
    ['noise of floating point', 0.1 + 0.2, '0.3'],
    ['less than nothing', -0.05, '-0.05'],
    ['three decimals, for the reader to refuse', 1.005, '1.005'],
    ['a very small number', 0.00000012, '0.00000012'],
    ['an order number', 202_611_200_000_123, '202611200000123'],
    ['more digits than Excel keeps', 123_456_789_012_345_680, '123456789012345680'],
  ])('keeps %s as plain text', async (_, number, text) => {
    expect(await firstCell((sheet) => addRow(sheet, [number]))).toEqual({ number: text });
  });

  it.each([
    ['dd/mm/yyyy', '2026-11-20T00:00:00Z', '2026-11-20'],
    ['[$-107041E]d mmm yyyy', '2026-11-20T00:00:00Z', '2026-11-20'],
    ['yyyy-mm-dd hh:mm', '2026-11-20T09:30:00Z', '2026-11-20T09:30:00'],
    ['bbbb', '2026-11-20T23:59:59Z', '2026-11-20T23:59:59'],
  ])('tells a date from a number by its format %s', async (numFmt, instant, date) => {
    const cell = await firstCell((sheet) => {
      addRow(sheet, [new Date(instant)]);
      sheet.getCell('A1').numFmt = numFmt;
    });
    expect(cell).toEqual({ date });
  });

  it.each(['#,##0.00', '#,##0.00 "baht per day"', '[Red]-0.00', '_-* #,##0.00_-', 'General'])(
    'takes a number with the format %s for a number',
    async (numFmt) => {
      const cell = await firstCell((sheet) => {
        addRow(sheet, [45_000]);
        sheet.getCell('A1').numFmt = numFmt;
      });
      expect(cell).toEqual({ number: '45000' });
    },
  );

  it('counts days from 1904 where it says so', async () => {
    const cell = await firstCell((sheet, book) => {
      book.properties.date1904 = true;
      addRow(sheet, [new Date('2026-11-20T00:00:00Z')]);
      sheet.getCell('A1').numFmt = 'dd/mm/yyyy';
    });
    expect(cell).toEqual({ date: '2026-11-20' });
  });

  it('gives the last value of a formula, and says where there is none or an error', async () => {
    const [row] = await rowsOf((sheet) => {
      addRow(sheet, [
        { formula: 'SUM(1,2)', result: 3 },
        { formula: 'CONCAT("A","B")', result: 'AB' },
        { formula: 'A1*2' },
        { formula: '1/0', result: { error: '#DIV/0!' } },
      ]);
    });
    expect(row?.cells).toEqual([
      { number: '3' },
      'AB',
      { error: 'a formula without its value' },
      { error: '#DIV/0!' },
    ]);
  });

  it('keeps text as it is, and puts runs with fonts of their own together', async () => {
    const richText = [{ text: 'ด่วน ' }, { font: { bold: true }, text: '& "มาก" <1>' }];
    const [row] = await rowsOf((sheet) =>
      addRow(sheet, ['0012', '=1+1', { richText }, 'a\nb', true, '_x0041_']),
    );
    expect(row?.cells).toEqual(['0012', '=1+1', 'ด่วน & "มาก" <1>', 'a\nb', 'TRUE', '_x0041_']);
  });

  it('has its rows and cells where a person sees them', async () => {
    const rows = await rowsOf((sheet) => {
      sheet.getCell('B2').value = 'x';
      sheet.getCell('D5').value = 'y';
      sheet.getCell('A7').value = ' ';
    });
    expect(rows).toEqual([
      { line: 2, cells: ['', 'x'] },
      { line: 5, cells: ['', '', '', 'y'] },
    ]);
  });

  it('has the text of merged cells in the first of them', async () => {
    const rows = await rowsOf((sheet) => {
      addRow(sheet, ['A', 'one', 'x']);
      addRow(sheet, ['', '', 'y']);
      sheet.mergeCells('A1:A2');
      sheet.mergeCells('B1:B2');
    });
    expect(rows[1]?.cells.slice(-1)).toEqual(['y']);
  });

  it('is read at the sheet that is named, else at the first that is not hidden', async () => {
    const bytes = await workbook((sheet, book) => {
      addRow(sheet, ['hidden']);
      sheet.state = 'hidden';
      addRow(book.addWorksheet('รายการ'), ['seen']);
      addRow(book.addWorksheet('Third'), ['third']);
    });
    expect(await read(bytes)).toMatchObject({ sheet: 'รายการ', rows: [{ cells: ['seen'] }] });
    expect(await read(bytes, 'third ')).toMatchObject({ rows: [{ cells: ['third'] }] });
    await expect(read(bytes, 'Fourth')).rejects.toMatchObject({
      code: 'import.no_such_sheet',
      message: 'The workbook has no sheet "Fourth"; it has "Orders", "รายการ", "Third".',
    });
  });

  it('is read as LibreOffice saves it', async () => {
    const file = '../../../../test/fixtures/tables/libreoffice-orders.xlsx';
    const { sheet, rows } = await read(readFileSync(new URL(file, import.meta.url)));
    expect(sheet).toBe('lo');
    expect(rows).toEqual([
      { line: 1, cells: ['Order', 'Total', 'Due'] },
      { line: 2, cells: ['ORD-1', { number: '1234.5' }, { date: '2026-11-20' }] },
      { line: 3, cells: ['007', { number: '0.1' }, { date: '2026-11-21' }] },
    ]);
  });

  it('has at most so many rows', async () => {
    const bytes = await workbook((sheet) =>
      Array(MAX_ROWS + 1)
        .fill(['x'])
        .forEach((row) => addRow(sheet, row)),
    );
    await expect(read(bytes)).rejects.toMatchObject({ code: 'import.too_many_rows', line: 1_001 });
  });
});
