import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { inSession, superuserUrl } from '../../../../test/support/sessions.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';
import { LOG_CHANNEL } from './log-appender.js';
import { LogListener } from './log-listener.js';

const POLL_MS = 10;
const LISTENING = `SELECT FROM pg_stat_activity
  WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
const END_LISTENING = LISTENING.replace('SELECT', 'SELECT pg_terminate_backend(pid)');

describe('listening to the log', () => {
  let database: TestDatabase;
  let log: LogProcess;
  let listener: LogListener;
  let heard: string[];

  beforeAll(() => Logger.overrideLogger(false)); // the interruption is what is tested
  afterAll(() => Logger.overrideLogger(new ConsoleLogger()));

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await startLogProcess(database.url);
    listener = new LogListener(log.database);
    heard = [];
    listener.listen(LOG_CHANNEL, (account) => heard.push(account));
    await log.appender.open('main');
  });

  afterEach(async () => {
    listener.onApplicationShutdown();
    await log.stop();
    await database.drop();
  });

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await pause(POLL_MS);
  }

  const isListening = (): Promise<boolean> =>
    inSession(superuserUrl(database.url), async (superuser) => {
      return (await superuser.query(LISTENING)).rowCount === 1;
    });

  it('hears which account has news', async () => {
    await until(isListening);
    await log.runner.run([sighting('main', 'a', 1)], tallyDecider);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['main']);
  });

  it('listens again after its connection was lost', async () => {
    await until(isListening);
    await inSession(superuserUrl(database.url), (superuser) => superuser.query(END_LISTENING));
    await until(async () => !(await isListening()));
    await until(isListening);
    await log.runner.run([sighting('main', 'a', 1)], tallyDecider);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['main']);
  });
});
