import { FindMissedWebhooks, SweepList } from '#ingestion';
import { HOUR_MS, plusMs } from '#kernel';
import { ListBreaks } from '#reconciliation';
import { error, json } from '../support/fake-opn.js';
import { liveTransfer, tellOf, transferEventTypesOf } from '../support/money-facts.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay } from '../support/recorded-opn.js';
import { answered, eventWork, TIMED_OUT } from '../support/told-events.js';

interface DeliveryRow {
  readonly event_id: string;
  readonly attempts: number;
  readonly failed_attempts: number;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly outcome: string | null;
}

describe('what Opn says it told us', () => {
  const parts = realParts();
  const { run, now, readEvents, catchUp, watch, health, event } = eventWork(parts);
  const find = () => run().commands.execute(new FindMissedWebhooks(run().account));
  const missedBreaks = async () =>
    (
      await parts.shop.queries.execute(
        new ListBreaks(run().account, { code: 'WEBHOOK_MISSED' }, 10, null),
      )
    ).map(({ severity, amount, count, subject }) => ({ severity, amount, count, id: subject.id }));
  const deliveries = () =>
    parts.shop.rows<DeliveryRow>(
      `SELECT event_id, attempts, failed_attempts, last_status, last_error, outcome
       FROM opn_deliveries WHERE account = '${run().account}' ORDER BY event_id`,
    );

  it('is kept without what was sent, attempt by attempt', async () => {
    const { opn, shop } = parts;
    const one = promptPay({ id: 'chrg_1' });
    opn.put(one, event(one, 'charge.create', answered(500), answered(200)));
    opn.put(event(promptPay({ id: 'chrg_2' }), 'charge.create', TIMED_OUT));
    await shop.post(event(one, 'charge.create'));
    expect(await readEvents()).toMatchObject({ outcome: 'read', events: 2, unreadable: 0 });
    const first = { event_id: 'evnt_create_1', attempts: 2, failed_attempts: 1 };
    expect(await deliveries()).toMatchObject([
      { ...first, last_status: 200, last_error: null },
      { attempts: 1, failed_attempts: 1, last_status: null, last_error: 'timeout' },
    ]);
    expect(await catchUp()).toEqual({ missed: 0, read: 0 });
    expect((await deliveries()).map(({ outcome }) => outcome)).toEqual(['received', null]);
    const [rows] = await shop.rows<{ text: string }>(
      `SELECT string_agg(d::text, '') AS text FROM opn_deliveries d`,
    );
    expect(rows?.text).not.toContain('secret');
    expect((await health()).deliveries).toMatchObject({
      failed: 2,
      missed: 0,
      lastFailed: { eventKey: 'charge.create' },
    });
  });

  it('is read back where it never came, and found once', async () => {
    const { opn, shop } = parts;
    const paid = paidPromptPay({ id: 'chrg_1', created_at: now() });
    opn.put(paid, event(paid, 'charge.complete', TIMED_OUT));
    await readEvents();
    await shop.later(119);
    expect(await catchUp()).toEqual({ missed: 0, read: 0 });
    await shop.later(1);
    expect(await catchUp()).toEqual({ missed: 1, read: 1 });
    await shop.later(0);
    expect((await shop.charge('chrg_1')).status).toBe('completed');
    expect(await find()).toBe(1);
    await shop.later(0);
    const found = { severity: 'system', amount: 0n, count: 1, id: 'chrg_1' };
    expect(await missedBreaks()).toEqual([found]);
    await shop.later(3_600);
    await shop.post(event(paid, 'charge.complete')); // late, and no excuse
    expect([await catchUp(), await find()]).toEqual([{ missed: 0, read: 0 }, 0]);
    await shop.later(0);
    expect(await missedBreaks()).toEqual([found]);
    expect(opn.readsOf('chrg_1')).toBe(2); // one for the late webhook
    expect((await health()).deliveries).toMatchObject({ missed: 1, chargesMissed: 1 });
  });

  it('teaches us that a transfer was destroyed, which no read can show', async () => {
    const { opn, shop } = parts;
    const first = liveTransfer({ created_at: now() });
    await tellOf(shop, 'transfer', first);
    await shop.later(300);
    opn.put(event(first, 'transfer.destroy', TIMED_OUT));
    await readEvents();
    await shop.later(120);
    expect(await catchUp()).toEqual({ missed: 1, read: 1 });
    expect(await transferEventTypesOf(shop)).toEqual(['TransferCreated', 'TransferDestroyed']);
  });

  it('does not teach us so by another event of a transfer that Opn has no longer', async () => {
    const { opn, shop } = parts;
    const first = liveTransfer({ created_at: now() });
    await tellOf(shop, 'transfer', first);
    await shop.later(300);
    opn.put(event(first, 'transfer.update', TIMED_OUT));
    await readEvents();
    await shop.later(120);
    expect(await catchUp()).toEqual({ missed: 1, read: 1 });
    expect(await transferEventTypesOf(shop)).toEqual(['TransferCreated']);
  });

  it('is not read again where the books know as much', async () => {
    const { opn, shop } = parts;
    const paid = paidPromptPay({ id: 'chrg_1', created_at: now() });
    opn.put(paid, event(paid, 'charge.complete', TIMED_OUT));
    await shop.commands.execute(
      new SweepList(run().account, 'charges', plusMs(now(), -HOUR_MS), now()),
    );
    await readEvents();
    await shop.later(180);
    expect(await catchUp()).toEqual({ missed: 1, read: 0 });
    expect(opn.readsOf('chrg_1')).toBe(0);
    expect(await find()).toBe(1);
  });

  it('may be wrong: what was told in time is nobody’s finding', async () => {
    const { opn, shop } = parts;
    const paid = paidPromptPay({ id: 'chrg_1', created_at: now(), paid_at: now() });
    opn.put(paid);
    await shop.commands.execute(
      new SweepList(run().account, 'charges', plusMs(now(), -HOUR_MS), now()),
    );
    await shop.later(540);
    await shop.post(event(paid, 'charge.complete'));
    await shop.later(3_600);
    expect(await find()).toBe(0);
  });

  it('or nothing: without its events the own log and inbox show what was missed', async () => {
    const { opn, shop } = parts;
    opn.spoil('events', json(404, error('not_found')));
    const told = paidPromptPay({ id: 'chrg_told', created_at: now(), paid_at: now() });
    opn.put(told, paidPromptPay({ id: 'chrg_lost', created_at: now(), paid_at: now() }));
    opn.put(
      paidPromptPay({ id: 'chrg_history', created_at: now(), paid_at: '2026-01-01T00:00:00Z' }),
    );
    opn.put(promptPay({ id: 'chrg_open', created_at: now() }));
    await shop.post(event(told, 'charge.complete'));
    await shop.workOff();
    await shop.commands.execute(
      new SweepList(run().account, 'charges', plusMs(now(), -HOUR_MS), now()),
    );
    expect(await watch()).toEqual(['opn-events', 'missed-webhooks', 'forget-deliveries']);
    await shop.later(599);
    expect(await find()).toBe(0);
    await shop.later(2);
    expect(await find()).toBe(1);
    await shop.later(0);
    expect(await missedBreaks()).toMatchObject([{ id: 'chrg_lost' }]);
    expect(await watch()).toEqual(['missed-webhooks']); // events are asked for again in an hour
    expect(await find()).toBe(0);
  });
});
