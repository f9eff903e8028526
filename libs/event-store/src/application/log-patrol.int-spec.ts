import { jest } from '@jest/globals';
import { DAY_MS, HOUR_MS, parseInstant, plusMs } from '#kernel';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { tamper } from '../../../../test/support/sessions.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';
import { evidenceOf } from '../domain/evidence.js';
import { LogChecks } from '../log/log-checks.js';
import type { LogHead } from '../log/log-reader.js';
import { EvidenceEraser } from './evidence-eraser.js';
import { LogPatrol } from './log-patrol.js';
import { LogVerifier } from './verify-log.js';

const seen = evidenceOf({ object: 'charge', id: 'chrg_1' });
const noon = parseInstant('2026-11-20T05:00:00Z');
const MOST_STEPS = 50;
const SOUND = { brokenSince: null, fault: null };
const WHY = { reason: 'request 7', by: 'Malee', reference: null, before: null };

describe('the daily walk through a log', () => {
  let database: TestDatabase;
  let log: LogProcess;
  let accounts = 0;
  let account: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    log = await startLogProcess(database.url);
  });
  beforeEach(async () => {
    account = `shop-${(accounts += 1)}`;
    await log.appender.open(account);
    for (const number of [1, 2, 3, 4]) await record('a', number);
  });
  afterAll(async () => {
    await log.stop();
    await database.drop();
  });

  const record = (tally: string, number: number) =>
    log.runner.run([sighting(account, tally, number, seen)], tallyDecider);

  /** Of a process of its own each time: what it knows is in the database. */
  const step = (now = noon, stated: readonly LogHead[] = []) => {
    const patrol = new LogPatrol(log.database, log.reader, new LogChecks(log.database));
    patrol.eventsAtOnce = 1;
    return patrol.step(account, now, stated);
  };

  /** To its end; answers with what it found and how many steps it took. */
  async function walk(now = noon, stated: readonly LogHead[] = []) {
    for (let steps = 1; steps < MOST_STEPS; steps += 1) {
      const found = await step(now, stated);
      const { phase } = (await new LogChecks(log.database).of(account)) ?? { phase: null };
      if (phase === 'done') return { steps, ...found };
    }
    throw new Error('It never came to its end.');
  }

  const events = () => log.reader.head(account).then(({ position }) => position);

  it('goes on where it was, portion by portion, whoever does the next one', async () => {
    const head = await log.reader.head(account);
    const { steps } = await walk(noon, [head]).then((found) => {
      expect(found).toMatchObject({ ...SOUND, soundAt: noon });
      return found;
    });
    expect(steps).toBeGreaterThanOrEqual(await events());
    expect(await step(plusMs(noon, DAY_MS - 1))).toMatchObject({ soundAt: noon });
    const tomorrow = plusMs(noon, DAY_MS);
    expect(await walk(tomorrow)).toMatchObject({ ...SOUND, soundAt: tomorrow });
  });

  it('takes what was appended meanwhile along', async () => {
    await step();
    await record('b', 1);
    expect(await walk()).toMatchObject(SOUND);
  });

  it('finds damage, since when it was found, and a sound log again', async () => {
    const change = (from: string, to: string) =>
      tamper(
        database.url,
        `UPDATE events SET occurred_at = occurred_at ${to} interval '1 ${from}'
         WHERE account = '${account}' AND position = 3`,
      );
    await change('day', '+');
    const later = plusMs(noon, HOUR_MS);
    expect(await walk()).toMatchObject({ brokenSince: noon, soundAt: null });
    expect(await walk(later)).toMatchObject({
      brokenSince: noon,
      fault: expect.stringMatching(/position 3 is not what was recorded/),
    });
    await change('day', '-');
    const repaired = plusMs(later, HOUR_MS);
    expect(await step(repaired)).toMatchObject({ brokenSince: noon });
    expect(await walk(repaired)).toMatchObject({ ...SOUND, soundAt: repaired });
  });

  it('misses a head that a report states, though the rest is a proper log', async () => {
    const head = await log.reader.head(account);
    const other = { ...head, digest: 'ab'.repeat(32) };
    expect(await walk(noon, [other])).toMatchObject({
      fault: expect.stringMatching(/^A head that a report states/),
    });
  });

  it('begins anew, without the fault, when all was found sound elsewhere', async () => {
    const checks = new LogChecks(log.database);
    const patrol = new LogPatrol(log.database, log.reader, checks);
    const head = await log.reader.head(account);
    await walk(noon, [{ ...head, digest: 'ab'.repeat(32) }]);
    await patrol.foundSound(account, noon);
    expect(await patrol.soundness(account)).toMatchObject({ brokenSince: noon });
    const later = plusMs(noon, 1);
    jest.spyOn(checks, 'of').mockResolvedValueOnce(null); // another step was done since it read
    await patrol.foundSound(account, later);
    expect(await patrol.soundness(account)).toMatchObject({ ...SOUND, soundAt: later });
    expect(await walk(later, [{ ...head, digest: 'ab'.repeat(32) }])).toMatchObject({
      brokenSince: later,
    });
  });

  it('misses evidence that is gone, though it was erased before it was cited again', async () => {
    const eraser = new EvidenceEraser(log.database, log.runner, log.clock);
    const pieces = [{ hash: seen.hash, webhook: null }];
    const { position: knownTo } = await log.reader.head(account);
    await record('b', 1);
    const early = eraser.erase(account, { pieces, knownTo }, WHY);
    await expect(early).rejects.toMatchObject({ code: 'evidence.conflict' });
    await eraser.erase(account, { pieces, knownTo: await events() }, WHY);
    expect(await walk()).toMatchObject(SOUND);
    await record('b', 2);
    await tamper(database.url, `DELETE FROM evidence WHERE account = '${account}'`);
    const fault = expect.stringMatching(/nobody had it erased. It is cited by the event at/);
    expect(await walk(plusMs(noon, DAY_MS))).toMatchObject({ fault });
    const verdict = await new LogVerifier(log.database, log.reader).verify(account);
    expect(verdict).toMatchObject({ evidence: { missing: 1 }, faults: [{ message: fault }] });
  });

  it('finds tombstones that no event announces, also beyond the end', async () => {
    for (const position of [2, 99]) {
      await tamper(
        database.url,
        `INSERT INTO erased_evidence VALUES ('${account}', ${position}, 'h', '', now())`,
      );
      const fault = expect.stringMatching(`event at position ${position}, which does not announce`);
      expect(await walk(plusMs(noon, position * DAY_MS))).toMatchObject({ fault });
      await tamper(database.url, `DELETE FROM erased_evidence WHERE account = '${account}'`);
      expect(await walk(plusMs(noon, (position + 1) * DAY_MS))).toMatchObject(SOUND);
    }
  });

  it('finds a head that was set back, and evidence that was changed', async () => {
    await tamper(
      database.url,
      `UPDATE log_heads SET position = position - 1 WHERE account = '${account}'`,
    );
    expect((await walk()).fault).toMatch(/^The head says/);
    await tamper(
      database.url,
      `UPDATE log_heads SET position = position + 1 WHERE account = '${account}'`,
      `UPDATE evidence SET body = 'other' WHERE account = '${account}'`,
    );
    expect((await walk(plusMs(noon, DAY_MS))).fault).toMatch(/head says|another content/);
  });
});
