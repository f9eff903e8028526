import { DEFAULT_ALERT_RULES } from '#accounts';
import { parseBusinessDay } from '#calendar';
import { Database } from '#database';
import { instantFromMs, MINUTE_MS, plusMs } from '#kernel';
import { CloseDay } from '#settlement-reports';
import { error, json } from '../../../../../test/support/fake-opn.js';
import { realParts } from '../../../../../test/support/real-parts.js';
import { paidPromptPay, webhookAbout } from '../../../../../test/support/recorded-opn.js';
import { tamper } from '../../../../../test/support/sessions.js';
import { CheckEvidence } from '../../application/check-evidence.command.js';
import { EvidenceSource } from './evidence.source.js';
import { FailingJobsSource } from './failing-jobs.source.js';
import { FindingsSource } from './findings.source.js';
import { ReadingSource } from './reading.source.js';
import { WebhookDoorSource } from './webhook-door.source.js';

const MINUTES_OF_A_MORNING = 5;
const SOURCES = [
  ReadingSource,
  WebhookDoorSource,
  FailingJobsSource,
  FindingsSource,
  EvidenceSource,
];
const SCHEDULE = { kind: 'schedule', ref: 'closing' } as const;
const FOUND = `SELECT 1 FROM events WHERE account = $1 AND type = 'finding.recorded'`;

