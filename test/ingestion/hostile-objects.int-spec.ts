import { sha256 } from '#kernel';
import { shopWithNeighbour } from '../support/shop-with-neighbour.js';
import { paidPromptPay, webhookAbout } from '../support/recorded-opn.js';

/** More than an index takes, and nothing that could be compressed. */
const longWord = Array.from({ length: 200 }, (_, index) => sha256(String(index))).join('');

/** Nested deeper than anyone could walk; JSON has no limit. */
const deep = (depth: number): string =>
  JSON.stringify(paidPromptPay({ id: 'chrg_deep', metadata: 'HERE' })).replace(
    '"HERE"',
    `{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`,
  );

describe('hostile objects', () => {
  const parts = shopWithNeighbour();
  const { know, booked } = parts;

  it('with text that no database takes: booked, in text that it takes', async () => {
    const { shop } = parts;
    const metadata = { order_id: 'ORD\u0000\uD800-1', note: '\u0000\uDFFF' };
    const failure_code = `x\u0000${'y'.repeat(9_000)}`;
    await know(paidPromptPay({ id: 'chrg_1', metadata, failure_code, 'key\u0000': '\uD800' }));
    const source = { type: `promptpay\u0000${longWord}` };
    await know(paidPromptPay({ id: 'chrg_2', source, metadata: { order_id: '😀'.repeat(300) } }));
    const cut = { order_id: `x${'😀'.repeat(300)}` };
    await know(paidPromptPay({ id: 'chrg_3', metadata: cut }));
    expect((await shop.charge('chrg_1')).reference).toBe('ORD\uFFFD\uFFFD-1');
    expect(await booked()).toEqual(['chrg_1', 'chrg_2', 'chrg_3']);
    expect((await shop.inbox()).map(({ state }) => state)).toEqual(Array(4).fill('done'));
  });

  it('with numbers beyond all measure: kept out, or kept as evidence', async () => {
    const { shop } = parts;
    await know(paidPromptPay({ id: 'chrg_1', metadata: { order_id: 1e308, big: 2 ** 60 } }));
    expect((await shop.charge('chrg_1')).reference).toBe('1e+308');
    await know(paidPromptPay({ id: 'chrg_2', amount: 2 ** 60 }));
    await know(paidPromptPay({ id: 'chrg_3', created_at: '0000-01-01T00:00:00Z' }));
    await know(paidPromptPay({ id: 'chrg_4', paid_at: '9999-12-31T23:59:59-14:00' }));
    expect(await booked()).toEqual(['chrg_1']);
    expect((await parts.shop.findings()).map(({ subject }) => subject)).toEqual([
      'chrg_2',
      'chrg_3',
      'chrg_4',
    ]);
  });

  it('so deep that they cannot be kept: their neighbours are booked all the same', async () => {
    const { opn, shop } = parts;
    opn.spoil('chrg_deep', (response) => void response.writeHead(200).end(deep(20_000)));
    opn.put(paidPromptPay({ id: 'chrg_1' }));
    for (const id of ['chrg_deep', 'chrg_1']) await shop.post(webhookAbout(paidPromptPay({ id })));
    await shop.workOff();
    expect(await booked()).toEqual(['chrg_1']);
    const waiting = (await shop.inbox()).find(({ state }) => state === 'received');
    expect(waiting?.reason).toMatch(/could not be recorded/);
  });
});
