import { parse } from 'csv-parse/sync';
import { formatBaht } from '#money';
import { InMemoryFile } from '../../fixtures/in-memory-file.fixtures.js';
import type { FixtureReport } from '../../fixtures/report.fixtures.js';
import { reportOf, SMALL_REPORT } from '../../fixtures/report.fixtures.js';
import type { SheetName } from '../../domain/report-head.js';
import { COLUMNS } from '../../domain/sheets.js';
import { csvText } from './csv-cells.js';
import { writeSheetCsv } from './sheet-csv.js';

async function csvOf(report: FixtureReport, byteOrderMark = false): Promise<string> {
  const file = new InMemoryFile();
  await writeSheetCsv(report, 'charges', file, byteOrderMark);
  return file.text;
}

const SHEETS = Object.keys(COLUMNS) as SheetName[];

describe('the CSV of charges', () => {
  it('has the keys of the columns as its heading', async () => {
    const [heading] = (await csvOf(reportOf([]))).split('\r\n');
    expect(heading).toBe(
      'charge_id,reference,document_no,status,failure,created_at,paid_at,expires_at,amount,gross,' +
        'booked_gross,rate,fee,fee_vat,interest,interest_vat,net,fee_expected,fee_difference,' +
        'transaction_id,transferable_at,matched,difference,match_day,code',
    );
  });

  it('has a line for each row, read back as it was', async () => {
    const rows: Record<string, string>[] = parse(await csvOf(SMALL_REPORT), { columns: true });
    expect(rows).toHaveLength(SMALL_REPORT.lists.charges.length);
    expect(rows[0]).toMatchObject({
      charge_id: 'chrg_5vcd3j9c9r0p4000001',
      paid_at: '2026-11-20T08:00:00+07:00',
      gross: '4000.00',
      fee: '66.00',
      match_day: '2026-11-20',
      code: '',
    });
    expect(rows.map((row) => row['net'])).toEqual(
      SMALL_REPORT.lists.charges.map(({ net }) => (net === null ? '' : formatBaht(net))),
    );
  });

  it('gives a spreadsheet nothing to calculate', async () => {
    const rows = parse(await csvOf(SMALL_REPORT), { columns: true });
    expect(rows[3]).toMatchObject({ document_no: "'=1+1" });
  });

  it.each(['=1', '+1', '-1', '@a', '\ta', '\ra'])('marks %j as a text', (text) => {
    expect(csvText(text).replaceAll('"', '')).toBe(`'${text}`);
  });

  it('puts quotes where a line would break', () => {
    expect(csvText('a,"b"\nc')).toBe('"a,""b""\nc"');
  });

  it('begins with a byte order mark only if asked', async () => {
    expect((await csvOf(SMALL_REPORT)).startsWith('charge_id')).toBe(true);
    expect((await csvOf(SMALL_REPORT, true)).startsWith('\uFEFFcharge_id')).toBe(true);
  });
});

describe('the CSV of any sheet', () => {
  it.each(SHEETS)('of %s has its columns and its rows', async (sheet) => {
    const file = new InMemoryFile();
    await writeSheetCsv(SMALL_REPORT, sheet, file);
    const [heading, ...rows]: string[][] = parse(file.text);
    expect(heading).toEqual(COLUMNS[sheet].map(({ key }) => key));
    expect(rows).toHaveLength(SMALL_REPORT.lists[sheet].length);
    expect(file.text.endsWith('\r\n')).toBe(true);
  });
});
