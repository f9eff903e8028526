import { INSUFFICIENT_PRIVILEGE } from '#database';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { inSession, superuserUrl } from '../../../../test/support/sessions.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';

const REFUSED = [
  `UPDATE events SET data = '{}'`,
  'UPDATE events SET position = position WHERE false',
  'DELETE FROM events',
  'TRUNCATE events',
  'UPDATE event_batches SET count = 0',
  'DELETE FROM event_batches WHERE false',
  'TRUNCATE event_batches',
];

/** Ways to get rid of evidence around the one that leaves a trace. */
const AROUND = [
  'DELETE FROM evidence',
  `UPDATE evidence SET body = ''`,
  'TRUNCATE evidence',
  'TRUNCATE inbox',
  'DELETE FROM inbox',
  `INSERT INTO erased_evidence VALUES ('main', 1, 'h', '', now())`,
  `SELECT erase_evidence('main', 1, 1, '[{"hash":"68","webhook":""}]')`,
  `UPDATE inbox SET body = '', state = 'done'`,
  `UPDATE inbox SET account = 'gone'`,
  `UPDATE inbox SET received_at = received_at - interval '8 years'`,
  `UPDATE inbox SET headers = '{}'`,
  `UPDATE inbox SET object_id = 'chrg_b', erased_at = now()`,
];

const WEBHOOK = `
  INSERT INTO inbox (account, id, received_at, headers, body, state, next_attempt_at)
  VALUES ('main', 'w', now(), '{"a":"b"}', 'body', 'received', now())`;

describe('the log', () => {
  let database: TestDatabase;
  let log: LogProcess;

  beforeAll(async () => {
    database = await createTestDatabase();
    log = await startLogProcess(database.url);
    await log.appender.open('main');
    await log.runner.run([sighting('main', 'a', 1)], tallyDecider);
  });

  afterAll(async () => {
    await log.stop();
    await database.drop();
  });

  afterEach(async () => {
    expect(await log.reader.after('main', 0, 10)).toHaveLength(1);
    expect(await log.database.query('SELECT FROM event_batches')).toHaveLength(1);
  });

  it.each(REFUSED)('gives an application no right to: %s', async (statement) => {
    await expect(log.database.query(statement)).rejects.toMatchObject({
      code: INSUFFICIENT_PRIVILEGE,
      message: expect.stringMatching(/^permission denied for table event/),
    });
  });

  it.each(REFUSED)('has taken the right from its owner, too: %s', async (statement) => {
    await inSession(database.url, async (owner) => {
      await expect(owner.query(statement)).rejects.toMatchObject({
        message: expect.stringMatching(/^permission denied for table event/),
      });
    });
  });

  it.each(REFUSED)('stops an owner who took the right back: %s', async (statement) => {
    await inSession(database.url, async (owner) => {
      await owner.query('BEGIN');
      await owner.query('GRANT ALL ON events, event_batches TO CURRENT_USER');
      await expect(owner.query(statement)).rejects.toMatchObject({
        code: INSUFFICIENT_PRIVILEGE,
        message: expect.stringMatching(/^The log is append-only: \w+ on event\w+ is refused/),
      });
      await owner.query('ROLLBACK');
    });
  });

  it.each(REFUSED)('stops a superuser: %s', async (statement) => {
    await inSession(superuserUrl(database.url), async (superuser) => {
      await expect(superuser.query(statement)).rejects.toThrow('The log is append-only');
    });
  });

  it.each(['DELETE FROM log_heads', 'TRUNCATE log_heads'])(
    'keeps the head of an account: %s',
    async (statement) => {
      await expect(log.database.query(statement)).rejects.toMatchObject({
        code: INSUFFICIENT_PRIVILEGE,
      });
    },
  );

  it('lets no evidence or webhook go without a tombstone, nor a tombstone be forged', async () => {
    await log.database.query(`INSERT INTO evidence VALUES ('main', 'h', 'body', now())`);
    await log.database.query(WEBHOOK);
    await log.database.query(`UPDATE inbox SET state = 'done', settled_at = now()`);
    for (const statement of AROUND) {
      await expect(log.database.query(statement)).rejects.toMatchObject({
        code: INSUFFICIENT_PRIVILEGE,
      });
      await inSession(superuserUrl(database.url), async (superuser) => {
        await expect(superuser.query(statement)).rejects.toMatchObject({
          code: INSUFFICIENT_PRIVILEGE,
        });
      });
    }
    expect(await log.database.query('SELECT FROM evidence')).toHaveLength(1);
  });
});
