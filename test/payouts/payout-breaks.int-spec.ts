import { error, json } from '../support/fake-opn.js';
import { transaction } from '../support/money-objects.js';
import { MONDAY, moved, payout, PAYOUT, PayoutDesk, sale } from '../support/payout-desk.js';
import { at, DAY, Shop } from '../support/shop.js';

describe('the breaks of payouts', () => {
  let shop: Shop;
  let desk: PayoutDesk;

  beforeEach(async () => {
    shop = await Shop.open();
    desk = new PayoutDesk(shop);
    shop.sell(sale('a', '1000.00', DAY), ...payout('first', '1000.00', at(PAYOUT)));
  });

  afterEach(async () => {
    await shop.shut();
  });

  it('are none where what was transferable was paid out', async () => {
    await desk.readBy(at('09:00'));
    expect(await desk.inShort()).toEqual([]);
  });

  it('show what a transfer lacks, until the line is found that was taken from it', async () => {
    shop.sell(sale('b', '500.00', MONDAY), ...payout('second', '400.00', at(PAYOUT, MONDAY)));
    await desk.readBy(at('09:00', MONDAY));
    expect(await desk.inShort()).toEqual(['SETTLEMENT_SHORT trsf_second -10000 open']);
    const refunded = { direction: 'debit', amount: 10_000, origin: 'rfnd_1' };
    shop.sell(transaction('refund', at('07:00', MONDAY), refunded));
    await desk.readBy(at('10:00', MONDAY));
    expect(await desk.inShort()).toEqual(['SETTLEMENT_SHORT trsf_second -10000 cleared']);
    expect(await desk.proofs()).toEqual(['its lines now make its amount']);
  });

  it('show what a transfer has too much', async () => {
    shop.sell(sale('b', '500.00', MONDAY), ...payout('second', '501.00', at(PAYOUT, MONDAY)));
    await desk.readBy(at('09:00', MONDAY));
    expect(await desk.inShort()).toEqual(['SETTLEMENT_OVER trsf_second 100 open']);
  });

  it('wait until the transactions were read past the transfer', async () => {
    await desk.readBy(at('07:00'));
    await desk.read('transfers', at('09:00'));
    await shop.reconcile();
    const view = () => desk.transfer('first');
    expect((await view()).composition).toMatchObject({
      ...{ computable: false, reason: 'transactions-not-read', sum: null, remainder: null },
    });
    expect(await desk.inShort()).toEqual([]);
    await desk.readBy(at('09:01'));
    expect((await view()).composition).toMatchObject({ computable: true, remainder: 0n });
  });

  it('are none of what cannot be computed where Opn shows no transactions', async () => {
    shop.opn.spoil('transactions', json(404, error('not_found')));
    shop.sell(...payout('second', '123.00', at(PAYOUT, MONDAY)).slice(0, 1));
    await desk.readBy(at('09:00', MONDAY));
    expect(await desk.inShort()).toEqual([]);
  });

  it('do not say that a partial transfer is short, and count it in with the next', async () => {
    const byHand = payout('half', '300.00', at('07:00', MONDAY), { schedule: null });
    shop.sell(sale('b', '500.00', MONDAY), ...byHand);
    shop.sell(...payout('rest', '200.00', at(PAYOUT, MONDAY)));
    await desk.readBy(at('09:00', MONDAY));
    expect(await desk.inShort()).toEqual([]);
    const { composition, groups } = await desk.transfer('rest');
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
    await desk.readBy(at('11:00'));
    expect(await desk.inShort()).toEqual(['TRANSFER_FAILED trsf_first -97000 open']);
    shop.sell(moved('back', at('12:00'), 'credit', 'first', 100_000));
    await desk.readBy(at('13:00'));
    expect(await desk.inShort()).toEqual(['TRANSFER_FAILED trsf_first -97000 cleared']);
    expect(await desk.proofs()).toEqual(['transaction trxn_back credited it back']);
    shop.sell(...payout('again', '1000.00', at(PAYOUT, MONDAY)));
    await desk.readBy(at('09:00', MONDAY));
    const { groups } = await desk.transfer('again');
    expect(groups.map(({ kind }) => kind)).toEqual(['returned-transfer', 'remainder']);
  });

  it('do not take the next payout of a schedule for a failed one that is sent again', async () => {
    const [made, taken] = payout('first', '1000.00', at(PAYOUT));
    const failed = { sent: true, sent_at: at('08:05'), failure_code: 'account_not_found' };
    shop.sell({ ...made, ...failed }, taken!);
    shop.sell(sale('b', '2000.00', MONDAY), ...payout('next', '1000.00', at(PAYOUT, MONDAY)));
    await desk.readBy(at('09:00', MONDAY));
    expect(await desk.inShort()).toContain('TRANSFER_FAILED trsf_first -97000 open');
    const byHand = payout('again', '1000.00', at('10:00', MONDAY), { schedule: null });
    shop.sell(...byHand);
    await desk.readBy(at('11:00', MONDAY));
    expect(await desk.inShort()).toContain('TRANSFER_FAILED trsf_first -97000 cleared');
    expect(await desk.proofs()).toContain('transfer trsf_again sent it again');
  });

  it('name figures that do not add up, and a fee that is not the first one', async () => {
    const odd = { net: 46_999, fee: 2_900 };
    shop.sell(sale('b', '500.00', MONDAY), ...payout('odd', '500.00', at(PAYOUT, MONDAY), odd));
    await desk.readBy(at('09:00', MONDAY));
    expect(await desk.inShort()).toEqual([
      'TRANSFER_ARITHMETIC trsf_odd -95 open',
      'TRANSFER_FEE_VARIANCE trsf_odd 96 open',
    ]);
  });
});
