import ExcelJS from 'exceljs';
import { contractLayout, layoutOf } from '../application/receipt-mapping.js';
import { MAX_IMPORT_ROWS } from '../domain/receipts-collector.js';
import { readTableReceipts } from './table-receipts.js';

const BANGKOK = 'Asia/Bangkok';
const HEADING = ['reference', 'amount', 'currency', 'expectedOn', 'dueAt'];
const DAY = new Date('2026-11-20T00:00:00Z');

type Fill = (sheet: ExcelJS.Worksheet) => void;

/** One row below the last one: cell by cell, for exceljs takes no array of another realm. */
function addRow(sheet: ExcelJS.Worksheet, values: readonly unknown[]): void {
  const row = sheet.rowCount + 1;
  values.forEach((value, index) => {
    sheet.getCell(row, index + 1).value = value as ExcelJS.CellValue;
  });
}

async function saved(fill: Fill): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Orders'));
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function read(fill: Fill, layout = contractLayout(BANGKOK)) {
  const { receipts, errors, reading } = (
    await readTableReceipts(await saved(fill), layout)
  ).findings();
  return { receipts, reading, errors: errors.map((e) => `${e.row} ${e.field} ${e.code}`) };
}

const rows =
  (...lines: readonly (readonly unknown[])[]): Fill =>
  (sheet) => {
    addRow(sheet, HEADING);
    for (const line of lines) addRow(sheet, line);
  };

describe('a workbook of expected receipts', () => {
  it('is read in baht, with dates and times as Excel keeps them, in Bangkok', async () => {
    const noon = new Date('2026-11-20T12:30:00Z');
    const { receipts, errors } = await read(
      rows(
        ['ORD-1', 1_234.5, 'THB', DAY, noon],
        [100_234, '1,000.00', 'thb', '2026-11-20', '2026-11-20T12:30:00+07:00'],
        ['ORD-3', { formula: 'B2*2', result: 2_469 }, 'THB', DAY, DAY],
      ),
    );
    expect(errors).toEqual([]);
    expect(receipts).toMatchObject([
      {
        reference: 'ORD-1',
        amount: 123_450n,
        expectedOn: '2026-11-20',
        dueAt: '2026-11-20T05:30:00Z',
      },
      {
        reference: '100234',
        amount: 100_000n,
        expectedOn: '2026-11-20',
        dueAt: '2026-11-20T05:30:00Z',
      },
      { reference: 'ORD-3', amount: 246_900n, dueAt: '2026-11-20T17:00:00Z' },
    ]);
  });

  it.each<[string, readonly unknown[], string]>([
    ['three decimals', ['A', 1.005, 'THB', DAY], '2 amount money.invalid'],
    ['a negative amount', ['A', -1, 'THB', DAY], '2 amount amount.not_positive'],
    [
      'a failed formula',
      ['A', { formula: '1/0', result: { error: '#DIV/0!' } }, 'THB', DAY],
      '2 amount cell.error',
    ],
    ['a formula nobody calculated', ['A', { formula: '1+1' }, 'THB', DAY], '2 amount cell.error'],
    ['a broken reference', [{ error: '#REF!' }, 1, 'THB', DAY], '2 reference cell.error'],
    ['an order number that is a date', [DAY, 1, 'THB', DAY], '2 reference cell.is_date'],
    [
      'an order number Excel rounded',
      [1_234_567_890_123_456_800, 1, 'THB', DAY],
      '2 reference cell.rounded',
    ],
    ['a day that is a number', ['A', 1, 'THB', 46_346], '2 expectedOn day.invalid'],
    ['a Buddhist day as text', ['A', 1, 'THB', '20/11/2569'], '2 expectedOn day.invalid'],
    ['a cell beside the table', ['A', 1, 'THB', DAY, null, 'x'], '2 null import.ragged_row'],
  ])('with %s is refused', async (_, line, error) => {
    expect((await read(rows(line))).errors).toEqual([error]);
  });

  it('may have a Buddhist year that was typed as a date', async () => {
    const { receipts } = await read(rows(['A', 1, 'THB', new Date('2569-11-20T00:00:00Z')]));
    expect(receipts).toMatchObject([{ expectedOn: '2026-11-20' }]);
  });

  it('with merged cells lacks what the others of them do not say', async () => {
    const { errors } = await read((sheet) => {
      rows(['A', 1, 'THB', DAY], [null, 2, 'THB', DAY])(sheet);
      sheet.mergeCells('A2:A3');
    });
    expect(errors).toEqual(['3 reference field.required']);
  });

  it('may have coloured cells beyond its heading', async () => {
    const { errors, receipts } = await read((sheet) => {
      rows(['A', 1, 'THB', DAY])(sheet);
      sheet.getCell('H1').fill = { type: 'pattern', pattern: 'solid' };
      sheet.getCell('H2').fill = { type: 'pattern', pattern: 'solid' };
    });
    expect({ errors, count: receipts.length }).toEqual({ errors: [], count: 1 });
  });

  it('of a shop is read by a mapping, wherever its table begins', async () => {
    const layout = layoutOf(
      {
        reference: 'Order',
        amount: 'Total',
        expectedOn: 'Due',
        dueAt: 'Due',
        era: 'be',
        dateFormats: ['d MMM yyyy'],
      },
      BANGKOK,
    );
    const { receipts, errors, reading } = await read((sheet) => {
      addRow(sheet, ['Orders of November']);
      addRow(sheet, [' ']);
      addRow(sheet, ['Status', 'Order', 'Due', 'Total']);
      addRow(sheet, ['open', 'A', '20 พ.ย. 2569', '฿1,000']);
    }, layout);
    expect(errors).toEqual([]);
    expect(reading).toMatchObject({ headingRow: 3, sheet: 'Orders', ignored: ['Status'] });
    expect(receipts).toMatchObject([
      { reference: 'A', amount: 100_000n, currency: 'THB', dueAt: '2026-11-20T17:00:00Z' },
    ]);
  });

  it('with duplicate headings is refused', async () => {
    const bytes = await saved((sheet) => addRow(sheet, [...HEADING, 'Expected On']));
    await expect(readTableReceipts(bytes, contractLayout(BANGKOK))).rejects.toMatchObject({
      errors: [{ row: 1, field: 'expectedOn', code: 'import.duplicate_column' }],
    });
  });

  it('may have a hundred thousand rows, and others get their turn meanwhile', async () => {
    const bytes = await saved((sheet) => {
      addRow(sheet, HEADING.slice(0, 4));
      for (let n = 1; n <= MAX_IMPORT_ROWS; n += 1)
        addRow(sheet, [`ORD-${n}`, 1, 'THB', '2026-11-20']);
    });
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const collector = await readTableReceipts(bytes, contractLayout(BANGKOK));
    clearInterval(ticking);
    const count = MAX_IMPORT_ROWS;
    expect(collector.finish().controlTotals).toEqual({ count, amount: BigInt(count) * 100n });
    expect(turns).toBeGreaterThan(20);
  }, 120_000);
});
