import { setTimeout as pause } from 'node:timers/promises';
import { GENESIS_HASH } from '#kernel';
import { satang } from '#money';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import {
  AmountCounted,
  SOME_TIME,
  tallyEvents,
  tallyStream,
} from '../../../../test/support/tally.js';
import { prepareAppend } from '../domain/prepared-append.js';
import { batchJson } from './append-batch.js';

const WRITERS = 8;
const BATCHES_PER_WRITER = 12;
const MAX_HELD_MS = 6;
const POLL_EVERY_MS = 1;
const EVENTS_PER_POLL = 5;

function oneEvent(writer: number, batch: number): string {
  const id = `${writer}-${batch}`;
  const event = new AmountCounted(SOME_TIME, { id, amount: satang(1n), parts: [] });
  const decided = [{ event, cause: { kind: 'sweep', ref: null } as const, evidence: null }];
  const fresh = { version: 0, hash: GENESIS_HASH };
  const append = prepareAppend(tallyStream('main', id), fresh, decided, tallyEvents, SOME_TIME);
  return batchJson([append], false);
}

/** Reproducible, and different for every writer and batch. */
const heldMs = (writer: number, batch: number): number =>
  (writer * 7 + batch * 5) % (MAX_HELD_MS + 1);

describe('a subscriber that follows the log', () => {
  let database: TestDatabase;
  let log: LogProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await startLogProcess(database.url);
    await log.appender.open('main');
  });

  afterEach(async () => {
    await log.stop();
    await database.drop();
  });

  /** Holds its transaction open before and after the append, and sometimes gives it up. */
  async function write(writer: number): Promise<number> {
    let committed = 0;
    for (let batch = 0; batch < BATCHES_PER_WRITER; batch += 1) {
      const givesUp = (writer + batch) % 5 === 0;
      const work = log.database.transaction(async (tx) => {
        await tx.query('SELECT 1');
        await pause(heldMs(batch, writer));
        await tx.query(`SELECT append_events('main', $1)`, [oneEvent(writer, batch)]);
        await pause(heldMs(writer, batch));
        if (givesUp) throw new Error('given up');
      });
      await work.then(
        () => (committed += 1),
        (error: unknown) => expect(String(error)).toContain('given up'),
      );
    }
    return committed;
  }

  async function follow(until: { total: number | null }): Promise<readonly number[]> {
    const seen: number[] = [];
    while (until.total === null || seen.length < until.total) {
      const rows = await log.reader.after('main', seen.at(-1) ?? 0, EVENTS_PER_POLL);
      seen.push(...rows.map(({ position }) => Number(position)));
      if (until.total !== null && rows.length === 0) return seen;
      await pause(POLL_EVERY_MS);
    }
    return seen;
  }

  it('sees every event once and in order, however long writers hold their commits', async () => {
    const until: { total: number | null } = { total: null };
    const following = follow(until);
    const written = await Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n)));
    until.total = written.reduce((total, count) => total + count, 0);
    expect(until.total).toBeGreaterThan(WRITERS);
    const seen = await following;
    expect(seen).toEqual(Array.from({ length: until.total }, (_, index) => index + 1));
  });

  it('is sure of it because a second writer waits until the first has committed', async () => {
    const hold = log.database.transaction(async (tx) => {
      await tx.query(`SELECT append_events('main', $1)`, [oneEvent(1, 1)]);
      const other = log.database.transaction(async (second) => {
        await second.query(`SET LOCAL lock_timeout = '20ms'`);
        await second.query(`SELECT append_events('main', $1)`, [oneEvent(2, 2)]);
      });
      await expect(other).rejects.toMatchObject({ code: '55P03' });
    });
    await hold;
    expect(await log.reader.after('main', 0, 10)).toHaveLength(1);
  });
});
