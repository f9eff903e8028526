import { ConsoleLogger, Logger } from '@nestjs/common';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { LIMITED, Replica } from './opn-gate.fixtures.js';

const FAST = 100;
const BURST = 8;
const EACH = 30;

/** A token every ten seconds: during a test there are as many as it was given. */
const SLOW = 0.1;
const RESERVE = 3;
const IMPATIENT_MS = 1;

let clone: TestDatabase;
let replicas: Replica[];
let slow: Replica;

beforeAll(async () => {
  Logger.overrideLogger(false); // a key that is refused is warned of
  clone = await createTestDatabase();
  const starts = Array.from({ length: 4 }, () => Replica.start(clone.url, FAST, { burst: BURST }));
  replicas = await Promise.all(starts);
  const options = { burst: BURST, reserve: RESERVE, promptWaitMs: IMPATIENT_MS };
  slow = await Replica.start(clone.url, SLOW, options);
});

afterAll(async () => {
  await Promise.all([slow, ...replicas].map((replica) => replica.stop()));
  await clone.drop();
  Logger.overrideLogger(new ConsoleLogger());
});

const one = () => replicas[0] as Replica;
const another = () => replicas[1] as Replica;

/** Starts something, and returns once it has taken so many places. */
async function started<T>(replica: Replica, account: string, places: number, start: () => T) {
  const fullAt = async () => {
    const text =
      'SELECT extract(epoch FROM full_at)::float8 AS at FROM opn_gate WHERE account = $1';
    const [row] = await replica.database.query<{ at: number }>(text, [account]);
    return row?.at ?? 0;
  };
  const enough = (await fullAt()) + (places - 0.5) / replica.perSecond;
  const running = start();
  while ((await fullAt()) < enough);
  return { running };
}

describe('the rate budget of four replicas', () => {
  it('is never exceeded by all of them together, and each gets its turn', async () => {
    const startedAt = await one().nowMs();
    const passed = replicas.map(async (replica) => {
      const entered = Array.from({ length: EACH }, () => replica.enter('shared'));
      return Promise.all(entered.map((entering) => entering.then(() => replica.nowMs())));
    });
    const times = (await Promise.all(passed)).flat().sort((left, right) => left - right);
    expect(times).toHaveLength(4 * EACH);
    const excess = times.map((at, index) => index + 1 - ((at - startedAt) / 1_000) * FAST);
    expect(Math.max(...excess)).toBeLessThanOrEqual(BURST);
  });

  it('is of each account by itself', async () => {
    const [spent, untouched] = [await slow.accountWith(0), await slow.accountWith(BURST)];
    expect(await slow.request(spent)).toBe('opn.held_back');
    expect(await slow.request(untouched)).toBe('sent');
  });

  it('is charged for what the keys of one try cost', async () => {
    const account = await slow.accountWith(3);
    await slow.request(account, { requests: 2 });
    expect([await slow.request(account), await slow.request(account)]).toEqual([
      'sent',
      'opn.held_back',
    ]);
  });
});

describe('a request without a place', () => {
  it('is held back at once, says why, and takes no place', async () => {
    const account = await slow.accountWith(0);
    const asked = slow.enter(account);
    await expect(asked).rejects.toMatchObject({ code: 'opn.held_back' });
    await expect(slow.enter(account)).rejects.toThrow(
      /not asked for GET \S+: the rate budget of account account-\d+ has no place for \d+ ms/,
    );
    const { wait_ms } = await slow.row(account).take({ kept: 0, patienceMs: 0 }, null);
    expect(wait_ms).toBeLessThanOrEqual(10_000);
  });

  it('gives up when its caller does, or the process stops', async () => {
    const patient = await Replica.start(clone.url, SLOW, { promptWaitMs: 60_000 });
    const account = await patient.accountWith(0);
    const caller = new AbortController();
    const waiting = await started(slow, account, 2, () =>
      Promise.allSettled([patient.enter(account, 'prompt', caller.signal), patient.enter(account)]),
    );
    caller.abort();
    await patient.stop();
    const gaveUp = { status: 'rejected', reason: { code: 'opn.aborted' } };
    expect(await waiting.running).toMatchObject([gaveUp, gaveUp]);
  });
});

