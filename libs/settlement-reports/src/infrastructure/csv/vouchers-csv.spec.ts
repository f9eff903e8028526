import { parse } from 'csv-parse/sync';
import type { AccountCode } from '#accounts';
import { SMALL_REPORT } from '../../fixtures/report.fixtures.js';
import { exportedLines, refuseUnmapped } from '../../domain/journal/voucher-export.js';
import { vouchersCsv } from './vouchers-csv.js';
import type { VoucherOptions } from './vouchers-csv.js';

const PLAIN: VoucherOptions = { language: 'en', dates: 'dmy', byteOrderMark: false };
const { journal } = SMALL_REPORT.lists;
const codes: Readonly<Record<string, AccountCode>> = {
  'opn-uncredited': { code: '1142-01', name: 'ลูกหนี้, Opn' },
  'payment-fees': { code: '=5210', name: null },
};
const lines = exportedLines(journal, (account) => codes[account] ?? null);
const read = (options: Partial<VoucherOptions> = {}): Record<string, string>[] =>
  parse(vouchersCsv(lines, { ...PLAIN, ...options }), { columns: true, bom: true });

describe('vouchers for another program', () => {
  it('have a line for each side of an account, with its own code and name', () => {
    expect(read()[0]).toMatchObject({
      ...{ date: '20/11/2026', relates_to: '20/11/2026', account_code: '1142-01' },
      ...{ account_name: 'ลูกหนี้, Opn', credit: '' },
    });
    expect(read({ dates: 'iso' })[0]).toMatchObject({ date: '2026-11-20' });
    expect(read({ language: 'th' })[1]).toMatchObject({ account_name: 'ค่าธรรมเนียมรับชำระเงิน' });
    expect(read()).toHaveLength(journal.length);
  });

  it('give a spreadsheet nothing to calculate', () => {
    expect(read()[1]).toMatchObject({ account_code: "'=5210" });
  });

  it('begin with a byte order mark where it is wanted, and end every line alike', () => {
    const text = vouchersCsv(lines, { ...PLAIN, byteOrderMark: true });
    expect(text.startsWith('\uFEFFbatch,voucher_no,date,account_code,account_name,debit,')).toBe(
      true,
    );
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('are refused while accounts have no code, naming them', () => {
    expect(() => {
      refuseUnmapped('EXP-000001', lines);
    }).toThrow(/EXP-000001 .* input-vat-undue, .*account-codes/u);
    expect(() => {
      refuseUnmapped('EXP-000001', lines.slice(0, 2));
    }).not.toThrow();
  });
});
