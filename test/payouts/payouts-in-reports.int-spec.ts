import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang, sum } from '#money';
import { RederiveReports } from '#settlement-reports';
import {
  bytesOf,
  checkLines,
  reopened,
  tab,
} from '../../libs/settlement-reports/src/infrastructure/xlsx/workbook-reading.fixtures.js';
import { MONDAY, TUESDAY } from '../support/payout-desk.js';
import { PayoutWeek, SUNDAY } from '../support/payout-week.js';
import { at, DAY, listed, NEXT } from '../support/shop.js';

const DAYS = [DAY, NEXT, SUNDAY, MONDAY, TUESDAY];
const PLAYED_LIMIT_MS = 60_000;

describe('five days of payouts, in their reports', () => {
  let week: PayoutWeek;

  beforeAll(async () => {
    week = await PayoutWeek.live();
  }, PLAYED_LIMIT_MS);

  afterAll(async () => {
    await week.shop.shut();
  });

  const sheet = async <Sheet extends 'transfers' | 'payout' | 'balance'>(
    name: Sheet,
    day: BusinessDay,
  ) => listed((await week.shop.report(day, 1)).rows(name));
  const headOf = (day: BusinessDay) => week.heads[DAYS.indexOf(day)]!.summary;

  it('begin with what the day before ended with, and the movements lead to the end', () => {
    const before = { balance: 0n, transit: 0n, uncredited: 0n };
    for (const { summary } of week.heads) {
      const { balance, transit, uncreditedClose } = summary;
      expect([balance!.open, transit!.open]).toEqual([before.balance, before.transit]);
      expect(balance!.movements.uncreditedBroughtForward).toBe(before.uncredited);
      expect(balance!.open + sum(Object.values(balance!.movements))).toBe(balance!.close);
      const { open, sent, banked, failed, close } = transit!;
      expect(open + sent - banked - failed).toBe(close);
      expect(balance!.observation?.inTheBooks).toBe(balance!.observation?.statedByOpn);
      Object.assign(before, { balance: balance!.close, transit: close });
      before.uncredited = uncreditedClose;
    }
  });

  it('consist of parts that add up, with nothing unexplained', async () => {
    for (const day of DAYS) {
      const { balance, transit, uncreditedClose } = headOf(day);
      const rows = await sheet('balance', day);
      expect(sum(rows.map(({ amount }) => amount))).toBe(
        uncreditedClose + balance!.close + transit!.close,
      );
      expect(rows.filter(({ part }) => part === 'unexplained')).toEqual([]);
    }
  });

  it('show what each transfer is made of, to its amount', async () => {
    for (const day of DAYS) {
      const transfers = await sheet('transfers', day);
      const computable = transfers.filter(({ notComputable }) => notComputable === null);
      const payouts = await sheet('payout', day);
      expect(sum(payouts.map(({ amount }) => amount))).toBe(
        sum(computable.map(({ amount }) => amount)),
      );
    }
    const parts = (await sheet('payout', SUNDAY)).filter(
      ({ transferId }) => transferId === 'trsf_second',
    );
    expect(
      parts.map(({ kind, originDay, count, reportVersion }) => [
        ...[kind, originDay, count, reportVersion],
      ]),
    ).toEqual([
      ['charge', DAY, 2, 1],
      ['partial_transfer', null, 1, null],
    ]);
  });

  it('show each transfer as it stood when the day ended', async () => {
    const standing = async (day: BusinessDay) =>
      (await sheet('transfers', day)).map(({ transferId, status, notComputable, bankDate, age }) =>
        [transferId.slice(5), status, notComputable, bankDate, age].join(' '),
      );
    expect(await standing(DAY)).toEqual(['first created   0']);
    expect(await standing(NEXT)).toEqual(['first paid   0', 'hand created partial  0']);
    expect(await standing(SUNDAY)).toEqual([
      ...['first paid   0', 'hand created partial  0', 'second failed   0'],
    ]);
    expect(await standing(MONDAY)).toEqual([
      ...[`first paid  ${MONDAY} 1`, 'hand created partial  1'],
    ]);
    expect(await standing(TUESDAY)).toEqual(['hand created partial  2', 'third sent   0']);
  });

  it('put each movement on its line', () => {
    const lines = (day: BusinessDay) => headOf(day).transit!;
    const first = headOf(DAY).transit!.sent;
    expect(first).toBe(headOf(MONDAY).transit!.banked);
    expect(lines(SUNDAY)).toMatchObject({ banked: 0n, failed: 0n });
    expect(lines(MONDAY).failed).toBe(lines(SUNDAY).sent);
    expect(headOf(MONDAY).balance!.movements.transfersCreditedBack).toBe(
      -headOf(SUNDAY).balance!.movements.transfers,
    );
    expect(headOf(NEXT).balance!.movements.paidEarlier).toBeGreaterThan(0n);
    expect(headOf(DAY).uncreditedClose).toBeGreaterThan(0n);
    expect(headOf(NEXT).uncreditedClose).toBe(0n);
  });

  it('agree with each other on Control, where every check of them is live', async () => {
    const book = await reopened(await bytesOf(await week.shop.report(MONDAY)));
    const checks = checkLines(tab(book, 'Control'));
    const own = checks.filter(({ no }) => Number(no) >= 6 && Number(no) <= 11);
    expect(own.map(({ no, result }) => [no, result])).toEqual(
      [6, 7, 8, 9, 10, 11].map((no) => [no, 'OK']),
    );
  });

  it('stay as they are in a later version, but for what is posted later', async () => {
    const { shop } = week;
    const before = headOf(DAY).balance!;
    const second = await shop.close(DAY, at('04:00', addDays(TUESDAY, 1)));
    expect(second.version).toBe(2);
    const { paidToday, postedLater, ...others } = second.summary.balance!.movements;
    const late = headOf(NEXT).balance!.movements.paidEarlier;
    expect(paidToday).toBe(satang(before.movements.paidToday + late));
    expect(postedLater).toBe(satang(-late));
    expect(before.movements).toMatchObject(others);
    expect(second.summary.balance).toMatchObject({ open: before.open, close: before.close });
    expect(second.summary.transit).toEqual(headOf(DAY).transit);
    for (const name of ['transfers', 'payout', 'balance'] as const) {
      const now = await listed((await shop.report(DAY, 2)).rows(name));
      expect(now).toEqual(await sheet(name, DAY));
    }
  });

  it('are derived again from the log alone', async () => {
    const { us, account } = week.shop;
    const told: string[] = [];
    const faults = await us.app
      .get(RederiveReports)
      .compare(account, DAYS.length + 1, (report) => told.push(report));
    expect(faults).toEqual([]);
    expect(told).toContain(`${DAY} v2`);
    // Breaks that came and went on the days before are known all the same.
    const last = () => us.app.get(RederiveReports).compare(account, 2, () => undefined);
    expect(await last()).toEqual([]);
  });
});