describe('a sweep', () => {
  it('leaves the reserve to those who cannot wait', async () => {
    const account = await slow.accountWith(RESERVE + 1);
    const sweep = () => slow.row(account).take({ kept: RESERVE, patienceMs: 0 }, null);
    expect([await sweep(), await sweep()]).toMatchObject([{ verdict: 'go' }, { verdict: 'wait' }]);
    const prompts = Array.from({ length: RESERVE + 1 }, () => slow.request(account));
    expect((await Promise.all(prompts)).filter((sent) => sent === 'sent')).toHaveLength(RESERVE);
  });

  it('gets its turn in the end, however many come before it', async () => {
    const account = await one().accountWith(0);
    let isSwept = false;
    const crowd = await started(one(), account, 12, () =>
      Array.from({ length: 12 }, async () => {
        while (!isSwept) await another().enter(account);
      }),
    );
    await one().enter(account, 'sweep');
    isSwept = true;
    await Promise.all(crowd.running);
  });
});

describe("Opn's 429", () => {
  it('is heeded by every replica, as long as it says', async () => {
    await one().request('limited', { ...LIMITED, retryAfterMs: 150 });
    const { blockedUntil, lastFailure } = await another().gate.state('limited');
    await Promise.all(replicas.map((replica) => replica.enter('limited')));
    expect(await one().nowMs()).toBeGreaterThanOrEqual(Date.parse(blockedUntil ?? ''));
    expect(lastFailure).toBe('opn.rate_limited: it answered 429');
  });

  it('stops those, too, who were waiting for their place already', async () => {
    const account = await one().accountWith(-40);
    const entered = await started(one(), account, 1, () => another().enter(account));
    const asked = { request: 'GET /balance', urgency: 'prompt' } as const;
    await one().tell(account, asked, { ...LIMITED, retryAfterMs: 600 });
    const { blockedUntil } = await one().gate.state(account);
    await entered.running;
    expect(await one().nowMs()).toBeGreaterThanOrEqual(Date.parse(blockedUntil ?? ''));
  });

  it('says so to those whose turn would come too late', async () => {
    const account = await slow.accountWith(BURST);
    await slow.request(account, { ...LIMITED, retryAfterMs: 200 });
    await expect(slow.enter(account)).rejects.toThrow(/asked account \S+ to wait until .* \(429\)/);
  });

  it('doubles where it does not say how long, and is heeded up to a limit', async () => {
    const asked = { request: 'GET /balance', urgency: 'prompt' } as const;
    const pauseMs = async (account: string, retryAfterMs: number | null) => {
      await one().tell(account, asked, { ...LIMITED, retryAfterMs });
      const [row] = await one().database.query<{ ms: number }>(
        `SELECT extract(epoch FROM blocked_until - last_failure_at)::float8 * 1000 AS ms
         FROM opn_gate WHERE account = $1`,
        [account],
      );
      await another().enter(account);
      return Math.round(row?.ms ?? 0);
    };
    expect([await pauseMs('silent', null), await pauseMs('silent', null)]).toEqual([60, 120]);
    expect(await pauseMs('absurd', 86_400_000)).toBe(600);
  });

  it('leaves the bucket empty, so that not everybody comes at once', async () => {
    await one().request('gentle', { ...LIMITED, retryAfterMs: 50 });
    const [row] = await one().database.query<{ tokens: number }>(
      `SELECT $1 - extract(epoch FROM full_at - blocked_until)::float8 * $2 AS tokens
       FROM opn_gate WHERE account = 'gentle'`,
      [BURST, FAST],
    );
    expect(row?.tokens).toBeLessThanOrEqual(0.001);
  });
});

describe('a database clock that was set back', () => {
  it('holds nobody up for longer than a pause may last', async () => {
    const [account, full] = [await slow.accountWith(-100_000), await slow.accountWith(BURST)];
    await slow.database.query(
      `UPDATE opn_gate SET blocked_until = clock_timestamp() + interval '1 day'
       WHERE account = ANY($1)`,
      [[account, full]],
    );
    expect(await slow.request(full)).toBe('opn.held_back');
    const { blockedUntil } = await slow.gate.state(full);
    expect(Date.parse(blockedUntil ?? '') - (await slow.nowMs())).toBeLessThanOrEqual(60_000);
    const { wait_ms } = await slow.row(account).take({ kept: 0, patienceMs: 0 }, null);
    expect(wait_ms).toBeLessThan(200_000);
  });
});