/** What operators' sources find in tables as the product writes them. */
describe('what operators are told of', () => {
  const parts = realParts();

  const moment = () => ({
    ...{ account: parts.shop.account, now: parts.shop.clock.now(), rules: DEFAULT_ALERT_RULES },
    today: parseBusinessDay('2026-11-23'),
  });

  const conditions = async () => {
    const sources = SOURCES.map((source) => parts.shop.app.get(source));
    return (await Promise.all(sources.map((source) => source.conditions(moment())))).flat();
  };
  const told = async () => (await conditions()).map(({ kind, subject }) => [kind, subject]);

  const later = (minutes: number) => {
    const { clock } = parts.shop;
    clock.moveTo(plusMs(clock.now(), minutes * MINUTE_MS));
  };

  /** The gate to Opn goes by the database's clock. */
  beforeEach(async () => {
    parts.shop.clock.moveTo(instantFromMs(Date.now()));
    await parts.shop.workOff();
  });

  it('is nothing on an account that was just opened, and on one that works', async () => {
    expect(await told()).toEqual([]);
    const charge = paidPromptPay({ id: 'chrg_1' });
    parts.opn.put(charge);
    await parts.shop.post(webhookAbout(charge));
    await parts.shop.workOff();
    later(MINUTES_OF_A_MORNING);
    expect(await told()).toEqual([]);
  });

  it('is an Opn that does not answer, once, whatever hangs on it', async () => {
    const { opn, shop } = parts;
    opn.spoil('chrg_2', json(503, error('down')));
    for (let no = 0; no < MINUTES_OF_A_MORNING; no += 1) {
      await shop.post(webhookAbout(paidPromptPay({ id: 'chrg_2' })));
    }
    await gate(`state = 'open', since = clock_timestamp(), reason_code = 'opn.unavailable'`);
    later(7);
    const [away, ...more] = await conditions();
    expect([away?.kind, more]).toEqual(['opn-unreachable', []]);
    later(20);
    expect((await conditions()).map(({ since }) => since)).toEqual([away?.since]);
    await gate(`state = 'closed', since = clock_timestamp() + interval '27 minutes'`);
    expect(await told()).toEqual([]);
    later(11);
    expect(await told()).toEqual([['inbox-late', '']]);
  });

  const gate = async (state: string) => {
    const { account } = parts.shop;
    await parts.shop.rows(`INSERT INTO opn_gate (account) VALUES ('${account}')
      ON CONFLICT (account) DO NOTHING`);
    await parts.shop.rows(`UPDATE opn_gate SET ${state} WHERE account = '${account}'`);
  };

  it('is keys that Opn refuses', async () => {
    await gate(`state = 'open', since = clock_timestamp(), reason_code = 'opn.unauthorized'`);
    later(2);
    expect(await told()).toEqual([['opn-keys-refused', '']]);
  });

  it('is webhooks that wait for a person, and objects of the other mode', async () => {
    const { shop } = parts;
    const begun = shop.clock.now();
    await expect(shop.post('no event')).rejects.toThrow();
    await shop.post(webhookAbout(paidPromptPay({ id: 'chrg_test_1', livemode: false })));
    await shop.workOff();
    later(1);
    expect(await conditions()).toMatchObject([
      { kind: 'webhooks-parked', count: 1, since: begun },
      { kind: 'mode-mismatch', count: 1, since: begun },
    ]);
  });

  it('is a job that fails again and again, of the worker or a part of one', async () => {
    const { shop } = parts;
    await shop.rows(`INSERT INTO job_standings (account, job, failures, failing_since,
        last_failure, noted_at) VALUES ('${shop.account}', 'closing', 6, clock_timestamp(),
        'full', clock_timestamp())`);
    await shop.rows(`INSERT INTO job_runs (account, job, failures, failing_since)
      VALUES ('${shop.account}', 'sweep:charges', 5, clock_timestamp())`);
    expect(await told()).toEqual([]);
    later(6);
    expect(await told()).toEqual([
      ['job-failing', 'closing'],
      ['job-failing', 'sweep:charges'],
    ]);
  });

  it('is a machine whose clock is not the database’s', async () => {
    const { shop } = parts;
    const beat = (ms: number) =>
      shop.rows(`INSERT INTO processes (id, kind, host, pid, build, memory_bytes, loop_delay_ms,
          connections, connections_waiting, clock_ahead_ms, clock_off_since, seen_at)
        VALUES (gen_random_uuid(), 'worker', 'late-one', 1, 'b', 1, 1, 1, 0, ${ms},
          clock_timestamp(), clock_timestamp())`);
    await beat(-180_000);
    later(2);
    expect(await conditions()).toMatchObject([
      { kind: 'clock-off', subject: 'late-one', facts: { minutes: -3 } },
    ]);
    await shop.rows('DELETE FROM processes');
    expect(await told()).toEqual([]);
  });

  it('is evidence that does not verify, and no day is closed until it does', async () => {
    const { shop, database } = parts;
    const { account } = shop;
    const check = () => shop.commands.execute(new CheckEvidence(account));
    const wholeCheck = async () => [await check(), await check(), await check()].at(-1);
    const turnBack = (hours: string) =>
      tamper(
        database.url,
        `UPDATE events SET occurred_at = occurred_at ${hours}::interval
         WHERE account = '${account}' AND position = 1`,
      );
    expect(await wholeCheck()).toBe(true);
    expect(await told()).toEqual([]);
    later(24 * 60);
    await turnBack("- '1 hour'");
    expect(await wholeCheck()).toBe(false);
    expect(await told()).toContainEqual(['evidence-damaged', '']);
    expect(await shop.app.get(Database).query(FOUND, [account])).toHaveLength(1);
    const closing = new CloseDay(account, parseBusinessDay('2026-11-21'), SCHEDULE);
    await expect(shop.commands.execute(closing)).rejects.toThrow(/evidence does not verify/);
    await turnBack("+ '1 hour'");
    later(60);
    expect(await wholeCheck()).toBe(true);
    expect(await told()).not.toContainEqual(['evidence-damaged', '']);
    expect(await shop.commands.execute(closing)).toMatchObject({ version: 1 });
  });

  it('is books that have stopped', async () => {
    const { shop } = parts;
    await shop.workOff();
    await shop.rows(`UPDATE projection_checkpoints SET failure = 'Event charge/x cannot be taken.'
      WHERE account = '${shop.account}' AND name = 'books'`);
    expect(await conditions()).toMatchObject([
      { kind: 'books-late', facts: { reason: 'Event charge/x cannot be taken.' } },
    ]);
  });
});
