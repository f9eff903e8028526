import { parseInstant, plusMs, SECOND_MS } from '#kernel';
import { error, half, html, json, silence } from '../support/fake-opn.js';
import type { Mishap, Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const START = parseInstant('2026-11-20T03:00:00Z');

const idOf = (index: number) => `chrg_${String(index).padStart(4, '0')}`;
const createdAt = (index: number) => plusMs(START, index * 7 * SECOND_MS);
const paid = (index: number, changes: Raw = {}): Raw =>
  paidPromptPay({ id: idOf(index), created_at: createdAt(index), ...changes });
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** The same order for every run, and none that anything here relies on. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item, index) => ({ item, key: (index * 7_919) % 10_007 }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);

describe('a backlog of webhooks', () => {
  const parts = realParts();

  const post = (charges: readonly Raw[]) =>
    Promise.all(charges.map((charge) => parts.shop.post(webhookAbout(charge))));
  const lists = () => parts.opn.requests.filter((path) => path === '/charges').length;
  const statesOf = (rows: readonly { state: string }[]) => [
    ...new Set(rows.map(({ state }) => state)),
  ];

  async function expectAllBooked(count: number, hints: number): Promise<void> {
    const { shop } = parts;
    const events = await shop.chargeEvents();
    expect(events.filter((type) => type === 'ChargeCompleted')).toHaveLength(count);
    expect(await shop.balances()).toMatchObject({
      'unreconciled-receipts': -400_000n * BigInt(count),
    });
    const inbox = await shop.inbox();
    expect([inbox.length, statesOf(inbox)]).toEqual([hints, ['done']]);
  }

  it('of a thousand about nine hundred charges is worked off by a dozen requests', async () => {
    const { opn, shop } = parts;
    const charges = range(0, 900).map((index) => paid(index));
    opn.put(...charges);
    await post(shuffled([...charges, ...charges.slice(0, 100)]));
    await shop.workOff();
    expect(opn.requests.length).toBeLessThanOrEqual(12);
    await expectAllBooked(900, 1_000);
  });

  it('finds charges that nobody told of on its way, and books them too', async () => {
    const { opn, shop } = parts;
    opn.put(...range(0, 99).map((index) => paid(index)));
    await post(
      range(0, 99)
        .filter((index) => index % 2 === 0)
        .map((index) => paid(index)),
    );
    await shop.workOff();
    expect(opn.requests).toEqual(['/charges']);
    await expectAllBooked(99, 50);
  });

  it('of a few is read one by one, and so is one of charges that lie far apart', async () => {
    const { opn, shop } = parts;
    const far = range(0, 60).map((index) => index * 20);
    opn.put(...range(0, 1_200).map((index) => paid(index)));
    await post(far.slice(0, 40).map((index) => paid(index)));
    await shop.workOff();
    expect([lists(), new Set(opn.requests).size]).toEqual([0, 40]);
    await post(far.map((index) => paid(index)));
    await shop.workOff();
    expect(lists()).toBeLessThanOrEqual(3);
    expect(statesOf(await shop.inbox())).toEqual(['done']);
  });

  it.each<[string, Mishap]>([
    ['an error', json(500, error('internal_error'))],
    ['404', json(404, error('not_found'))],
    ['a page for people', html],
    ['half a page', half],
    ['nothing', silence],
    ['something else', json(200, promptPay())],
    ['no rows', json(200, { object: 'list', data: [], limit: 100, offset: 0, total: 0 })],
    [
      'strange rows',
      json(200, { object: 'list', data: [null, 7, {}], limit: 3, offset: 0, total: 3 }),
    ],
  ])('is worked off one by one if the list answers %s', async (_, mishap) => {
    const { opn, shop } = parts;
    opn.put(...range(0, 90).map((index) => paid(index)));
    opn.spoil('list', mishap);
    await post(range(0, 90).map((index) => paid(index)));
    await shop.workOff();
    await expectAllBooked(90, 90);
    expect(lists()).toBeLessThanOrEqual(3);
  });

  it('loses nothing where pages skip, repeat or spoil rows', async () => {
    const { opn, shop } = parts;
    const charges = range(0, 100).map((index) => paid(index));
    const [spoilt, other] = [paid(3, { amount: 'many' }), paid(4, { livemode: false })];
    const rows = [charges[0], charges[0], spoilt, other, ...charges.slice(20)];
    opn.put(...charges);
    opn.spoil('list', json(200, { object: 'list', data: rows, limit: 100, offset: 0, total: 100 }));
    await post(charges);
    await shop.workOff();
    expect(range(1, 20).map((index) => opn.readsOf(idOf(index)))).toEqual(Array(19).fill(1));
    await expectAllBooked(100, 100);
  });

  it('asks again for charges of which the list tells what was true before', async () => {
    const { opn, shop } = parts;
    const charges = range(0, 60).map((index) => paid(index));
    opn.put(
      ...charges.map((charge) => promptPay({ id: charge['id'], created_at: charge['created_at'] })),
    );
    await post(charges);
    await shop.workOff();
    expect(statesOf(await shop.inbox())).toEqual(['received']);
    opn.put(...charges);
    await shop.later(1);
    await expectAllBooked(60, 60);
    expect(opn.requests.length).toBeLessThan(10);
  });

  it('dates the end of failed charges by their webhooks, as single reads do', async () => {
    const { opn, shop } = parts;
    const failed = range(0, 50).map((index) =>
      promptPay({ id: idOf(index), created_at: createdAt(index), status: 'failed' }),
    );
    opn.put(...failed);
    await Promise.all(
      failed.map((charge) =>
        shop.post(webhookAbout(charge, 'charge.complete', { created_at: '2026-11-20T04:30:00Z' })),
      ),
    );
    await shop.workOff();
    expect(opn.requests).toEqual(['/charges']);
    const rows = await shop.rows<{ day: string }>(
      `SELECT DISTINCT status FROM charges WHERE account = '${shop.account}'`,
    );
    expect(rows).toEqual([{ status: 'failed' }]);
  });
});
