import { LogReader } from '#event-store';
import { ChargeWatch, RefetchOpenCharges, SWEEP_KIND, sweepEvents, SweepList } from '#ingestion';
import { parseInstant } from '#kernel';
import { error, json } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const FROM = parseInstant('2023-04-01T00:00:00Z');
const TO = parseInstant('2023-04-30T00:00:00Z');
const MANY = 230;

describe('what no webhook told', () => {
  const parts = realParts();

  const sweep = () =>
    parts.shop.commands.execute(new SweepList(parts.shop.account, 'charges', FROM, TO));
  const refetch = async () => {
    const taken = await parts.shop.commands.execute(new RefetchOpenCharges(parts.shop.account));
    await parts.shop.workOff();
    return taken;
  };
  const sweeps = () =>
    parts.shop.app.get(LogReader).ofKind(parts.shop.account, SWEEP_KIND, sweepEvents);

  /** Opn has it and told of it, unpaid; then it was paid and nobody said so. */
  async function paidInSilence(id: string): Promise<void> {
    const { opn, shop } = parts;
    opn.put(promptPay({ id }));
    await shop.post(webhookAbout(promptPay({ id }), 'charge.create'));
    await shop.workOff();
    opn.put(paidPromptPay({ id }));
  }

  it('is found by a sweep, page by page, once', async () => {
    const { opn, shop } = parts;
    const charges = Array.from({ length: MANY }, (_, index) =>
      paidPromptPay({ id: `chrg_${String(index).padStart(4, '0')}` }),
    );
    opn.put(...charges);
    const seen = { pages: 3, count: MANY, statedCount: MANY, amount: 400_000n * BigInt(MANY) };
    expect(await sweep()).toMatchObject({ ...seen, complete: true, recorded: 2 * MANY });
    expect(await sweep()).toMatchObject({ ...seen, complete: true, recorded: 0 });
    await shop.workOff();
    expect(await shop.balances()).toMatchObject({
      'unreconciled-receipts': -400_000n * BigInt(MANY),
    });
    expect(await sweeps()).toHaveLength(1);
  });

  it('is found by a sweep around items that cannot be read', async () => {
    const { opn, shop } = parts;
    const list = {
      object: 'list',
      data: [null, 'text', { object: 'charge', id: '\u0000' }, paidPromptPay({ id: 'chrg_1' })],
      limit: 100,
      offset: 0,
      total: 4,
    };
    opn.spoil('list', json(200, list));
    expect(await sweep()).toMatchObject({ recorded: 2, complete: true });
    await shop.workOff();
    expect((await shop.charge('chrg_1')).status).toBe('completed');
    expect(await shop.findings()).not.toHaveLength(0);
  });

  it('is not called complete when Opn breaks off', async () => {
    const { opn } = parts;
    opn.put(paidPromptPay({ id: 'chrg_1' }));
    opn.spoil('list', json(500, error('internal_error')));
    await expect(sweep()).rejects.toMatchObject({ code: 'opn.unavailable' });
    expect(await sweeps()).toEqual([]);
    opn.mishaps.clear();
    await sweep();
    expect(await sweeps()).toMatchObject([{ data: { count: 1, complete: true } }]);
  });

  it('is found by reading open charges again, when they are due', async () => {
    const { opn, shop } = parts;
    await paidInSilence('chrg_1');
    await shop.later(2 * 24 * 3_600);
    expect(await refetch()).toBe(1);
    expect((await shop.charge('chrg_1')).status).toBe('completed');
    expect(opn.readsOf('chrg_1')).toBe(2);
    await shop.later(30 * 24 * 3_600);
    expect(await refetch()).toBe(0);
  });

  it('is asked for by one process, though many want to', async () => {
    const { opn, shop } = parts;
    await paidInSilence('chrg_1');
    await shop.later(2 * 24 * 3_600);
    const taken = await Promise.all(Array.from({ length: 5 }, refetch));
    expect(taken.sort()).toEqual([0, 0, 0, 0, 1]);
    expect(opn.readsOf('chrg_1')).toBe(2);
  });

  it('is not asked for again at once when it cannot enter the books', async () => {
    const { opn, shop } = parts;
    await paidInSilence('chrg_1');
    opn.put(paidPromptPay({ id: 'chrg_1', status: 'disputed' }));
    await shop.later(2 * 24 * 3_600);
    const rounds: number[] = [];
    for (let minutes = 0; minutes < 60; minutes += 1) {
      await shop.later(60);
      rounds.push(await refetch());
    }
    const reads = rounds.filter((taken) => taken > 0).length;
    expect(reads).toBeGreaterThan(3);
    expect(reads).toBeLessThan(12);
  });

  it('is known to be unread since an instant', async () => {
    const { shop } = parts;
    await paidInSilence('chrg_1');
    const watch = shop.app.get(ChargeWatch);
    const before = shop.clock.now();
    const unread = () => watch.unreadSince(shop.account, TO, shop.clock.now());
    expect(await watch.unreadSince(shop.account, TO, before)).toEqual([]);
    await shop.later(60);
    expect(await unread()).toMatchObject([{ chargeId: 'chrg_1', failures: 0 }]);
    await sweep();
    expect(await unread()).toEqual([]);
  });

  it('or told in any order, ends in the same rows', async () => {
    const { opn, shop } = parts;
    const id = 'chrg_1';
    const states: readonly Raw[] = [
      promptPay({ id }),
      promptPay({ id, status: 'expired', expired: true }),
      paidPromptPay({ id }),
    ];
    for (const state of [...states, ...states.toReversed(), ...states]) {
      opn.put(state);
      await shop.post(webhookAbout(state, 'charge.update'));
      await shop.later(0);
    }
    expect(await shop.chargeEvents(id)).toEqual([
      'ChargeCreated',
      'ChargePending',
      'ChargeExpired',
      'ChargeCompleted',
    ]);
    expect(await shop.entries(id)).toHaveLength(1);
  });
});
