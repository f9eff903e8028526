import { CatchUpOnMissedEvents, IngestionHealth, ReadOpnEvents, WatchDeliveries } from '#ingestion';
import { error, json } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay } from '../support/recorded-opn.js';
import { eventAbout, TIMED_OUT } from '../support/told-events.js';

interface DeliveryRow {
  readonly outcome: string | null;
}

describe('what Opn told', () => {
  const parts = realParts();

  const now = () => parts.shop.clock.now();
  const run = () => ({ account: parts.shop.account, commands: parts.shop.commands });
  const readEvents = () => run().commands.execute(new ReadOpnEvents(run().account));
  const catchUp = () => run().commands.execute(new CatchUpOnMissedEvents(run().account));
  const watch = () => run().commands.execute(new WatchDeliveries(run().account));
  const health = () => parts.shop.queries.execute(new IngestionHealth(run().account));
  const deliveries = () =>
    parts.shop.rows<DeliveryRow>(
      `SELECT outcome FROM opn_deliveries WHERE account = '${run().account}' ORDER BY event_id`,
    );

  const event = (data: Raw, key: string, ...attempts: readonly Raw[]): Raw =>
    eventAbout(now(), data, key, ...attempts);

  it('before the account was opened is none of our business', async () => {
    const { opn, shop } = parts;
    const before = { created_at: '2026-11-20 01:00:00 UTC', ...TIMED_OUT };
    const old = event(paidPromptPay({ id: 'chrg_1' }), 'charge.complete', before);
    opn.put({ ...old, created_at: '2026-11-20T01:00:00Z' });
    await readEvents();
    await shop.later(3_600);
    expect(await catchUp()).toEqual({ missed: 0, read: 0 });
    expect(await deliveries()).toMatchObject([{ outcome: 'earlier' }]);
  });

  it('is asked for no more than it needs, while Opn is down', async () => {
    const { opn, shop } = parts;
    opn.spoil('events', json(503, error('internal_error')));
    expect(await watch()).toContain('opn-events');
    const asked = opn.requests.length;
    expect(await watch()).toEqual([]);
    expect(opn.requests.length).toBe(asked);
    opn.mishaps.clear();
    await shop.later(120);
    expect(await watch()).toEqual(['opn-events', 'missed-webhooks']);
  });

  it('shows that webhooks stopped: three in a row that never came', async () => {
    const { opn, shop } = parts;
    await shop.post(event(promptPay({ id: 'chrg_0' }), 'charge.create'));
    await shop.later(60);
    for (const id of ['chrg_1', 'chrg_2', 'chrg_3']) {
      const paid = paidPromptPay({ id, created_at: now() });
      opn.put(paid, event(paid, 'charge.complete', TIMED_OUT));
    }
    await readEvents();
    await shop.later(180);
    await catchUp();
    expect((await health()).silence).toMatchObject({ verdict: 'silent' });
    await shop.post(event(promptPay({ id: 'chrg_0' }), 'charge.update'));
    expect((await health()).silence).toMatchObject({ verdict: 'unknown' });
  });
});
