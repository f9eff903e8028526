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
import type { PreparedAppend } from '../domain/prepared-append.js';

const FRESH = { version: 0, hash: GENESIS_HASH };

const counted = (id: string): AmountCounted =>
  new AmountCounted(SOME_TIME, { id, amount: satang(100n), parts: [] });

function append(tally: string, ids: readonly string[], tip = FRESH): PreparedAppend {
  const decided = ids.map((id) => ({
    event: counted(id),
    cause: { kind: 'sweep', ref: null } as const,
    evidence: null,
  }));
  return prepareAppend(tallyStream('main', tally), tip, decided, tallyEvents, SOME_TIME);
}

describe('an append', () => {
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

  const positions = async (): Promise<readonly number[]> =>
    (await log.reader.after('main', 0, 1_000)).map(({ position }) => Number(position));

  it('answers with the events and their positions', async () => {
    const [first, second] = [append('a', ['1', '2']), append('b', ['3'])];
    const verdicts = await Promise.all([
      log.appender.append('main', first),
      log.appender.append('main', second),
    ]);
    expect(verdicts.map((events) => events?.map(({ position }) => position))).toEqual([
      [1, 2],
      [3],
    ]);
    expect(await positions()).toEqual([1, 2, 3]);
  });

  it('that is stale fails alone, and leaves no gap behind', async () => {
    await log.appender.append('main', append('a', ['1']));
    const verdicts = await Promise.all([
      log.appender.append('main', append('b', ['2'])),
      log.appender.append('main', append('a', ['stale'])),
      log.appender.append('main', append('c', ['3'])),
    ]);
    expect(verdicts.map((events) => events?.map(({ position }) => position) ?? null)).toEqual([
      [2],
      null,
      [3],
    ]);
    expect(await positions()).toEqual([1, 2, 3]);
  });

  it('is stale behind another one to the same stream in the same batch', async () => {
    const verdicts = await Promise.all([
      log.appender.append('main', append('a', ['1'])),
      log.appender.append('main', append('a', ['2'])),
    ]);
    expect(verdicts.map((events) => events !== null)).toEqual([true, false]);
    expect(await positions()).toEqual([1]);
  });

  it('takes all of a whole, or nothing of it', async () => {
    await log.appender.append('main', append('a', ['1']));
    const refused = await log.appender.appendWhole('main', [
      append('b', ['2']),
      append('a', ['x']),
    ]);
    expect(refused).toEqual([null, null]);
    expect(await positions()).toEqual([1]);
    const taken = await log.appender.appendWhole('main', [append('b', ['2']), append('c', ['3'])]);
    expect(taken.map((events) => events?.length)).toEqual([1, 1]);
    expect(await positions()).toEqual([1, 2, 3]);
  });

  it('that the database cannot store does not take its batch-mates with it', async () => {
    const poison = append('poison', ['NUL \u0000']);
    const appends = [append('a', ['1']), append('b', ['2']), poison, append('c', ['3'])];
    const results = await Promise.allSettled(
      appends.map((one) => log.appender.append('main', one)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await positions()).toEqual([1, 2, 3]);
  });

  it('to an account that was never opened says so', async () => {
    const refusal = log.appender.append('nobody', append('a', ['1']));
    await expect(refusal).rejects.toMatchObject({
      code: 'account.unknown',
      message: 'There is no account "nobody" here: open it first, or check how it is spelt.',
    });
  });

  it('opens a log once, and never resets it', async () => {
    await log.appender.append('main', append('a', ['1']));
    await log.appender.open('main');
    expect(await log.reader.head('main')).toMatchObject({ position: 1, batch: 1 });
  });
});
