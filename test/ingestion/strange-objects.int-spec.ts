import type { BusinessDay } from '#calendar';
import { GetDayReconciliation } from '#reconciliation';
import { shopWithNeighbour } from '../support/shop-with-neighbour.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const DAY = '2023-04-05' as BusinessDay;

describe('strange objects', () => {
  const parts = shopWithNeighbour();
  const { know, booked } = parts;

  const reconciled = () =>
    parts.shop.queries.execute(new GetDayReconciliation(parts.shop.account, DAY));

  it('of the other mode, by webhook: a finding, no read and no booking', async () => {
    const { opn } = parts;
    await know(paidPromptPay({ id: 'chrg_test_1', livemode: false }));
    expect(await parts.shop.findings()).toEqual([{ code: 'WRONG_MODE', subject: 'chrg_test_1' }]);
    expect(opn.readsOf('chrg_test_1')).toBe(0);
    expect(await booked()).toEqual([]);
  });

  it('of the other mode, by Opn’s own answer: a finding and no booking', async () => {
    const { opn, shop } = parts;
    const charge = paidPromptPay({ id: 'chrg_liar', livemode: false });
    opn.put(charge);
    await shop.post(webhookAbout(charge, 'charge.complete', { livemode: true }));
    await shop.workOff();
    expect(await parts.shop.findings()).toEqual([{ code: 'WRONG_MODE', subject: 'chrg_liar' }]);
    await expect(shop.charge('chrg_liar')).rejects.toThrow(/no charge/);
  });

  it('in an unknown status: a finding, and the last known status stands', async () => {
    const { shop } = parts;
    await know(promptPay({ id: 'chrg_1' }), 'charge.create');
    await know(promptPay({ id: 'chrg_1', status: 'disputed' }), 'charge.update');
    expect((await shop.charge('chrg_1')).status).toBe('pending');
    expect(await parts.shop.findings()).toEqual([{ code: 'SCHEMA_DRIFT', subject: 'chrg_1' }]);
    await know(paidPromptPay({ id: 'chrg_1' }));
    expect((await shop.charge('chrg_1')).status).toBe('completed');
  });

  it('with a new field: one finding, and booked', async () => {
    await know(paidPromptPay({ id: 'chrg_1', quantum_fee: 1 }));
    await know(paidPromptPay({ id: 'chrg_2', quantum_fee: 2 }));
    expect(await parts.shop.findings()).toEqual([
      { code: 'SCHEMA_DRIFT', subject: 'charge.quantum_fee' },
    ]);
    expect(await booked()).toEqual(['chrg_1', 'chrg_2']);
  });

  it('whose amount changed: undone and booked anew, and marked', async () => {
    const { shop } = parts;
    await know(paidPromptPay({ id: 'chrg_1' }));
    shop.clock.advanceMs(1_000);
    const changed = { amount: 390_000, funding_amount: 390_000, net: 382_938 };
    await know(paidPromptPay({ id: 'chrg_1', ...changed }), 'charge.update');
    expect(await shop.chargeEvents('chrg_1')).toContain('ChargeAmended');
    expect((await shop.entries('chrg_1')).map(({ id }) => id)).toEqual([
      'R1:chrg_1',
      'R1:chrg_1:amended@3',
      'R1:chrg_1:unamended@3',
    ]);
    expect(await shop.balances()).toEqual({
      'opn-uncredited': 392_938n + 382_938n,
      'payment-fees': 13_200n,
      'input-vat-undue': 924n,
      'unreconciled-receipts': -790_000n,
    });
  });

  it('whose parts do not add up: the difference is in suspense', async () => {
    const { shop } = parts;
    await know(paidPromptPay({ id: 'chrg_1', net: 392_939 }));
    expect(await shop.balances()).toMatchObject({ suspense: -1n });
    expect((await shop.charge('chrg_1')).net).toBe(392_939n);
  });

  it('reversed: booked and undone, even if nobody told that it was paid', async () => {
    const { shop } = parts;
    await know(promptPay({ id: 'chrg_1' }), 'charge.create');
    shop.clock.advanceMs(1_000);
    const reversed = { id: 'chrg_1', status: 'reversed', paid_at: null, reversed: true };
    await know(paidPromptPay(reversed), 'charge.reverse');
    expect(await shop.entries('chrg_1')).toHaveLength(2);
    expect(await shop.balances()).toMatchObject({ 'unreconciled-receipts': -400_000n });
    expect((await shop.charge('chrg_1')).status).toBe('reversed');
  });

  it('reversed after an amendment: nothing is left of them', async () => {
    const { shop } = parts;
    await know(paidPromptPay({ id: 'chrg_1' }));
    for (const fee of [6_601, 6_602]) {
      shop.clock.advanceMs(1_000);
      const [status, net] = [fee === 6_602 ? 'reversed' : 'successful', 399_538 - fee];
      await know(paidPromptPay({ id: 'chrg_1', status, fee, net }), 'charge.update');
    }
    shop.clock.advanceMs(1_000);
    const last = { status: 'reversed', fee: 6_603, net: 392_935 };
    await know(paidPromptPay({ id: 'chrg_1', ...last }), 'charge.update');
    expect(await shop.balances()).toEqual({
      'opn-uncredited': 392_938n,
      'payment-fees': 6_600n,
      'input-vat-undue': 462n,
      'unreconciled-receipts': -400_000n,
    });
  });

  it('by card: booked, and not among the PromptPay totals', async () => {
    const { shop } = parts;
    const source = { source: null, card: { object: 'card', id: 'card_1' } };
    await know(paidPromptPay({ id: 'chrg_card', ...source }));
    expect((await shop.charge('chrg_card')).paymentMethod).toBe('card');
    expect(await shop.balances()).toMatchObject({ 'unreconciled-receipts': -800_000n });
    const day = await reconciled();
    expect(day.paid).toMatchObject({ count: 1, gross: 400_000n, net: 392_938n });
    expect(day.otherMethods).toMatchObject({ count: 1, gross: 400_000n, net: 392_938n });
  });

  it('in another currency: known, and not posted', async () => {
    const { shop } = parts;
    const dollars = { currency: 'USD', funding_currency: 'USD' };
    await know(paidPromptPay({ id: 'chrg_usd', ...dollars }));
    expect(await shop.charge('chrg_usd')).toMatchObject({ status: 'completed', currency: 'USD' });
    expect(await booked()).toEqual([]);
  });
});
