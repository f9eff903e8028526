import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ObserveBalance, ReadFirstHistory, SweepList } from '#ingestion';
import { plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { parseBaht, toJsonInteger } from '#money';
import { GetTransfer, ListBreaks } from '#reconciliation';
import { error, json } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { transaction, transfer } from '../support/money-objects.js';
import { at, DAY, Shop } from '../support/shop.js';

const MONDAY = addDays(DAY, 3);
const TUESDAY = addDays(DAY, 4);
const LONG_AGO = at('00:00', addDays(DAY, -30));
const PAYOUT = '08:00';

/** Of transactions and tax there is more to say; others test that. */
const OF_PAYOUTS = /^(SETTLEMENT|TRANSFER|BALANCE)_/;

const amountOf = (baht: string) => toJsonInteger(parseBaht(baht));

/** What a sale brought, which can be paid out from a midnight on. */
const sale = (name: string, baht: string, from: BusinessDay): Raw =>
  transaction(name, plusMs(at('00:00', from), -3_600_000), {
    amount: amountOf(baht),
    transferable_at: at('00:00', from),
  });

/** A transfer of a schedule, and what Opn took from the balance for it. */
function payout(name: string, baht: string, createdAt: Instant, changes: Raw = {}): readonly Raw[] {
  const amount = amountOf(baht);
  const money = { amount, fee: 2_804, fee_vat: 196, total_fee: 3_000, net: amount - 3_000 };
  return [
    transfer(name, createdAt, { ...money, schedule: 'schd_1', ...changes }),
    moved(`out_${name}`, createdAt, 'debit', name, amount),
  ];
}

const moved = (id: string, when: Instant, direction: string, name: string, amount: number): Raw =>
  transaction(id, when, {
    ...{ direction, amount, origin: `trsf_${name}`, key: `transfer.${direction}` },
  });

describe('the breaks of payouts', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    shop.sell(sale('a', '1000.00', DAY), ...payout('first', '1000.00', at(PAYOUT)));
  });

  afterEach(async () => {
    await shop.shut();
  });

  /** Everything that Opn shows by then was read, and judged. */
  async function readBy(now: Instant, lists = ['transactions', 'transfers'] as const) {
    const { us, account } = shop;
    us.clock.moveTo(now);
    for (const list of lists) {
      await us.commands.execute(new SweepList(account, list, LONG_AGO, now));
    }
    while (await us.commands.execute(new ReadFirstHistory(account)));
    await shop.reconcile();
  }

  const inShort = async (): Promise<readonly string[]> => {
    const rows = await shop.us.queries.execute(new ListBreaks(shop.account, {}, 500, null));
    return rows
      .filter(({ code }) => OF_PAYOUTS.test(code))
      .map(({ code, subject, amount, status }) => `${code} ${subject.id} ${amount} ${status}`)
      .sort();
  };
  const proofs = async () => {
    const rows = await shop.us.queries.execute(new ListBreaks(shop.account, {}, 500, null));
    return rows.flatMap(({ code, clearedBy }) => (OF_PAYOUTS.test(code) ? [clearedBy] : []));
  };

  it('are none where what was transferable was paid out', async () => {
    await readBy(at('09:00'));
    expect(await inShort()).toEqual([]);
  });

  it('show what a transfer lacks, until the line is found that was taken from it', async () => {
    shop.sell(sale('b', '500.00', MONDAY), ...payout('second', '400.00', at(PAYOUT, MONDAY)));
    await readBy(at('09:00', MONDAY));
    expect(await inShort()).toEqual(['SETTLEMENT_SHORT trsf_second -10000 open']);
    const refunded = { direction: 'debit', amount: 10_000, origin: 'rfnd_1' };
    shop.sell(transaction('refund', at('07:00', MONDAY), refunded));
    await readBy(at('10:00', MONDAY));
    expect(await inShort()).toEqual(['SETTLEMENT_SHORT trsf_second -10000 cleared']);
    expect(await proofs()).toEqual(['its lines now make its amount']);
  });

  it('show what a transfer has too much', async () => {
    shop.sell(sale('b', '500.00', MONDAY), ...payout('second', '501.00', at(PAYOUT, MONDAY)));
    await readBy(at('09:00', MONDAY));
    expect(await inShort()).toEqual(['SETTLEMENT_OVER trsf_second 100 open']);
  });

  it('wait until the transactions were read past the transfer', async () => {
    await readBy(at('07:00'));
    shop.us.clock.moveTo(at('09:00'));
    const read = new SweepList(shop.account, 'transfers', LONG_AGO, at('09:00'));
    await shop.us.commands.execute(read);
    await shop.reconcile();
    const view = () => shop.us.queries.execute(new GetTransfer(shop.account, 'trsf_first'));
    expect((await view()).composition).toMatchObject({
      ...{ computable: false, reason: 'transactions-not-read', sum: null, remainder: null },
    });
    expect(await inShort()).toEqual([]);
    await readBy(at('09:01'));
    expect((await view()).composition).toMatchObject({ computable: true, remainder: 0n });
  });

  it('are none of what cannot be computed where Opn shows no transactions', async () => {
    shop.opn.spoil('transactions', json(404, error('not_found')));
    shop.sell(...payout('second', '123.00', at(PAYOUT, MONDAY)).slice(0, 1));
    await readBy(at('09:00', MONDAY));
    expect(await inShort()).toEqual([]);
  });

  it('do not say that a partial transfer is short, and count it in with the next', async () => {
    const byHand = payout('half', '300.00', at('07:00', MONDAY), { schedule: null });
    shop.sell(sale('b', '500.00', MONDAY), ...byHand);
    shop.sell(...payout('rest', '200.00', at(PAYOUT, MONDAY)));
    await readBy(at('09:00', MONDAY));
    expect(await inShort()).toEqual([]);
    const { composition, groups } = await shop.us.queries.execute(
      new GetTransfer(shop.account, 'trsf_rest'),
    );
    expect(composition).toMatchObject({ count: 1, sum: 20_000n, taken: 30_000n, remainder: 0n });
    expect(groups.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['other', 50_000n],
      ['partial-transfer', -30_000n],
      ['remainder', 0n],
    ]);
  });

  it('name a transfer that failed, until its money is credited back', async () => {
    const [first] = payout('first', '1000.00', at(PAYOUT));
    const failed = { sent: true, sent_at: at('08:05'), failure_code: 'account_not_found' };
    shop.sell({ ...first, ...failed });
    await readBy(at('11:00'));
    expect(await inShort()).toEqual(['TRANSFER_FAILED trsf_first -97000 open']);
    shop.sell(moved('back', at('12:00'), 'credit', 'first', 100_000));
    await readBy(at('13:00'));
    expect(await inShort()).toEqual(['TRANSFER_FAILED trsf_first -97000 cleared']);
    expect(await proofs()).toEqual(['transaction trxn_back credited it back']);
    shop.sell(...payout('again', '1000.00', at(PAYOUT, MONDAY)));
    await readBy(at('09:00', MONDAY));
    const { groups } = await shop.us.queries.execute(new GetTransfer(shop.account, 'trsf_again'));
    expect(groups.map(({ kind }) => kind)).toEqual(['returned-transfer', 'remainder']);
  });

  it('name figures that do not add up, and a fee that is not the first one', async () => {
    const odd = { net: 46_999, fee: 2_900 };
    shop.sell(sale('b', '500.00', MONDAY), ...payout('odd', '500.00', at(PAYOUT, MONDAY), odd));
    await readBy(at('09:00', MONDAY));
    expect(await inShort()).toEqual([
      'TRANSFER_ARITHMETIC trsf_odd -95 open',
      'TRANSFER_FEE_VARIANCE trsf_odd 96 open',
    ]);
  });

  describe('where a scheduled transfer does not come', () => {
    beforeEach(() => {
      shop.sell(sale('b', '500.00', MONDAY), sale('c', '250.00', TUESDAY));
    });

    it('name the day once it is over, and its money', async () => {
      await readBy(at('23:00', MONDAY));
      expect(await inShort()).toEqual([]);
      await readBy(at('00:30', TUESDAY));
      expect(await inShort()).toEqual([`SETTLEMENT_MISSING ${MONDAY} -50000 open`]);
    });

    it('name each day with what came to it, until a transfer takes it all', async () => {
      await readBy(at('00:30', addDays(TUESDAY, 1)));
      expect(await inShort()).toEqual([
        `SETTLEMENT_MISSING ${MONDAY} -50000 open`,
        `SETTLEMENT_MISSING ${TUESDAY} -25000 open`,
      ]);
      shop.sell(...payout('late', '750.00', at(PAYOUT, addDays(TUESDAY, 1))));
      await readBy(at('09:00', addDays(TUESDAY, 1)));
      expect(await inShort()).toEqual([
        `SETTLEMENT_MISSING ${MONDAY} -50000 cleared`,
        `SETTLEMENT_MISSING ${TUESDAY} -25000 cleared`,
      ]);
      expect([...new Set(await proofs())]).toEqual(['transfer trsf_late took it']);
    });

    it('say nothing while the list of transfers was not read since', async () => {
      await readBy(at('22:00', MONDAY));
      const now = at('06:00', TUESDAY);
      shop.us.clock.moveTo(now);
      const read = new SweepList(shop.account, 'transactions', LONG_AGO, now);
      await shop.us.commands.execute(read);
      await shop.reconcile();
      expect(await inShort()).toEqual([]);
    });
  });

  describe('where the balance is not what the books say', () => {
    const state = (baht: string) => {
      const total = amountOf(baht);
      shop.opn.balance = { ...shop.opn.balance, total, transferable: total };
    };
    async function lookAt(time: string) {
      shop.us.clock.moveTo(at(time));
      await shop.us.commands.execute(new ObserveBalance(shop.account));
      await shop.reconcile();
    }

    it('name the drift once two looks have it, and until two agree', async () => {
      await readBy(at('09:00'));
      state('7.00');
      await lookAt('09:10');
      expect(await inShort()).toEqual([]);
      await lookAt('11:10');
      expect(await inShort()).toEqual(['BALANCE_DRIFT balance -700 open']);
      state('0.00');
      await lookAt('11:20');
      expect(await inShort()).toEqual(['BALANCE_DRIFT balance 0 open']);
      await lookAt('13:20');
      expect(await inShort()).toEqual(['BALANCE_DRIFT balance 0 cleared']);
    });
  });
});
