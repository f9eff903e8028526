import { SweepList } from '#ingestion';
import { DAY_MS, HOUR_MS, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { error, json } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, recorded } from '../support/recorded-opn.js';
import { eventWork, TIMED_OUT } from '../support/told-events.js';

interface DeliveryRow {
  readonly outcome: string | null;
}

describe('what Opn told', () => {
  const parts = realParts();
  const { run, now, readEvents, catchUp, watch, health, event } = eventWork(parts);
  const deliveries = () =>
    parts.shop.rows<DeliveryRow>(
      `SELECT outcome FROM opn_deliveries WHERE account = '${run().account}' ORDER BY event_id`,
    );
  const sweep = () =>
    run().commands.execute(new SweepList(run().account, 'charges', plusMs(now(), -HOUR_MS), now()));

  /** One api ended, and the next one began. */
  const noApi = (from: Instant, to: Instant) =>
    parts.shop.rows(`INSERT INTO processes (id, kind, host, pid, build, memory_bytes,
        loop_delay_ms, connections, connections_waiting, started_at, seen_at, stopped_at)
      SELECT gen_random_uuid(), 'api', 'a', 1, 'b', 1, 1, 1, 0, t.* FROM (VALUES
        ('${from}'::timestamptz - interval '1 day', '${from}'::timestamptz,
          '${from}'::timestamptz),
        ('${to}', clock_timestamp() + interval '1 day', NULL)) AS t`);

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
    await noApi(plusMs(now(), -200 * SECOND_MS), now());
    expect((await health()).silence).toMatchObject({ verdict: 'unknown' }); // we were not there
    await shop.rows('DELETE FROM processes');
    await shop.post(event(promptPay({ id: 'chrg_0' }), 'charge.update'));
    expect((await health()).silence).toMatchObject({ verdict: 'unknown' });
  });

  it('is unusual silence for the hour, if reading finds what nobody told', async () => {
    const { opn, shop } = parts;
    await shop.rows(
      `INSERT INTO inbox (account, id, received_at, headers, body, state, next_attempt_at)
       SELECT '${run().account}', lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0'),
         at, '{}', '', 'done', at
       FROM generate_series(0, 9 * 24 * 12) AS no, LATERAL (
         SELECT '${now()}'::timestamptz - no * interval '5 minutes' - interval '31 minutes' AS at
       ) AS t`,
    );
    const usual = { usualGapMs: 5 * MINUTE_MS, patienceMs: 30 * MINUTE_MS };
    expect((await health()).silence).toMatchObject({ ...usual, verdict: 'quiet' });
    expect((await health()).webhooks).toMatchObject({ inLastHour: 6, inLastDay: 282 });
    opn.put(paidPromptPay({ id: 'chrg_1', created_at: now() }));
    await sweep();
    expect((await health()).silence.verdict).toBe('quiet'); // its webhook may be on its way
    await shop.later(121);
    expect((await health()).silence.verdict).toBe('silent');
    await noApi(plusMs(now(), -20 * MINUTE_MS), plusMs(now(), -7 * MINUTE_MS));
    expect((await health()).silence.verdict).toBe('normal');
    await shop.later(24 * 60); // what was read soon afterwards may be of that time
    expect((await health()).silence.verdict).toBe('quiet');
    await shop.rows('DELETE FROM processes');
    expect((await health()).silence.verdict).toBe('silent');
    await shop.post(event(paidPromptPay({ id: 'chrg_1' }), 'charge.complete'));
    expect((await health()).silence.verdict).toBe('normal');
  });

  it('of a transfer is read back, too', async () => {
    const { opn, shop } = parts;
    const transfer: Raw = { ...recorded('transfer-created.json'), created_at: now() };
    const id = String(transfer['id']);
    const told = event(transfer, 'transfer.create', TIMED_OUT);
    opn.put(transfer, { ...told, id: 'evnt_1' });
    await readEvents();
    await shop.later(120);
    expect(await catchUp()).toEqual({ missed: 1, read: 1 });
    expect(opn.requests).toContain(`/transfers/${id}`);
    expect(await catchUp()).toEqual({ missed: 0, read: 0 });
  });

  it('is forgotten after a quarter of a year', async () => {
    const { opn, shop } = parts;
    opn.put(event(promptPay({ id: 'chrg_1' }), 'charge.create', TIMED_OUT));
    await watch();
    expect(await deliveries()).toHaveLength(1);
    opn.forget();
    await shop.later((91 * DAY_MS) / SECOND_MS);
    expect(await watch()).toContain('forget-deliveries');
    expect(await deliveries()).toEqual([]);
  });
});
