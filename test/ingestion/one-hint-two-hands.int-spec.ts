import { EventEmitter, once } from 'node:events';
import { HintQueue } from '#ingestion';
import { error, json } from '../support/fake-opn.js';
import type { Mishap } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const ID = 'chrg_1';
/** Longer than a hint is kept for whoever took it. */
const LATER_SECONDS = 61;

/** Something to wait for, and how it comes about. */
function moment() {
  const emitter = new EventEmitter();
  return { hasCome: once(emitter, 'now'), come: () => emitter.emit('now') };
}

/** Holds the first call up until it is let go: a taking with its hints in hand, or a settling. */
function hold(queue: HintQueue, method: 'take' | 'settle') {
  const made = queue[method].bind(queue) as (...args: unknown[]) => Promise<unknown>;
  const [held, free] = [moment(), moment()];
  const slowly = async (...args: unknown[]): Promise<unknown> => {
    Object.assign(queue, { [method]: made });
    const taken = method === 'take' ? await made(...args) : null;
    held.come();
    await free.hasCome;
    return method === 'take' ? taken : made(...args);
  };
  Object.assign(queue, { [method]: slowly });
  return { reached: held.hasCome, letGo: free.come };
}

describe('a webhook that two processes have in hand, because one of them is slow', () => {
  const parts = realParts();
  let other: Installation;

  beforeEach(async () => {
    const { database, opn, shop } = parts;
    other = await Installation.start(database.url, opn.url, 'live', { OPN_ACCOUNT: shop.account });
    opn.put(paidPromptPay({ id: ID }));
    await shop.post(webhookAbout(paidPromptPay({ id: ID })));
  });

  afterEach(() => other.stop());

  it.each<['take' | 'settle', string, Mishap | null]>([
    ['take', 'reads the same', null],
    ['settle', 'had read the same', null],
    ['take', 'is told what was true before', json(200, promptPay({ id: ID }))],
    ['take', 'is told that there is no such charge', json(404, error('not_found'))],
    ['take', 'is told nothing', json(500, error('internal_error'))],
  ])('held up after %s, one %s: booked once, and done for good', async (method, _, mishap) => {
    const { opn, shop } = parts;
    const slow = hold(shop.app.get(HintQueue), method);
    const working = shop.workOff();
    await slow.reached;
    other.clock.moveTo(shop.clock.now());
    await other.later(LATER_SECONDS);
    if (mishap) opn.spoil(ID, mishap);
    slow.letGo();
    await working;
    await shop.later(2 * LATER_SECONDS);
    expect(await shop.chargeEvents()).toEqual(['ChargeCreated', 'ChargeCompleted']);
    expect(await shop.entries(ID)).toHaveLength(1);
    expect((await shop.inbox()).map(({ state }) => state)).toEqual(['done']);
  });

  it('and both at once, each with a hundred others: booked once', async () => {
    const { opn, shop } = parts;
    const many = Array.from({ length: 100 }, (_, index) => paidPromptPay({ id: `chrg_m${index}` }));
    opn.put(...many);
    await Promise.all(many.map((charge) => shop.post(webhookAbout(charge))));
    const slow = hold(shop.app.get(HintQueue), 'take');
    const working = shop.workOff();
    await slow.reached;
    other.clock.moveTo(shop.clock.now());
    other.clock.advanceMs(LATER_SECONDS * 1_000);
    slow.letGo();
    await Promise.all([working, other.workOff()]);
    expect(await shop.chargeEvents()).toHaveLength(2 * 101);
    expect(await shop.balances()).toMatchObject({ 'unreconciled-receipts': -400_000n * 101n });
    expect(new Set((await shop.inbox()).map(({ state }) => state))).toEqual(new Set(['done']));
  });
});
