import { ImportBankLines } from '#bank';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang, sum } from '#money';
import type { ReportHead } from '#settlement-reports';
import type { Raw } from '../support/fake-opn.js';
import { transaction } from '../support/money-objects.js';
import { MONDAY, moved, payout, PayoutDesk, TUESDAY } from '../support/payout-desk.js';
import { at, charge, DAY, listed, NEXT, Shop } from '../support/shop.js';

const SUNDAY = addDays(DAY, 2);
const DAYS = [DAY, NEXT, SUNDAY, MONDAY, TUESDAY];
const PLAYED_LIMIT_MS = 60_000;
const FEE_OF_TRANSFER = 3_000;

/** What a charge brings, as Opn states it. */
const netOf = (raw: Raw): number => Number(raw['net']);

/**
 * Five days: two payments, one of them credited late; a payout that arrives on Monday, one made by
 * hand, one that comes back, one that takes the rest; and a payment of Friday learned on Saturday.
 */
class Week {
  readonly heads: ReportHead[] = [];
  private readonly told = new Map<string, Raw>();
  private readonly desk: PayoutDesk;

  private constructor(readonly shop: Shop) {
    this.desk = new PayoutDesk(shop);
  }

  static async live(): Promise<Week> {
    const week = new Week(await Shop.open());
    await week.friday();
    await week.saturday();
    await week.sunday();
    await week.monday();
    await week.tuesday();
    return week;
  }

  private readonly a = charge('a', '1000.00', 'A', { paidAt: at('10:00') });
  private readonly u = charge('u', '300.00', 'U', { paidAt: at('23:00') });
  private readonly late = charge('late', '200.00', 'L', { paidAt: at('22:00') });
  private readonly c = charge('c', '500.00', 'C', { paidAt: at('09:00', NEXT) });
  /** By then it stands so. */
  private readonly first = (changes: Raw = {}): readonly Raw[] =>
    this.payout('first', netOf(this.a), '14:00', DAY, changes);

  private async friday(): Promise<void> {
    const { shop } = this;
    await shop.expect({ reference: 'A', baht: '1000.00' }, { reference: 'U', baht: '300.00' });
    shop.sell(this.a, this.u);
    shop.uncredit('u');
    this.tell(credit(this.a, at('10:00')), ...this.first());
    await this.close(DAY);
  }

  private async saturday(): Promise<void> {
    this.shop.opn.put(this.late, this.c);
    this.tell(credit(this.u, at('00:30', NEXT)), credit(this.late, at('22:00')));
    this.tell(credit(this.c, at('09:00', NEXT), MONDAY));
    const sent = { sent: true, sent_at: at('14:02'), paid: true, paid_at: at('09:00', NEXT) };
    this.tell(...this.first(sent));
    this.tell(...this.payout('hand', 10_000, '12:00', NEXT, { schedule: null }));
    await this.close(NEXT);
  }

  private async sunday(): Promise<void> {
    const all = netOf(this.u) + netOf(this.late) - 10_000;
    const sent = { sent: true, sent_at: at('08:01', SUNDAY) };
    this.tell(...this.payout('second', all, '08:00', SUNDAY, sent));
    await this.desk.read('transfers', at('09:00', SUNDAY));
    const failed = { ...sent, failure_code: 'failed_processing' };
    this.tell(...this.payout('second', all, '08:00', SUNDAY, failed));
    await this.desk.read('transfers', at('16:00', SUNDAY));
    await this.close(SUNDAY);
  }

  private async monday(): Promise<void> {
    const all = netOf(this.u) + netOf(this.late) - 10_000;
    this.tell(moved('back', at('10:00', MONDAY), 'credit', 'second', all));
    this.shop.us.clock.moveTo(at('18:00', MONDAY));
    const amount = netOf(this.a) - FEE_OF_TRANSFER;
    const rows = [{ bookedOn: MONDAY, amount, description: 'OMISE PAYMENT' }];
    const file = { kind: 'json', bytes: Buffer.from(JSON.stringify(rows)) } as const;
    await this.shop.us.commands.execute(
      new ImportBankLines(this.shop.account, file, { count: 1 }, 'Suda'),
    );
    await this.close(MONDAY);
  }

  private async tuesday(): Promise<void> {
    const all = netOf(this.u) + netOf(this.late) - 10_000 + netOf(this.c);
    const sent = { sent: true, sent_at: at('08:01', TUESDAY) };
    this.tell(...this.payout('third', all, '08:00', TUESDAY, sent));
    await this.close(TUESDAY);
  }

  private payout(name: string, amount: number, time: string, day: BusinessDay, changes: Raw) {
    const net = amount - FEE_OF_TRANSFER;
    return payout(name, '0.00', at(time, day), { amount, net, ...changes }).map((raw) =>
      raw['object'] === 'transaction' ? { ...raw, amount } : raw,
    );
  }

  /** Opn shows these, and a balance that is all that it shows. */
  private tell(...raws: readonly Raw[]): void {
    this.shop.opn.put(...raws);
    for (const raw of raws.filter(({ object }) => object === 'transaction')) {
      this.told.set(String(raw['id']), raw);
    }
    const total = [...this.told.values()].reduce(
      (all, { amount, direction }) => all + (direction === 'debit' ? -1 : 1) * Number(amount),
      0,
    );
    this.shop.opn.balance = { ...this.shop.opn.balance, total, transferable: total };
  }

  private async close(day: BusinessDay): Promise<void> {
    this.heads.push(await this.shop.close(day, at('03:00', addDays(day, 1))));
  }
}

const credit = (raw: Raw, when: ReturnType<typeof at>, from?: BusinessDay): Raw =>
  transaction(String(raw['id']).replace('chrg_', ''), when, {
    amount: netOf(raw),
    ...(from && { transferable_at: at('00:00', from) }),
  });

describe('five days of payouts, in their reports', () => {
  let week: Week;

  beforeAll(async () => {
    week = await Week.live();
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
});
