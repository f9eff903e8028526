import { RefetchOpenCharges } from '#ingestion';
import { DAY_MS, plusMs, SECOND_MS } from '#kernel';
import { error, json } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const MANY = 60;

describe('while the way to Opn is shut', () => {
  const parts = realParts();

  const setGate = (state: string, column: string, seconds: number) =>
    parts.shop.rows(
      `INSERT INTO opn_gate (account, state, ${column}) VALUES
       ('${parts.shop.account}', '${state}',
        '${plusMs(parts.shop.clock.now(), seconds * SECOND_MS)}')`,
    );
  const openGate = () =>
    parts.shop.rows(`DELETE FROM opn_gate WHERE account = '${parts.shop.account}'`);
  const untouched = async () =>
    (await parts.shop.inbox()).filter(({ attempts, reason }) => attempts === 0 && reason === null);

  beforeEach(async () => {
    const { opn, shop } = parts;
    const charges = Array.from({ length: MANY }, (_, index) =>
      paidPromptPay({ id: `chrg_${index + 100}` }),
    );
    opn.put(...charges);
    await Promise.all(charges.map((charge) => shop.post(webhookAbout(charge))));
  });

  it.each([
    ['open', 'next_try_at', 30],
    ['half_open', 'next_try_at', 45],
    ['closed', 'blocked_until', 60],
  ] as const)('nothing is taken in hand: %s, %s in %i s', async (state, column, seconds) => {
    const { opn, shop } = parts;
    await setGate(state, column, seconds);
    await shop.workOff();
    expect(await shop.commands.execute(new RefetchOpenCharges(shop.account))).toBe(0);
    expect(await untouched()).toHaveLength(MANY);
    expect(opn.requests).toEqual([]);
    await openGate();
    await shop.workOff();
    expect(await shop.balances()).toMatchObject({
      'unreconciled-receipts': -400_000n * BigInt(MANY),
    });
  });

  it('one webhook at a time finds out whether it is open again', async () => {
    const { opn, shop } = parts;
    await setGate('open', 'next_try_at', -1);
    opn.charges.clear();
    await shop.workOff();
    expect(new Set(opn.requests).size).toBe(MANY); // no list: nothing is asked about many at once
    expect(opn.requests).not.toContain('/charges');
  });

  it('it is not believed for longer than it can be: one of the clocks is wrong', async () => {
    const { shop } = parts;
    await setGate('open', 'next_try_at', DAY_MS / SECOND_MS);
    await shop.workOff();
    expect(await untouched()).toHaveLength(0);
  });

  it('one refusal of our keys is enough for all that are in hand', async () => {
    const { opn, shop } = parts;
    opn.spoil('list', json(401, error('authentication_failure')));
    for (const id of opn.charges.keys()) {
      opn.spoil(id, json(401, error('authentication_failure')));
    }
    await shop.workOff();
    expect(opn.requests.length).toBeLessThan(12);
    const reasons = (await shop.inbox()).map(({ state, attempts, reason }) => {
      return [state, attempts, reason?.split(':')[0]].join(' ');
    });
    expect(new Set(reasons)).toEqual(new Set(['received 0 opn.unauthorized']));
  });

  it('an open charge is not asked for either, and no failure is counted', async () => {
    const { opn, shop } = parts;
    await shop.workOff();
    const expires_at = plusMs(shop.clock.now(), DAY_MS);
    const open = promptPay({ id: 'chrg_open', created_at: shop.clock.now(), expires_at });
    opn.put(open);
    await shop.post(webhookAbout(open, 'charge.create'));
    await shop.workOff();
    await shop.later(600);
    await setGate('open', 'next_try_at', 30);
    expect(await shop.commands.execute(new RefetchOpenCharges(shop.account))).toBe(0);
    await openGate();
    expect(await shop.commands.execute(new RefetchOpenCharges(shop.account))).toBe(1);
  });
});
