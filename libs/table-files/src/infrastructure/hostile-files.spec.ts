import { MAX_CELL_CHARS, MAX_TABLE_BYTES, MAX_UNZIPPED_BYTES } from '../domain/table-limits.js';
import { readTable } from './read-table.js';
import { addRow, workbook } from './workbook.fixtures.js';
import { workbookParts, zip } from './zip.fixtures.js';

const read = (bytes: Buffer) => readTable(bytes, { maxRows: 1_000 });
const refusal = (bytes: Buffer) =>
  read(bytes).then(
    () => ({ code: 'read', line: 0, message: '' }),
    (error: unknown) => error as { code: string; line: number; message: string },
  );
const cell = (text: string): string =>
  `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;

/** More than may be unzipped, of a few kilobytes. */
const BOMB = Buffer.alloc(MAX_UNZIPPED_BYTES + 1, `<!--${' '.repeat(100_000)}-->`);

describe('a file that is no table', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 'PDF'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'save it as .xlsx or CSV'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'picture'],
    ['a gzip archive', Buffer.from('1f8b0800', 'hex'), 'Unpack'],
    ['some binary', Buffer.from([1, 2, 0, 3]), 'not text'],
    ['XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'XML'],
    ['a ZIP of CSV files', zip([{ name: 'a.csv', content: 'a,b' }]), 'unpack it'],
    ['an OpenDocument file', zip([{ name: 'mimetype', content: 'x' }]), 'OpenDocument'],
    ['an .xlsb', zip([{ name: 'xl/workbook.bin', content: 'x' }]), '.xlsb'],
    ['a Word document', zip([{ name: 'word/document.xml', content: '<a/>' }]), 'Word'],
  ])('is refused when it is %s, with what to do', async (_, bytes, told) => {
    const { code, message } = await refusal(bytes);
    expect(code).toBe('import.not_a_table');
    expect(message).toContain(told);
  });

  it('is refused when it is too large, before anything is read', async () => {
    expect(await refusal(Buffer.alloc(MAX_TABLE_BYTES + 1))).toMatchObject({
      code: 'import.too_large',
    });
  });

  it('is nothing when it is empty', async () => {
    expect(await read(Buffer.alloc(0))).toEqual({ form: 'csv', sheet: null, rows: [] });
  });
});

describe('a workbook', () => {
  it('is what these parts make', async () => {
    expect(await read(zip(workbookParts(cell('ok'))))).toMatchObject({ rows: [{ cells: ['ok'] }] });
  });

  it('that unzips into too much is given up, whatever its directory says', async () => {
    const honest = zip(workbookParts(BOMB));
    const lying = zip(workbookParts(BOMB).map((part) => ({ ...part, statedBytes: 10 })));
    expect(honest.length).toBeLessThan(MAX_TABLE_BYTES / 10);
    expect(await refusal(honest)).toMatchObject({ code: 'import.too_large' });
    expect(await refusal(lying)).toMatchObject({ code: 'import.too_large' });
  });

  it.each([0.2, 0.5, 0.9, 0.99])('that breaks off after %p of it is damaged', async (share) => {
    const whole = await workbook((sheet) =>
      Array(50)
        .fill(['A', 1, 'THB'])
        .forEach((row) => addRow(sheet, row)),
    );
    const cut = whole.subarray(0, Math.floor(whole.length * share));
    expect(await refusal(cut)).toMatchObject({ code: 'import.damaged' });
  });

  it('whose bytes changed on the way is damaged', async () => {
    const parts = workbookParts(cell('400.00'));
    const changed = parts.map((part, index) => (index === 3 ? { ...part, crc: 1 } : part));
    expect(await refusal(zip(changed))).toMatchObject({ code: 'import.damaged' });
  });

  it.each([
    ['its own entities', '<!DOCTYPE a [<!ENTITY b "bbb">]>&b;'],
    ['a tag that never ends', '<row r="1"><c r="A1" t="n'],
    ['rows out of order', '<row r="2"></row><row r="1"></row>'],
  ])('with %s is damaged', async (_, sheetData) => {
    expect(await refusal(zip(workbookParts(sheetData)))).toMatchObject({ code: 'import.damaged' });
  });

  it('locked with a password says so', async () => {
    const locked = workbookParts('').map((part) => ({ ...part, flags: 1 }));
    expect((await refusal(zip(locked))).message).toContain('password');
  });

  it('with a cell that no Excel can hold is refused', async () => {
    const long = zip(workbookParts(cell('x'.repeat(MAX_CELL_CHARS + 1))));
    expect(await refusal(long)).toMatchObject({ code: 'import.cell_too_long', line: 1 });
  });

  it('may use prefixes for its names, comments and CDATA', async () => {
    const row =
      '<x:row r="3"><!-- note --><x:c r="B3" t="str"><x:v><![CDATA[a<b]]></x:v></x:c></x:row>';
    expect((await read(zip(workbookParts(row)))).rows).toEqual([{ line: 3, cells: ['', 'a<b'] }]);
  });
});

describe('a page of HTML', () => {
  it.each([
    ['scripts', '<table>' + '<script></script>'.repeat(100_000)],
    ['comments that do not end', '<table>' + '<!--'.repeat(500_000)],
    ['tags that do not end', '<table>' + '<td '.repeat(500_000)],
    ['quotes that do not end', '<table>' + '<td a="'.repeat(500_000)],
  ])('of nothing but %s is read in a moment', async (_, html) => {
    const started = Date.now();
    await refusal(Buffer.from(html));
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('cannot make more cells than a row may have by one that spans', async () => {
    const spanning = Buffer.from('<table><tr><td colspan="999999999" rowspan="99999999">x</table>');
    expect((await read(spanning)).rows[0]?.cells.length).toBeLessThanOrEqual(501);
  });
});
