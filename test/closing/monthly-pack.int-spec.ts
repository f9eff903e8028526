import { parseMonth } from '#calendar';
import type { Month } from '#calendar';
import { satang, sum } from '#money';
import {
  ClosePeriod,
  PackFiles,
  PackReader,
  ReopenPeriod,
  RestateChangedDays,
} from '#settlement-reports';
import type { Pack } from '#settlement-reports';
import ExcelJS from 'exceljs';
import { at, charge } from '../support/shop.js';
import type { Shop } from '../support/shop.js';
import { AFTER, FIRST, LAST, MONTH, NEXT, paid, ToldNovember } from './told-november.js';

/** One story: three days are closed, then the month; then a payment of it is found. */
describe('the pack of a month', () => {
  let told: ToldNovember;
  let shop: Shop;
  let first: Pack;
  let firstFile: Buffer;

  const packOf = (month: Month = MONTH, version: number | null = null) =>
    shop.us.app.get(PackReader).find(shop.account, month, version);

  async function fileOf(version: number | null = null): Promise<Buffer> {
    const files = shop.us.app.get(PackFiles);
    const wanted = { month: MONTH, version, form: 'xlsx', language: 'th' } as const;
    const { file } = await files.find(shop.account, wanted);
    if (file === null) throw new Error('No file is kept of it.');
    const parts: Buffer[] = [];
    for await (const part of files.read(file)) parts.push(part);
    return Buffer.concat(parts);
  }

  beforeAll(async () => {
    told = await ToldNovember.tell();
    shop = told.shop;
    first = await packOf();
    firstFile = await fileOf();
  });

  afterAll(async () => {
    await shop.shut();
  });

  it('shows every day, and their sum is what the books say', async () => {
    const { days } = first.tables;
    expect(days.map(({ day, version, count, gross }) => [day, version, count, gross])).toEqual([
      [FIRST, 1, 1, 40_000n],
      [LAST, 1, 3, 18_500n],
    ]);
    const [books] = await shop.us.rows<{ gross: bigint }>(
      `SELECT sum(credit - debit)::bigint AS gross FROM journal_lines
       WHERE ledger_account = 'unreconciled-receipts' AND kind = 'R1' AND relates_to <= '${LAST}'`,
    );
    expect(sum(days.map(({ gross }) => gross ?? satang(0n)))).toBe(books?.gross);
  });

  it('has a journal that is the ledger, account by account', async () => {
    const books = await shop.us.rows<{ name: string; debit: bigint; credit: bigint }>(
      `SELECT ledger_account AS name, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit
       FROM journal_lines WHERE posting_day BETWEEN '2026-11-01' AND '${LAST}' GROUP BY 1`,
    );
    const shown = first.tables.journal.map(({ ledgerAccount, debit, credit }) => ({
      ...{ name: ledgerAccount, debit, credit },
    }));
    const byName = (left: { name: string }, right: { name: string }) =>
      left.name < right.name ? -1 : 1;
    expect([...shown].sort(byName)).toEqual([...books].sort(byName));
    expect(shown.find(({ name }) => name === 'write-offs')?.credit).toBe(2_500n);
  });

  it('rolls input VAT forward, and knows the days that are left', () => {
    const { inputVat, undueVat } = first.tables;
    expect(inputVat).toMatchObject([{ number: 'INV-11', vat: 46n, receiptVat: 46n, posted: 46n }]);
    expect(
      undueVat.map(({ line, day, movement, remaining }) => [line, day, movement ?? remaining]),
    ).toEqual([
      ...[
        ['opening', null, 0n],
        ['deducted', null, 68n],
        ['adjustments', null, 0n],
      ],
      ...[
        ['moved', null, -46n],
        ['expired', null, 0n],
        ['other', null, 0n],
      ],
      ...[
        ['remaining', LAST, 22n],
        ['invoice_difference', null, 0n],
      ],
    ]);
  });

  it('names what stands on both sides of its end, and what is open', () => {
    const { cutOff, openItems } = first.tables;
    expect(cutOff).toMatchObject([
      { section: 'credited_after', before: LAST, after: NEXT, count: 1, amount: 5_894n },
      { section: 'paid_after', subject: 'D', before: LAST, after: NEXT, amount: 3_000n },
      { section: 'receipt_after', before: LAST, after: NEXT, amount: 326n },
    ]);
    const unpaid = openItems.filter(({ code }) => code === 'RECEIPT_UNPAID');
    expect(unpaid.map(({ reference }) => reference)).toContain('U');
    expect(unpaid.map(({ note }) => note)).toContain('She will pay.');
  });

  it('adds up in the file, but for the approvals that are missing', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(firstFile.buffer as ArrayBuffer);
    const differing: number[] = [];
    book.getWorksheet('ยอดควบคุม')?.eachRow((row) => {
      const { result } = row.getCell(10);
      if (result === 'ไม่ตรง') differing.push(Number(row.getCell(1).value));
    });
    expect(differing).toEqual([17]);
    expect(book.worksheets).toHaveLength(11);
  });

  it('stays what it was, whatever becomes known and is done afterwards', async () => {
    shop.us.clock.moveTo(at('12:00', AFTER));
    shop.sell(charge('late', '25.00', null, paid('11:30', LAST)));
    await told.read();
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
    expect(await packOf()).toEqual(first);
    expect((await packOf(parseMonth('2026-12'))).tables.restatements).toMatchObject([
      { kind: 'late_fact', subject: 'chrg_late', day: LAST, grossEffect: 2_500n },
    ]);

    const reopen = new ReopenPeriod(shop.account, MONTH, 'Anan', 'a day was missing');
    await shop.us.commands.execute(reopen);
    expect((await packOf()).head).toMatchObject({ status: 'provisional', reason: 'reopened' });
    await shop.us.commands.execute(new ClosePeriod(shop.account, MONTH, 'Suda'));
    const second = await packOf();
    expect(second.head).toMatchObject({ status: 'final', version: 2 });
    expect(second.tables.signOff.map(({ scope }) => scope).slice(-3)).toEqual([
      ...['month_closed', 'month_reopened', 'month_closed'],
    ]);
    expect(await packOf(MONTH, 1)).toEqual(first);
    expect((await fileOf(1)).equals(firstFile)).toBe(true);
  });

  it('is refused where there is nothing to show', async () => {
    await expect(packOf(parseMonth('2026-10'))).rejects.toMatchObject({ code: 'period.unknown' });
    await expect(packOf(parseMonth('2027-01'))).rejects.toMatchObject({
      code: 'period.out_of_range',
    });
    await expect(packOf(MONTH, 9)).rejects.toMatchObject({ code: 'pack.unknown' });
  });

  it('is provisional while its month is open, with what belongs to open days', async () => {
    shop.sell(charge('e', '10.00', null, paid('11:00', AFTER)));
    await told.read();
    const { head, tables } = await packOf(parseMonth('2026-12'));
    expect(head).toMatchObject({ status: 'provisional', reason: 'not_over', version: 0 });
    expect(head.figures).toMatchObject({ receiptsInMonth: 4_000n, receiptsOfOpenDays: 1_000n });
    expect(head.figures.daysNotClosed).toHaveLength(30);
    expect(tables.days[0]).toMatchObject({ day: NEXT, gross: 3_000n });
  });
});
