import { Database, openDataSource } from '#database';
import { DAY_MS, HOUR_MS, MINUTE_MS, parseInstant, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import type { HintVerdict } from '../application/hint-queue.js';
import { LONGEST_WAIT_MS } from '../domain/hint-patience.js';
import { HintQueueTable } from './hint-queue-table.js';
import { InboxTableWriter } from './inbox-table-writer.js';

const now = parseInstant('2026-11-20T03:48:31Z');
const at = plusMs(now, MINUTE_MS);
const VERDICTS: Readonly<Record<string, HintVerdict>> = {
  done: { kind: 'done', reason: null },
  again: { kind: 'again', at, reason: 'not yet' },
  parked: { kind: 'parked', reason: 'never' },
  unasked: { kind: 'unasked', at, reason: 'Opn is out of order' },
  left: { kind: 'left' },
};

describe('the queue of hints', () => {
  let clone: TestDatabase;
  let database: Database;
  let queue: HintQueueTable;

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = new Database(await openDataSource(clone.url, [], 'yodtrong-test'));
    queue = new HintQueueTable(database);
  });

  afterAll(async () => {
    await database.source.destroy();
    await clone.drop();
  });

  const store = (account: string, body = '{}', receivedAt: Instant = now) =>
    new InboxTableWriter(database).store({
      account,
      body: Buffer.from(body),
      headers: {},
      receivedAt,
      state: 'received',
      reason: null,
      hint: null,
    });

  it('hands out a hint to one of many, and again when nobody settled it', async () => {
    await store('taken');
    const takers = Array.from({ length: 8 }, () => queue.take('taken', now, 10));
    const taken = await Promise.all(takers);
    expect(taken.flat()).toMatchObject([{ attempts: 1, receivedAt: now }]);
    expect(await queue.take('taken', plusMs(now, MINUTE_MS / 4), 10)).toEqual([]);
    expect(await queue.take('taken', at, 10)).toMatchObject([{ attempts: 2 }]);
  });

  it('hands out no hint of another account, nor one that is not due', async () => {
    await store('due');
    expect(await queue.take('other', now, 10)).toEqual([]);
    expect(await queue.take('due', plusMs(now, -1), 10)).toEqual([]);
    expect(await queue.take('due', now, 10)).toHaveLength(1);
  });

  it.each([
    ['done', 'again', 'done'],
    ['done', 'parked', 'done'],
    ['parked', 'again', 'parked'],
    ['parked', 'done', 'done'],
    ['again', 'done', 'done'],
  ])('settled as %s and then, by a slow process, as %s, is %s', async (first, second, last) => {
    const account = `${first}-${second}`;
    await store(account);
    const [hint] = await queue.take(account, now, 1);
    for (const verdict of [first, second]) {
      await queue.settle(account, [{ id: hint!.id, verdict: VERDICTS[verdict]! }], now);
    }
    const rows = await database.query('SELECT state FROM inbox WHERE account = $1', [account]);
    expect(rows).toEqual([{ state: last }]);
  });

  /** Takes the only hint and settles it; how it then stands. */
  async function settledAs(account: string, verdict: HintVerdict, time: Instant) {
    const [hint] = await queue.take(account, time, 1);
    await queue.settle(account, [{ id: hint!.id, verdict }], time);
    const [row] = await database.query(
      'SELECT attempts, unasked, reason FROM inbox WHERE account = $1',
      [account],
    );
    return row;
  }

  it('counts no attempt while Opn cannot be asked, but how long that lasts', async () => {
    await store('outage');
    const later = (minutes: number) => plusMs(now, minutes * MINUTE_MS);
    const { again, unasked, left } = VERDICTS;
    expect(await settledAs('outage', again!, now)).toMatchObject({ attempts: 1, unasked: 0 });
    for (const nth of [1, 2, 3]) {
      const verdict = { ...unasked!, at: later(nth) } as HintVerdict;
      const stands = await settledAs('outage', verdict, later(nth));
      expect(stands).toEqual({ attempts: 1, unasked: nth, reason: 'Opn is out of order' });
    }
    const stands = { attempts: 1, unasked: 3, reason: 'Opn is out of order' };
    expect(await settledAs('outage', left!, later(4))).toEqual(stands);
    expect(await queue.take('outage', later(4), 1)).toMatchObject([{ attempts: 2, unasked: 3 }]);
    const [hint] = await queue.take('outage', later(6), 1);
    await queue.settle('outage', [{ id: hint!.id, verdict: again! }], later(6));
    expect(await queue.take('outage', later(8), 1)).toMatchObject([{ attempts: 4, unasked: 0 }]);
  });

  it('says when the next one is due', async () => {
    expect(await queue.nextDue('next')).toBeNull();
    await store('next');
    await store('next', '{}', at);
    expect(await queue.nextDue('next')).toBe(now);
    const hints = await queue.take('next', at, 2);
    const [soon, later] = [plusMs(at, SECOND_MS / 2), plusMs(at, 2 * SECOND_MS)];
    const judged = hints.map(({ id }, index) => {
      const verdict = { kind: 'again', at: index === 0 ? later : soon, reason: 'not yet' } as const;
      return { id, verdict };
    });
    await queue.settle('next', judged, at);
    expect(await queue.nextDue('next')).toBe(soon);
  });

  it('hands out what is put off for longer than anything is: that clock was ahead', async () => {
    await store('ahead', '{}', plusMs(now, DAY_MS));
    expect(await queue.take('ahead', now, 10)).toHaveLength(1);
    await store('patient', '{}', plusMs(now, LONGEST_WAIT_MS));
    expect(await queue.take('patient', now, 10)).toEqual([]);
    expect(await queue.take('patient', plusMs(now, LONGEST_WAIT_MS), 10)).toHaveLength(1);
  });

  it('lets no clock that goes back strand what was in hand or put off', async () => {
    await store('back');
    await store('back');
    const ahead = plusMs(now, 2 * HOUR_MS);
    const [first] = await queue.take('back', ahead, 1);
    const verdict = { kind: 'again', at: ahead, reason: 'not yet' } as const;
    await queue.settle('back', [{ id: first!.id, verdict }], ahead);
    expect(await queue.take('back', ahead, 2)).toHaveLength(2);
    expect(await queue.take('back', now, 2)).toHaveLength(2);
    expect(await queue.take('back', now, 2)).toHaveLength(0);
  });

  it('hands out no more at once than the memory holds, and always one', async () => {
    const body = JSON.stringify({ filler: 'x'.repeat(6 * 1024 * 1024) });
    for (let count = 0; count < 4; count += 1) await store('large', body);
    expect(await queue.take('large', now, 10)).toHaveLength(2);
    expect(await queue.take('large', now, 10)).toHaveLength(2);
    await store('larger', `${body}${body}${body}`);
    expect(await queue.take('larger', now, 10)).toHaveLength(1);
  });
});
