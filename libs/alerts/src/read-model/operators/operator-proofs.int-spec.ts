import { DEFAULT_ALERT_RULES } from '#accounts';
import { parseBusinessDay } from '#calendar';
import { WebhookRefusals } from '#ingestion';
import { instantFromMs, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { lastDowntime, ProcessRecords } from '#processes';
import { realParts } from '../../../../../test/support/real-parts.js';
import { paidPromptPay, webhookAbout } from '../../../../../test/support/recorded-opn.js';
import { CheckEvidence } from '../../application/check-evidence.command.js';
import { WatchAlerts } from '../../application/watch-alerts.command.js';
import type { OperatorKind } from '../../domain/alert-kind.js';
import { stateConditions } from '../../fixtures/stated-conditions.fixtures.js';
import { AlertLooks } from '../alert-looks.js';
import { EvidenceSource } from './evidence.source.js';
import { ReadingSource } from './reading.source.js';
import { WebhookDoorSource } from './webhook-door.source.js';

const OF_KIND = {
  'webhooks-silent': ReadingSource,
  'evidence-damaged': EvidenceSource,
  'signatures-refused': WebhookDoorSource,
} as const;
/** The worker that runs after days without any. */
const NEXT = '019aaf2e-0000-7000-8000-000000000001';
const LIMIT = DEFAULT_ALERT_RULES.refusedSignatures;

describe('what operators are told of', () => {
  const parts = realParts();

  beforeEach(() => parts.shop.clock.moveTo(instantFromMs(Date.now())));

  const now = () => parts.shop.clock.now();
  const later = (minutes: number) => parts.shop.clock.moveTo(plusMs(now(), minutes * MINUTE_MS));
  const moment = () => ({
    ...{ account: parts.shop.account, now: now(), rules: DEFAULT_ALERT_RULES },
    today: parseBusinessDay('2026-11-23'),
  });
  const proofOf = (kind: keyof typeof OF_KIND, since: Instant) =>
    parts.shop.app
      .get(OF_KIND[kind])
      .proofOf({ kind, subject: '', since, raisedAt: since }, moment());
  const receive = () => parts.shop.post(webhookAbout(paidPromptPay({ id: 'chrg_1' })));

  const forge = async (times: number, reason: 'mismatch' | 'missing_signature') => {
    const refusals = parts.shop.app.get(WebhookRefusals);
    for (let no = 0; no < times; no += 1) refusals.note(parts.shop.account, reason, now());
    await refusals.flush();
    later(1);
  };
  const atTheDoor = () => parts.shop.app.get(WebhookDoorSource).conditions(moment());
  const found = async () => (await atTheDoor()).map(({ kind, count }) => [kind, count]);

  it('as silence is over with a webhook that came after it began, at whatever hour', async () => {
    await receive();
    const since = now();
    later(16);
    expect(await proofOf('webhooks-silent', since)).toBeNull();
    later(6 * 60);
    expect(await proofOf('webhooks-silent', since)).toBeNull();
    await receive();
    expect(await proofOf('webhooks-silent', since)).toMatchObject({ kind: 'webhook' });
  });

  it('as damaged evidence is over with a whole check since, not while none is known', async () => {
    const { shop } = parts;
    const check = async () => {
      for (let step = 0; step < 3; step += 1) {
        await shop.commands.execute(new CheckEvidence(shop.account));
      }
    };
    await check();
    later(1);
    const since = now();
    expect(await proofOf('evidence-damaged', since)).toBeNull();
    await shop.rows(`DELETE FROM log_checks WHERE account = '${shop.account}'`);
    expect(await proofOf('evidence-damaged', since)).toBeNull();
    later(1);
    await check();
    expect(await proofOf('evidence-damaged', since)).toEqual({ kind: 'log-check', id: now() });
  });

  it('as forged is so only in a row, and then until none came for an hour', async () => {
    const { shop } = parts;
    const stated = { conditions: [], proof: null, failure: null };
    await forge(99, 'missing_signature');
    await forge(LIMIT - 1, 'mismatch');
    await receive();
    later(1);
    await forge(LIMIT - 1, 'mismatch');
    await forge(1, 'missing_signature');
    expect(await found()).toEqual([]);
    const since = now();
    await forge(1, 'mismatch');
    expect(await found()).toEqual([['signatures-refused', 2 * LIMIT - 1]]);
    stateConditions(shop.app, { ...stated, conditions: await atTheDoor() });
    await shop.commands.execute(new WatchAlerts(shop.account));
    expect(await shop.app.get(AlertLooks).standing(shop.account)).toHaveLength(1);
    await receive();
    expect(await found()).toHaveLength(1);
    expect(await proofOf('signatures-refused', since)).toBeNull();
    later(60);
    expect(await found()).toEqual([]);
    expect(await proofOf('signatures-refused', since)).toMatchObject({ id: now() });
  });

  it('as backlog is none of our days off, however many there were', async () => {
    const { shop } = parts;
    const records = shop.app.get(ProcessRecords);
    await shop.rows(`INSERT INTO processes (id, kind, host, pid, build, memory_bytes, loop_delay_ms,
        connections, connections_waiting, started_at, seen_at)
      SELECT gen_random_uuid(), 'worker', 'a', 1, 'b', 1, 1, 1, 0, at - interval '1 day', at
      FROM (SELECT clock_timestamp() - interval '3 days' AS at) AS t`);
    const vitals = { memoryBytes: 1, loopDelayMs: 1, connections: 1, connectionsWaiting: 0 };
    const beat = async () => {
      await records.beat({ id: NEXT, kind: 'worker', host: 'a', pid: 2, build: 'b' }, vitals);
      const processes = await records.processes();
      return lastDowntime(processes, 'worker')?.to ?? null;
    };
    expect(await beat()).not.toBeNull();
    await shop.rows("UPDATE processes SET started_at = started_at - interval '25 hours'");
    expect(await beat()).toBeNull();
    await shop.rows('DELETE FROM processes');
  });

  it('if it comes and goes by itself is so once looks have found it for a minute', async () => {
    const { shop } = parts;
    const kinds: readonly OperatorKind[] = ['inbox-late', 'webhooks-parked'];
    const since = plusMs(now(), -60 * MINUTE_MS);
    const late = kinds.map((kind) => ({
      ...{ kind, subject: '', since, count: 1, amount: null, facts: {}, link: '/health' },
    }));
    const stated = { conditions: late, proof: null, failure: null };
    const look = async (minutes: number) => {
      later(minutes);
      await shop.commands.execute(new WatchAlerts(shop.account));
      const standing = await shop.app.get(AlertLooks).standing(shop.account);
      return standing.map(({ kind }) => kind).sort();
    };
    stateConditions(shop.app, stated);
    expect(await look(0)).toEqual(['webhooks-parked']);
    expect(await look(0.5)).toEqual(['webhooks-parked']);
    stated.conditions = late.slice(1);
    expect(await look(0.5)).toEqual(['webhooks-parked']);
    stated.conditions = late;
    expect(await look(0.5)).toEqual(['webhooks-parked']);
    expect(await look(30)).toEqual(['webhooks-parked']); // nobody looked in between
    expect(await look(1)).toEqual(['inbox-late', 'webhooks-parked']);
  });
});
