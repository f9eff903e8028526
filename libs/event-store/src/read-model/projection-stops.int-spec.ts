import { jest } from '@jest/globals';
import { satang } from '#money';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { inSession } from '../../../../test/support/sessions.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';
import {
  CREATE_TALLY_TABLES,
  LIMIT_KIND,
  limitDecider,
  newLimit,
  TALLY_TABLES,
  TallyEntity,
  tallyBooks,
} from '../../../../test/support/tally-books.js';
import type { Obstacle } from '../../../../test/support/tally-books.js';
import type { ProjectionGroup } from './projection.js';

const NONE = { initial: null, kinds: [], evolve: () => null };

describe('a projection group', () => {
  let database: TestDatabase;
  let log: LogProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    await inSession(database.url, (owner) => owner.query(CREATE_TALLY_TABLES));
    log = await startLogProcess(database.url, TALLY_TABLES);
    for (const account of ['main', 'other']) {
      await log.appender.open(account);
      for (const number of [1, 2, 3, 4]) {
        await log.runner.run([sighting(account, 'a', number)], tallyDecider);
      }
    }
  });

  afterEach(async () => {
    await log.stop();
    await database.drop();
  });

  const amounts = async (account: string): Promise<number> =>
    (await log.database.query('SELECT FROM tally_amounts WHERE account = $1', [account])).length;

  it('stops at a reaction that throws, keeps what it had, and goes on once mended', async () => {
    const obstacle: Obstacle = { at: 'no-4' };
    const books = tallyBooks(obstacle);
    const stopped = log.projections.catchUp('main', books, { eventsPerBatch: 3 });
    await expect(stopped).rejects.toMatchObject({ code: 'projection.stopped' });
    const failure = 'tallies stopped at event tally/main/a@5: Error: an obstacle';
    expect(await log.projections.checkpoint('main', books)).toEqual({ position: 3, failure });
    expect(await amounts('main')).toBe(3);

    expect(await log.projections.catchUp('other', tallyBooks())).toBe(5);
    obstacle.at = null;
    expect(await log.projections.catchUp('main', books)).toBe(5);
    expect(await log.projections.checkpoint('main', books)).toEqual({ position: 5, failure: null });
    expect(await amounts('main')).toBe(4);
  });

  it('says what stopped it even if it never got anywhere', async () => {
    const books = tallyBooks({ at: 'no-1' });
    await expect(log.projections.catchUp('main', books)).rejects.toThrow('an obstacle');
    expect(await log.projections.checkpoint('main', books)).toEqual({
      position: 0,
      failure: 'tallies stopped at event tally/main/a@1: Error: an obstacle',
    });
  });

  it('forgets a failure that another process got past', async () => {
    const books = tallyBooks();
    await log.projections.catchUp('main', books);
    await log.database.query(`UPDATE projection_checkpoints SET failure = 'a moment ago'`);
    expect(await log.projections.catchUp('main', books)).toBe(5);
    expect(await log.projections.checkpoint('main', books)).toEqual({ position: 5, failure: null });
  });

  it('says nothing of a stop that another process got past meanwhile', async () => {
    const books = tallyBooks({ at: 'no-4' });
    const newer = tallyBooks();
    const older = jest.spyOn(log.database, 'transaction').mockImplementationOnce(async () => {
      await log.projections.catchUp('main', newer);
      throw new Error('an obstacle');
    });
    await expect(log.projections.catchUp('main', books)).rejects.toThrow('an obstacle');
    older.mockRestore();
    expect(await log.projections.checkpoint('main', books)).toEqual({ position: 5, failure: null });
  });

  it('leaves the old rows in place when a rebuild fails', async () => {
    await log.projections.catchUp('main', tallyBooks());
    await expect(log.projections.rebuild('main', tallyBooks({ at: 'no-3' }))).rejects.toThrow();
    expect(await amounts('main')).toBe(4);
  });

  it('stops at an event of its kinds that it does not know', async () => {
    await log.runner.run([newLimit('main', satang(2n))], limitDecider);
    const group: ProjectionGroup = {
      ...{ name: 'curious', kinds: [LIMIT_KIND], catalogues: [] },
      ...{ context: NONE, projections: [] },
    };
    const stopped = log.projections.catchUp('main', group);
    await expect(stopped).rejects.toMatchObject({ code: 'event.unknown' });
    expect((await log.projections.checkpoint('main', group)).failure).toBe(
      'curious does not know limit.set (limit/main/all@1), and must not skip it.',
    );
  });

  it('passes over kinds of streams that are not its own', async () => {
    await log.runner.run([newLimit('main', satang(2n))], limitDecider);
    const group: ProjectionGroup = {
      ...{ name: 'indifferent', kinds: ['nothing'], catalogues: [] },
      ...{ context: NONE, projections: [] },
    };
    expect(await log.projections.catchUp('main', group)).toBe(6);
  });

  it('stops when a row to update is not there', async () => {
    await log.projections.catchUp('main', tallyBooks());
    await log.database.query('DELETE FROM tallies');
    await log.runner.run([sighting('main', 'a', 5)], tallyDecider);
    await expect(log.projections.catchUp('main', tallyBooks())).rejects.toThrow(
      '1 rows to update are missing in tallies',
    );
    expect(await log.database.source.getRepository(TallyEntity).count()).toBe(0);
  });
});
