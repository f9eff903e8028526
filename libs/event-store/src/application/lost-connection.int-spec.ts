import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { startLossyNetwork } from '../../../../test/support/lossy-network.js';
import type { LossyNetwork } from '../../../../test/support/lossy-network.js';
import { inSession, superuserUrl } from '../../../../test/support/sessions.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';

const POLL_MS = 5;
const APPEND = 'append_events';
const END_BLOCKED_APPEND = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%append_events%'`;

describe('a connection that is lost while appending', () => {
  let database: TestDatabase;
  let network: LossyNetwork;
  let log: LogProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    network = await startLossyNetwork(database.url);
    log = await startLogProcess(network.url);
    await log.appender.open('main');
  });

  afterEach(async () => {
    await log.stop();
    await network.stop();
    await database.drop();
  });

  const stored = async (): Promise<readonly string[]> =>
    (await log.reader.after('main', 0, 100)).map(({ stream, version }) => `${stream}@${version}`);

  /** Holds the head until the append waits for it, and ends that append's session. */
  function interrupted<T>(append: () => Promise<T>): Promise<T> {
    return inSession(superuserUrl(database.url), async (holder) => {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM log_heads FOR UPDATE');
      const appended = append();
      await inSession(superuserUrl(database.url), async (killer) => {
        while ((await killer.query(END_BLOCKED_APPEND)).rowCount === 0) await pause(POLL_MS);
      });
      await holder.query('COMMIT');
      return appended;
    });
  }

  it.each([{ whole: false }, { whole: true }])(
    'before the commit: the append is made again, once (%j)',
    async (options) => {
      const lessons = [sighting('main', 'a', 1), sighting('main', 'b', 2)];
      const recorded = await interrupted(() => log.runner.run(lessons, tallyDecider, options));
      expect(recorded.map(({ stream }) => stream)).toEqual(['tally/main/a', 'tally/main/b']);
      expect(await stored()).toEqual(['tally/main/a@1', 'tally/main/b@1']);
    },
  );

  it.each([{ whole: false }, { whole: true }])(
    'after the commit: what was stored is found and answered, once (%j)',
    async (options) => {
      network.loseAnswerTo(APPEND);
      const lessons = [sighting('main', 'a', 1), sighting('main', 'b', 2)];
      const recorded = await log.runner.run(lessons, tallyDecider, options);
      expect(network.lost).toBe(1);
      expect(await stored()).toEqual(['tally/main/a@1', 'tally/main/b@1']);
      expect(recorded.map(({ stream, position }) => `${stream}:${position}`)).toEqual([
        'tally/main/a:1',
        'tally/main/b:2',
      ]);
    },
  );

  it('leaves the process able to go on', async () => {
    network.loseAnswerTo(APPEND);
    for (const number of [1, 2, 3]) {
      await log.runner.run([sighting('main', 'a', number)], tallyDecider);
    }
    expect(await log.reader.head('main')).toMatchObject({ position: 4, batch: 3 });
  });
});
