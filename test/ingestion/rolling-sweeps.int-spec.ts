import { LogReader } from '#event-store';
import { JobRuns, RunRollingReads } from '#ingestion';
import { DAY_MS, HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { error, json } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { receipt, refund, transaction, transfer } from '../support/money-objects.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay } from '../support/recorded-opn.js';

const NOW = parseInstant('2026-11-20T05:00:00Z');
const ago = (ms: number) => plusMs(NOW, -ms);
const LISTS = ['charges', 'transfers', 'receipts', 'refunds'] as const;
const A_MINUTE_AND_JITTER = 1.1 * MINUTE_MS + 1;
const A_QUARTER_AND_JITTER = 16.5 * MINUTE_MS + 1;

describe('rolling sweeps', () => {
  const parts = realParts();

  const roll = (us: Installation = parts.shop) =>
    us.commands.execute(new RunRollingReads(us.account));
  const rollAt = (instant: Instant) => {
    parts.shop.clock.moveTo(instant);
    return roll();
  };
  const reads = (list: string) => parts.opn.requests.filter((path) => path === `/${list}`).length;
  const allReads = () => LISTS.map(reads);
  /** Numbers of streams of each kind that money facts are kept in. */
  async function known(): Promise<Readonly<Record<string, number>>> {
    const rows = await parts.shop.rows<{ kind: string; count: number }>(
      `SELECT split_part(stream, '/', 1) AS kind, count(DISTINCT stream)::integer AS count
       FROM events WHERE account = '${parts.shop.account}' GROUP BY 1`,
    );
    const {
      account: _,
      sweep: __,
      ...kinds
    } = Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
    return kinds;
  }
  const anotherProcess = () =>
    Installation.start(parts.database.url, parts.opn.url, 'live', {
      OPN_ACCOUNT: parts.shop.account,
    });

  /** A day of which no webhook tells. */
  function aSilentDay(): void {
    parts.opn.put(
      paidPromptPay({ id: 'chrg_1', created_at: ago(3 * HOUR_MS), paid_at: ago(2 * HOUR_MS) }),
      transaction('1', ago(2 * HOUR_MS)),
      transfer('1', ago(6 * DAY_MS)),
      receipt('1', ago(30 * DAY_MS)),
      refund('1', ago(HOUR_MS)),
    );
  }

  it('find everything of a day of which no webhook tells', async () => {
    aSilentDay();
    await rollAt(NOW);
    expect(await known()).toEqual({
      ...{ charge: 1, transaction: 1, transfer: 1, 'tax-receipt': 1, refund: 1 },
    });
    await parts.shop.workOff();
    expect((await parts.shop.charge('chrg_1')).status).toBe('completed');
  });

  it('come round on their own rhythms', async () => {
    aSilentDay();
    await rollAt(NOW);
    expect(allReads()).toEqual([1, 1, 1, 1]);
    expect(await roll()).toEqual([]);
    expect(await rollAt(plusMs(NOW, A_MINUTE_AND_JITTER))).toEqual(['sweep:transactions']);
    await rollAt(plusMs(NOW, A_QUARTER_AND_JITTER));
    expect(allReads()).toEqual([2, 2, 1, 2]);
    await rollAt(plusMs(NOW, 67 * MINUTE_MS));
    expect(allReads()).toEqual([3, 3, 2, 3]);
  });

  it('write nothing where a minute taught nothing', async () => {
    aSilentDay();
    await rollAt(NOW);
    const head = await parts.shop.app.get(LogReader).head(parts.shop.account);
    expect(await rollAt(plusMs(NOW, A_MINUTE_AND_JITTER))).toEqual(['sweep:transactions']);
    expect(await parts.shop.app.get(LogReader).head(parts.shop.account)).toEqual(head);
  });

  it('read a standstill whole, though it was longer than they look back', async () => {
    await rollAt(NOW);
    const meanwhile = plusMs(NOW, DAY_MS);
    parts.opn.put(paidPromptPay({ id: 'chrg_2', created_at: meanwhile, paid_at: meanwhile }));
    await rollAt(plusMs(NOW, 5 * DAY_MS));
    expect(await known()).toMatchObject({ charge: 1 });
  });

  it('of a list that never adds up stay within bounds, and read what is new', async () => {
    await rollAt(NOW);
    const data = [refund('1', NOW)];
    const never = json(200, { object: 'list', data, limit: 100, offset: 0, total: 2 });
    parts.opn.spoil('refunds', never);
    const later = plusMs(NOW, 20 * DAY_MS);
    await rollAt(later);
    const sweeps = await parts.shop.rows<{ from: Instant; to: Instant }>(
      `SELECT data->>'from' AS from, data->>'to' AS to FROM events
       WHERE account = '${parts.shop.account}' AND stream LIKE 'sweep/%/refunds:%'
       ORDER BY position`,
    );
    const piece = { from: plusMs(NOW, -HOUR_MS), to: plusMs(NOW, 8 * DAY_MS - HOUR_MS) };
    expect(sweeps.slice(-2)).toEqual([piece, { from: plusMs(later, -26 * HOUR_MS), to: later }]);
  });

  it('read a standstill of weeks whole, piece by piece', async () => {
    await rollAt(NOW);
    const meanwhile = plusMs(NOW, 15 * DAY_MS);
    parts.opn.put(paidPromptPay({ id: 'chrg_2', created_at: meanwhile, paid_at: meanwhile }));
    const later = plusMs(NOW, 30 * DAY_MS);
    while ((await rollAt(later)).includes('sweep:charges'));
    expect(await known()).toMatchObject({ charge: 1 });
    expect(reads('charges')).toBe(1 + 4);
  });

  it('of two processes at once read nothing twice, and book nothing twice', async () => {
    aSilentDay();
    const other = await anotherProcess();
    try {
      for (const us of [parts.shop, other]) us.clock.moveTo(NOW);
      const done = await Promise.all([roll(), roll(other), roll(), roll(other)]);
      expect(done.flat().sort()).toEqual([...new Set(done.flat())].sort());
      expect(allReads()).toEqual([1, 1, 1, 1]);
      expect(await parts.shop.chargeEvents()).toEqual(['ChargeCreated', 'ChargeCompleted']);
    } finally {
      await other.stop();
    }
  });

  it('go on where one of them fails, and try that one again before long', async () => {
    aSilentDay();
    parts.opn.spoil('list', json(500, error('internal_error')));
    await rollAt(NOW);
    expect(await known()).toMatchObject({ transaction: 1, refund: 1 });
    expect(await known()).not.toHaveProperty('charge');
    parts.opn.mishaps.clear();
    expect(await rollAt(plusMs(NOW, 15_000))).toEqual(['sweep:charges']);
    expect(await known()).toMatchObject({ charge: 1 });
  });

  it('ask for what Opn does not have no more than every hour', async () => {
    parts.opn.spoil('refunds', json(404, error('not_found')));
    await rollAt(NOW);
    for (let minutes = 5; minutes < 60; minutes += 5) {
      await rollAt(plusMs(NOW, minutes * MINUTE_MS));
    }
    expect(reads('refunds')).toBe(1);
    await rollAt(plusMs(NOW, 67 * MINUTE_MS));
    expect(reads('refunds')).toBe(2);
  });

  it('are taken over from a process that died, and only then', async () => {
    const runs = parts.shop.app.get(JobRuns);
    expect(await runs.take(parts.shop.account, 'sweep:charges', NOW)).not.toBeNull();
    await rollAt(plusMs(NOW, MINUTE_MS));
    expect(reads('charges')).toBe(0);
    await rollAt(plusMs(NOW, 3 * MINUTE_MS));
    expect(reads('charges')).toBe(1);
  });

  it('do not wait for a clock that was put back', async () => {
    await rollAt(plusMs(NOW, 365 * DAY_MS));
    await rollAt(NOW);
    expect(allReads()).toEqual([2, 2, 2, 2]);
  });
});
