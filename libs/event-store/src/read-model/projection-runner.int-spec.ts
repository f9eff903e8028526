import { satang } from '#money';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { inSession } from '../../../../test/support/sessions.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';
import {
  CREATE_TALLY_TABLES,
  limitDecider,
  newLimit,
  TALLY_TABLES,
  tallyBooks,
} from '../../../../test/support/tally-books.js';

const TALLIES = ['a', 'b', 'c'];
const AMOUNTS = 8;
const EVENTS = TALLIES.length * (AMOUNTS + 2) + 2;
const LIMIT_IS_SET_BEFORE = [3, 6];

describe('projections', () => {
  let database: TestDatabase;
  let log: LogProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    await inSession(database.url, (owner) => owner.query(CREATE_TALLY_TABLES));
    log = await startLogProcess(database.url, TALLY_TABLES);
    await log.appender.open('main');
  });

  afterEach(async () => {
    await log.stop();
    await database.drop();
  });

  async function fillLog(account = 'main'): Promise<void> {
    for (let number = 1; number <= AMOUNTS; number += 1) {
      if (LIMIT_IS_SET_BEFORE.includes(number)) {
        const limit = newLimit(account, satang(BigInt(number * 2 - 4)));
        await log.runner.run([limit], limitDecider);
      }
      const lessons = TALLIES.map((tally) => sighting(account, tally, number));
      await log.runner.run(lessons, tallyDecider);
    }
  }

  const tables = (account = 'main'): Promise<readonly object[][]> =>
    Promise.all(
      ['tallies', 'tally_amounts'].map((table) =>
        log.database.query(`SELECT * FROM ${table} WHERE account = $1 ORDER BY 2, 3`, [account]),
      ),
    );

  it('say what the events say', async () => {
    await fillLog();
    expect(await log.projections.catchUp('main', tallyBooks())).toBe(EVENTS);
    const [tallies, amounts] = await tables();
    expect(tallies![0]).toEqual({
      ...{ account: 'main', id: 'tally/main/a', from: '2026-11-20T03:48:31.250Z', last: 8n },
      ...{ total: 21n, sum: 36n, rounds: 2, round_names: ['round "1"', 'round "2"'] },
    });
    // The limit was 2 from the third amount on, and 8 from the sixth on.
    const over = amounts!.filter((row) => 'over_limit' in row && row.over_limit);
    expect(over.map((row) => 'amountId' in row && row.amountId)).toEqual(
      TALLIES.flatMap(() => ['no-3', 'no-4', 'no-5']),
    );
    expect(amounts).toHaveLength(TALLIES.length * AMOUNTS);
  });

  it('are the same whatever the size of the batches', async () => {
    await fillLog();
    await log.projections.catchUp('main', tallyBooks());
    const expected = await tables();
    for (const eventsPerBatch of [1, 2, 3, 7, EVENTS, EVENTS + 1]) {
      await log.database.query('DELETE FROM tallies');
      await log.database.query('DELETE FROM tally_amounts');
      await log.database.query('DELETE FROM projection_checkpoints');
      await log.projections.catchUp('main', tallyBooks(), { eventsPerBatch });
      expect(await tables()).toEqual(expected);
    }
  });

  it('are equal, row for row, when they are rebuilt', async () => {
    await fillLog();
    await log.appender.open('other');
    await fillLog('other');
    for (const account of ['main', 'other']) await log.projections.catchUp(account, tallyBooks());
    const expected = await tables();
    await log.database.query(`UPDATE tallies SET last = 0`);
    await log.database.query(`DELETE FROM tally_amounts WHERE "amountId" = 'no-1'`);
    expect(await tables()).not.toEqual(expected);
    const differing = await log.projections.tablesThatDiffer('main', tallyBooks());
    expect(differing).toEqual(['tallies', 'tally_amounts']);
    await log.projections.rebuild('main', tallyBooks(), { eventsPerBatch: 4 });
    expect(await tables()).toEqual(expected);
    expect(await log.projections.tablesThatDiffer('main', tallyBooks())).toEqual([]);
    await log.runner.run([sighting('main', 'a', AMOUNTS + 1)], tallyDecider); // by another process
    expect(await log.projections.tablesThatDiffer('main', tallyBooks())).toEqual([]);
    const [others] = await tables('other');
    expect(others!.map((row) => 'last' in row && row.last)).toEqual(TALLIES.map(() => 0n));
  });

  it('move once, however many processes move them while the log grows', async () => {
    const processes = await Promise.all(
      [1, 2].map(() => startLogProcess(database.url, TALLY_TABLES)),
    );
    const filling = { isDone: false };
    const follow = async ({ projections }: LogProcess): Promise<void> => {
      while (!filling.isDone)
        await projections.catchUp('main', tallyBooks(), { eventsPerBatch: 3 });
    };
    const following = [log, ...processes].map(follow);
    await fillLog().finally(() => (filling.isDone = true));
    await Promise.all(following);
    expect(await log.projections.catchUp('main', tallyBooks())).toBe(EVENTS);
    const followed = await tables();
    await log.projections.rebuild('main', tallyBooks());
    expect(await tables()).toEqual(followed);
    await Promise.all(processes.map((process) => process.stop()));
  });
});
