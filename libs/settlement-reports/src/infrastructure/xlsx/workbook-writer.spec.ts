import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { satang } from '#money';
import { FATES } from '../../fixtures/fate.fixtures.js';
import {
  FixtureReport,
  reportOf,
  SMALL_ORDERS,
  SMALL_REPORT,
} from '../../fixtures/report.fixtures.js';
import { bahtNumber } from './baht-number.js';
import {
  amountBeside,
  bytesOf,
  checkLines,
  entryDates,
  records,
  reopened,
  shown,
  tab,
} from './workbook-reading.fixtures.js';

const LIVE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, ...Array.from({ length: 8 }, () => 16)];
const WAITING = [12, 13];

const order = fc.record({
  fate: fc.constantFrom(...FATES),
  amount: fc.bigInt(2_000n, 15_000_000n),
  text: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('=SUM(A1:A9)')),
});
const orders = fc.array(order, { maxLength: 40 });

describe('a workbook', () => {
  it('has its sheets in their order', async () => {
    const book = await reopened(await bytesOf(SMALL_REPORT));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      ...['Control', 'Summary', 'Breaks', 'Expected', 'Charges'],
      ...['Transfers', 'Payout', 'Balance', 'Tax', 'Journal', 'Glossary'],
    ]);
  });

  it('says on every sheet whose it is, of which day, and what it is worth', async () => {
    const book = await reopened(await bytesOf(SMALL_REPORT));
    const digest = SMALL_REPORT.head.digest.slice(0, 12);
    for (const sheet of book.worksheets) {
      expect(sheet.getCell('A1').value).toBe(
        'บริษัท ตัวอย่าง จำกัด · Tax ID 0105500000000 · Opn account main LIVE',
      );
      expect(sheet.getCell('A2').value).toBe(
        `${sheet.name} · 20/11/2026 · Version 1 · FINAL v1 / ฉบับสมบูรณ์ v1 · ${digest}`,
      );
      expect(sheet.headerFooter.oddFooter).toContain(`FINAL v1 / ฉบับสมบูรณ์ v1 · ${digest}`);
    }
  });

  it('adds up, whatever became of the orders', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (plan) => {
        const control = tab(await reopened(await bytesOf(reportOf(plan))), 'Control');
        const made = checkLines(control).filter(({ result }) => result !== 'WAITING / รอข้อมูล');
        expect(made.map(({ no }) => no)).toEqual(LIVE);
        expect(
          made.filter(({ difference, result }) => difference !== 0 || result !== 'OK'),
        ).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('shows what cannot be checked yet as waiting, with the reason', async () => {
    const control = tab(await reopened(await bytesOf(SMALL_REPORT)), 'Control');
    const waiting = checkLines(control).filter(({ result }) => result === 'WAITING / รอข้อมูล');
    expect(waiting.map(({ no }) => no)).toEqual(WAITING);
    for (const { left } of waiting) expect(left).toMatch(/in this report yet\.$/);
  });

  it('keeps every row and every satang', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (plan) => {
        const report = reportOf(plan);
        const charges = tab(await reopened(await bytesOf(report)), 'Charges');
        const rows = report.lists.charges.length === 0 ? [] : records(charges);
        expect(rows.map((row) => [row['Charge'], row['Gross'], row['Net']])).toEqual(
          report.lists.charges.map(({ chargeId, gross, net }) => [
            ...[chargeId, gross === null ? null : bahtNumber(gross)],
            net === null ? null : bahtNumber(net),
          ]),
        );
        expect(shown(charges.getCell('J3').value)).toBe(bahtNumber(report.head.totals.gross));
      }),
      { numRuns: 25 },
    );
  });

  it('finds what does not add up', async () => {
    const { head } = SMALL_REPORT;
    const paid = { ...head.paid, matched: satang(head.paid.matched - 1n), remainder: satang(-1n) };
    const rowCounts = { ...head.rowCounts, charges: head.rowCounts.charges + 1 };
    const book = await reopened(await bytesOf(SMALL_REPORT.with({ paid, rowCounts })));
    const failing = checkLines(tab(book, 'Control')).filter(({ result }) => result === 'CHECK');
    expect(failing).toEqual([
      { no: 3, left: 160_886, right: 160_885.98, difference: 0.02, result: 'CHECK' },
      { no: 4, left: -0.01, right: 0, difference: -0.01, result: 'CHECK' },
      { no: 16, left: 9, right: 10, difference: -1, result: 'CHECK' },
    ]);
  });

  it('finds charges and vouchers that do not add up', async () => {
    const { head, lists } = SMALL_REPORT;
    const [charge, ...charges] = lists.charges;
    const journal = lists.journal.slice(1);
    const wrong = { ...charge!, net: satang(charge!.net! + 1n) };
    const report = new FixtureReport(head, { ...lists, charges: [wrong, ...charges], journal });
    const control = tab(await reopened(await bytesOf(report)), 'Control');
    const failing = checkLines(control).filter(({ result }) => result === 'CHECK');
    expect(failing.map(({ no, difference }) => [no, difference])).toEqual([
      [1, 1],
      [15, -158_045.57],
      [16, -1],
    ]);
  });

  it('prints the remainder even when it is nothing, and no zero for the unknown', async () => {
    const summary = tab(await reopened(await bytesOf(SMALL_REPORT)), 'Summary');
    expect(amountBeside(summary, 'Unexplained')).toBe(0);
    expect(amountBeside(summary, 'of which unexplained')).toBe(0);
    expect(amountBeside(summary, 'Arrived in the bank')).toBe(4_970);
    expect(amountBeside(summary, 'Closing')).toBe(8_600.28);
    expect(amountBeside(summary, 'Gross paid today')).toBe(160_886);
  });

  it('says so where there is nothing to list, and still adds up', async () => {
    const book = await reopened(await bytesOf(reportOf([])));
    for (const title of ['Breaks', 'Expected', 'Charges', 'Journal']) {
      expect(tab(book, title).getCell('A6').value).toBe('No items / ไม่มีรายการ');
    }
    expect(tab(book, 'Charges').getCell('I3').formula).toBe('SUM(I6:I6)');
    expect(checkLines(tab(book, 'Control')).filter(({ result }) => result === 'CHECK')).toEqual([]);
  });

  it('never takes a text for a formula', async () => {
    const charges = tab(await reopened(await bytesOf(SMALL_REPORT)), 'Charges');
    const texts = records(charges).map((row) => row['Invoice or tax invoice no.']);
    expect(texts).toContain('=1+1');
    expect(charges.getCell('C9').formula).toBeUndefined();
  });

  it('hides the columns of interest until there is interest', async () => {
    const [charge, ...charges] = SMALL_REPORT.lists.charges;
    const lists = {
      ...SMALL_REPORT.lists,
      charges: [{ ...charge!, interest: satang(1n) }, ...charges],
    };
    const isHidden = async (report: FixtureReport) =>
      tab(await reopened(await bytesOf(report)), 'Charges').getColumn('O').hidden;
    expect(await isHidden(SMALL_REPORT)).toBe(true);
    expect(await isHidden(new FixtureReport(SMALL_REPORT.head, lists))).toBe(false);
  });

  it('is the same file, byte for byte, each time', async () => {
    const many = reportOf(Array.from({ length: 2_000 }, (_, index) => SMALL_ORDERS[index % 10]!));
    for (const report of [SMALL_REPORT, many]) {
      const first = await bytesOf(report);
      await nextTurn();
      expect((await bytesOf(report)).equals(first)).toBe(true);
    }
  });

  it('is as old as the closing, in every entry of its archive', async () => {
    const bytes = await bytesOf(SMALL_REPORT); // closed at 2026-11-20T20:05:11Z
    const dates = entryDates(bytes);
    expect(dates.length).toBeGreaterThan(10);
    expect(new Set(dates)).toEqual(new Set(['2026-11-20 20:05:10'])); // a zip counts in twos
  });

  it('is provisional in so many words', async () => {
    const provisional = { status: 'provisional', version: 0, closedAt: null } as const;
    const book = await reopened(await bytesOf(SMALL_REPORT.with(provisional)));
    expect(book.worksheets[0]?.getCell('A2').value).toContain('PROVISIONAL / ฉบับชั่วคราว · ');
    expect(book.created).toEqual(new Date(SMALL_REPORT.head.asOf.instant));
  });
});

describe('a workbook in Thai', () => {
  it('has Thai sheets, headings and verdicts', async () => {
    const book = await reopened(await bytesOf(SMALL_REPORT, 'th'));
    const charges = tab(book, 'รายการรับชำระ');
    expect(charges.getCell('A5').value).toBe('เลขที่รายการรับชำระ');
    expect(charges.getCell('D6').value).toBe('สำเร็จ');
    const made = checkLines(tab(book, 'ยอดควบคุม')).filter(({ no }) => LIVE.includes(Number(no)));
    expect(made.every(({ result }) => result === 'ตรง')).toBe(true);
  });
});
