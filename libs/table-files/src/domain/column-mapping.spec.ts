import { cellOf, mapColumns } from './column-mapping.js';
import type { ColumnMapping } from './column-mapping.js';
import type { TableFile } from './table.js';

const mapping: ColumnMapping<'reference' | 'amount' | 'note'> = {
  names: {
    reference: ['Order no.', 'เลขที่คำสั่งซื้อ'],
    amount: ['Total', 'ยอดรวม'],
    note: ['Note'],
  },
  required: ['reference', 'amount'],
};

const table = (...lines: readonly (readonly string[])[]): TableFile => ({
  form: 'csv',
  sheet: null,
  rows: lines.map((cells, index) => ({ line: index + 1, cells })),
});

describe('columns', () => {
  it.each([
    [['Order no.', 'Total']],
    [['ORDER NO.', ' total ']],
    [['Order_No.', 'T o t a l']],
    [['เลขที่คำสั่งซื้อ', 'ยอดรวม']],
    [['\ufeffOrder  no.', 'ยอดรวม']],
  ])('are found under %p', (heading) => {
    const { columns } = mapColumns(table(heading, ['A', '1']), mapping);
    expect(columns).toMatchObject({ reference: { index: 0 }, amount: { index: 1 } });
  });

  it('are found below titles, wherever they stand', () => {
    const file = table(
      ['Shop of Malee', '', ''],
      ['Total', '3'],
      ['Status', 'Total', 'Order no.'],
      ['paid', '100', 'A'],
      ['open'],
    );
    const mapped = mapColumns(file, mapping);
    expect(mapped).toMatchObject({ headingLine: 3, ignored: ['Status'] });
    expect(mapped.rows.map((row) => cellOf(mapped, row, 'reference'))).toEqual(['A', '']);
    expect(mapped.rows.map((row) => cellOf(mapped, row, 'note'))).toEqual(['', '']);
  });

  it('are taken under the preferred name where the file has several', () => {
    const { columns, ignored } = mapColumns(table(['ยอดรวม', 'Order no.', 'Total']), mapping);
    expect(columns.amount).toEqual({ index: 2, heading: 'Total' });
    expect(ignored).toEqual(['ยอดรวม']);
  });

  it('that are missing are named, with what the file has instead', () => {
    const file = table(['Shop of Malee'], ['Order no.', 'Sum', 'Note'], ['A', '1', '']);
    expect(() => mapColumns(file, mapping)).toThrow(
      expect.objectContaining({
        code: 'import.missing_column',
        line: 2,
        field: 'amount',
        message:
          'No column was found for amount (looked for "Total", "ยอดรวม"). Row 2, which is most ' +
          'like a heading, has "Order no.", "Sum", "Note".',
      }),
    );
  });

  it('that come twice are refused, for nobody can tell which is meant', () => {
    expect(() => mapColumns(table(['Total', 'Order no.', 'total']), mapping)).toThrow(
      expect.objectContaining({ code: 'import.duplicate_column', line: 1, field: 'amount' }),
    );
  });

  it('that come twice but hold no field do not matter', () => {
    expect(mapColumns(table(['Total', 'x', 'x', 'Order no.']), mapping).headingLine).toBe(1);
  });

  it('are not there in a file without rows', () => {
    expect(() => mapColumns(table(), mapping)).toThrow(
      expect.objectContaining({ code: 'import.empty', line: 1 }),
    );
  });
});
