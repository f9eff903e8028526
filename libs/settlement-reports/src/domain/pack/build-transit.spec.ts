import { addDays, parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang, sum, ZERO } from '#money';
import type { Satang } from '#money';
import fc from 'fast-check';
import { buildTransitRows } from './build-transit.js';
import { buildWithholdingRows } from './build-withholding.js';

const FIRST = parseBusinessDay('2026-11-01');
const amount = fc.bigInt(-1_000_000n, 1_000_000n).map(satang);
const positive = fc.bigInt(1n, 1_000_000n).map(satang);
const day = fc.integer({ min: -40, max: 29 }).map((days) => addDays(FIRST, days));
const money = (amounts: readonly Satang[]): bigint => sum(amounts);

describe('withheld tax', () => {
  const tax = fc.record({ day, tax: positive });
  const reclaim = fc.record({ day, amount: positive });

  it('less what came back is what is still to come, however it came', () => {
    fc.assert(
      fc.property(fc.array(tax), fc.array(reclaim), (taxes, reclaimed) => {
        const withheld = taxes.map((one, no) => ({
          ...one,
          ...{ subject: `rcpt_${no}`, postedOn: one.day },
        }));
        const rows = buildWithholdingRows({
          ...{ firstDay: FIRST, withheld, reclaimed, receipts: [], invoices: [] },
          rateOn: () => '3',
        });
        const due =
          money(withheld.map((one) => one.tax)) - money(reclaimed.map((one) => one.amount));
        const open = money(rows.map((row) => row.tax)) - money(rows.map((row) => row.reclaimed));
        expect(open).toBe(due > 0n ? due : 0n);
        for (const row of rows) expect(row.reclaimed <= row.tax).toBe(true);
      }),
    );
  });

  it('that was paid back before the month is not brought forward', () => {
    const before = addDays(FIRST, -9);
    const rows = buildWithholdingRows({
      firstDay: FIRST,
      withheld: [
        { subject: 'a', day: before, postedOn: before, tax: satang(30n) },
        { subject: 'b', day: before, postedOn: before, tax: satang(40n) },
        { subject: 'c', day: FIRST, postedOn: FIRST, tax: satang(-10n) },
      ],
      reclaimed: [{ day: before, amount: satang(30n) }],
      ...{ receipts: [], invoices: [], rateOn: () => '3' },
    });
    expect(rows).toMatchObject([
      { section: 'brought_forward', document: 'b', reclaimed: 10n, reclaimedOn: null },
      { section: 'this_month', document: 'c', tax: -10n, reclaimed: -10n },
    ]);
  });
});

describe('money in transit', () => {
  const subject = (name: string, satangs: bigint, on: BusinessDay = FIRST) => ({
    ...{ subject: name, day: on, amount: satang(satangs) },
  });
  const arrival = { line: 'l', bookedOn: addDays(FIRST, 30), transfers: ['a', 'b'] };

  it('comes to the balance of its account, whatever arrived with what', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'l');
    const subjects = fc.uniqueArray(fc.record({ subject: name, day, amount }), {
      selector: (one) => one.subject,
    });
    fc.assert(
      fc.property(subjects, amount, (all, balance) => {
        const rows = buildTransitRows(all, [arrival], balance);
        expect(money(rows.map((row) => row.amount))).toBe(balance);
      }),
    );
  });

  it('has its transfers one by one until the line that brought them is posted', () => {
    const sent = [subject('a', 100n), subject('b', 50n)];
    expect(buildTransitRows(sent, [arrival], satang(150n))).toMatchObject([
      { transferId: 'a', amount: 100n, arrivedOn: arrival.bookedOn },
      { transferId: 'b', amount: 50n, arrivedOn: arrival.bookedOn },
    ]);
    const posted = [...sent, subject('l', -150n)];
    expect(buildTransitRows(posted, [arrival], ZERO)).toEqual([]);
    const short = [...sent, subject('l', -149n)];
    expect(buildTransitRows(short, [arrival], satang(1n))).toMatchObject([
      { transferId: 'a, b', amount: 1n, arrivedOn: null },
    ]);
  });
});
