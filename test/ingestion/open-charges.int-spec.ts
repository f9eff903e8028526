import { ChargeWatch, RefetchOpenCharges } from '#ingestion';
import { DAY_MS, HOUR_MS, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { error, json } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

describe('open charges', () => {
  const parts = realParts();

  const now = () => parts.shop.clock.now();
  const watch = () => parts.shop.app.get(ChargeWatch);
  const due = async (at: Instant, limit = 10) =>
    (await watch().takeDue(parts.shop.account, at, limit)).map(({ chargeId }) => chargeId);
  const refetch = () => parts.shop.commands.execute(new RefetchOpenCharges(parts.shop.account));

  /** Opn has them, unpaid, and told of it: [created so many minutes from now, lifetime of QR]. */
  async function open(charges: Readonly<Record<string, readonly [number, number | null]>>) {
    const { opn, shop } = parts;
    for (const [id, [minutes, lifetime]] of Object.entries(charges)) {
      const created_at = plusMs(now(), minutes * MINUTE_MS);
      const expires_at = lifetime === null ? null : plusMs(created_at, lifetime * MINUTE_MS);
      const charge = promptPay({ id, created_at, expires_at });
      opn.put(charge);
      await shop.post(webhookAbout(charge, 'charge.create'));
    }
    await shop.workOff();
    opn.requests.length = 0;
  }

  const pay = (charge: Raw) =>
    parts.opn.put(
      paidPromptPay({
        id: charge['id'],
        created_at: charge['created_at'],
        expires_at: charge['expires_at'],
      }),
    );

  it('are due first where Opn decides about them now, then from the newest on', async () => {
    await open({
      chrg_old: [-600, 1_440],
      chrg_ended: [-1_110, 1_440], // ten minutes before they are asked for
      chrg_new: [-1, 1_440],
      chrg_stuck: [-9_000, 1_440],
      chrg_endless: [-2, null],
    });
    const later = plusMs(now(), 340 * MINUTE_MS);
    await watch().putBack(parts.shop.account, ['chrg_stuck'], now());
    expect(await due(later, 1)).toEqual(['chrg_ended']);
    expect((await due(later, 2)).sort()).toEqual(['chrg_endless', 'chrg_new']);
    expect((await due(later)).sort()).toEqual(['chrg_old', 'chrg_stuck']);
    expect(await due(later)).toEqual([]);
    expect(await due(plusMs(later, MINUTE_MS))).toHaveLength(5);
  });

  it('that nobody got to are due as before', async () => {
    await open({ chrg_1: [-1, null] });
    const later = plusMs(now(), 10 * MINUTE_MS);
    expect(await due(later)).toEqual(['chrg_1']);
    expect(await due(later)).toEqual([]);
    await watch().putBack(parts.shop.account, ['chrg_1'], later);
    expect(await due(later)).toEqual(['chrg_1']);
  });

  it.each([
    ['unasked', 30 * MINUTE_MS],
    ['useless', DAY_MS],
  ] as const)(
    'are due ever more rarely after reads that were %s: %i ms',
    async (failure, capMs) => {
      await open({ chrg_1: [-1, null] });
      for (let times = 0; times < 20; times += 1) {
        await watch().noteFailures(parts.shop.account, ['chrg_1'], failure, now());
      }
      expect(await due(plusMs(now(), capMs - 1))).toEqual([]);
      expect(await due(plusMs(now(), capMs))).toEqual(['chrg_1']);
    },
  );

  it('are not stranded by a clock that was ahead, whatever it planned or dated', async () => {
    const { shop } = parts;
    const rightTime = now();
    shop.clock.moveTo(plusMs(rightTime, 40 * DAY_MS));
    await open({ chrg_1: [-1, null] });
    shop.clock.moveTo(rightTime);
    expect(await refetch()).toBe(1);
    expect(await refetch()).toBe(0);
    const next = plusMs(rightTime, MINUTE_MS);
    expect(await watch().unreadSince(shop.account, plusMs(next, 41 * DAY_MS), next)).toMatchObject([
      { chargeId: 'chrg_1' },
    ]);
    expect(await due(plusMs(rightTime, 4 * MINUTE_MS))).toEqual([]);
    expect(await due(plusMs(rightTime, HOUR_MS))).toEqual(['chrg_1']);
  });

  it('that are many and lie close together are read by list pages', async () => {
    const { opn, shop } = parts;
    const ids = Array.from({ length: 300 }, (_, index) => `chrg_${index + 1_000}`);
    await open(Object.fromEntries(ids.map((id, index) => [id, [-300 + index, 1_440] as const])));
    for (const charge of [...opn.charges.values()]) pay(charge);
    await shop.later(2 * 3_600);
    while ((await refetch()) > 0);
    expect(opn.requests.filter((path) => path === '/charges')).toHaveLength(3);
    expect(opn.requests).toHaveLength(3);
    await shop.workOff();
    expect((await shop.chargeEvents()).filter((type) => type === 'ChargeCompleted')).toHaveLength(
      ids.length,
    );
  });

  it('are all read, one by one, if the list cannot be', async () => {
    const { opn, shop } = parts;
    const ids = Array.from({ length: 90 }, (_, index) => `chrg_${index + 1_000}`);
    await open(Object.fromEntries(ids.map((id, index) => [id, [-300 + index, 1_440] as const])));
    for (const charge of [...opn.charges.values()]) pay(charge);
    opn.spoil('list', json(503, error('service_unavailable')));
    await shop.later(2 * 3_600);
    while ((await refetch()) > 0);
    await shop.workOff();
    expect(ids.map((id) => opn.readsOf(id))).toEqual(ids.map(() => 1));
    expect(await shop.balances()).toMatchObject({ 'unreconciled-receipts': -400_000n * 90n });
  });

  it('are read within seconds of their end, until Opn has decided', async () => {
    const { opn, shop } = parts;
    await open({ chrg_1: [-1_439, 1_440] });
    const reads: number[] = [];
    for (let second = 0; second < 400; second += 5) {
      await shop.later(5);
      if ((await refetch()) > 0) reads.push(second + 5);
      if (second === 300) opn.put(promptPay({ id: 'chrg_1', status: 'expired', expired: true }));
    }
    await shop.workOff();
    expect((await shop.charge('chrg_1')).status).toBe('expired');
    expect(reads[0]).toBe(65);
    expect(reads.at(-1)).toBeLessThanOrEqual(340);
    expect(reads.length).toBeGreaterThan(8);
  });
});
