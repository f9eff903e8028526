import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { INTRUSIONS } from '../../../../test/support/intrusions.js';
import { tamper } from '../../../../test/support/sessions.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';
import { evidenceOf } from '../domain/evidence.js';
import type { LogHead } from '../log/log-reader.js';
import { LogVerifier } from './verify-log.js';
import type { LogVerdict } from './verify-log.js';

const seen = evidenceOf({ object: 'charge', id: 'chrg_1' });

/** Five batches: a@1 | a@2, b@1 | a@3, a@4 (a round) | b@2 | b@3, b@4: positions 1 to 8. */
const BATCHES = [
  [['a', 1]],
  [
    ['a', 2],
    ['b', 1],
  ],
  [['a', 3]],
  [['b', 2]],
  [['b', 3]],
] as const;
const EVENTS = 8;

describe('verifying the log', () => {
  let database: TestDatabase;
  let log: LogProcess;
  let head: LogHead;

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await startLogProcess(database.url);
    await log.appender.open('main');
    for (const batch of BATCHES) {
      const lessons = batch.map(([tally, number]) => sighting('main', tally, number, seen));
      await log.runner.run(lessons, tallyDecider);
    }
    head = await log.reader.head('main');
  });

  afterEach(async () => {
    await log.stop();
    await database.drop();
  });

  const verify = (stated: readonly LogHead[] = []): Promise<LogVerdict> =>
    new LogVerifier(log.database, log.reader).verify('main', { stated });

  const kinds = ({ faults }: LogVerdict): readonly string[] => faults.map(({ kind }) => kind);

  it('finds nothing wrong with an untouched one, and earlier heads in it', async () => {
    expect(await verify([head])).toEqual({
      ...{ account: 'main', events: EVENTS, batches: BATCHES.length, headDigest: head.digest },
      ...{ evidence: { kept: 1, erased: 0, missing: 0 }, faults: [], faultCount: 0 },
    });
  });

  it('finds nothing wrong with an empty one', async () => {
    await log.appender.open('empty');
    const verdict = await new LogVerifier(log.database, log.reader).verify('empty');
    expect(verdict).toMatchObject({ events: 0, batches: 0, faults: [] });
  });

  it.each(INTRUSIONS)('shows that %s', async (_what, statements, expected) => {
    await tamper(database.url, ...statements);
    expect(kinds(await verify())).toEqual(expected);
  });

  it('says what is wrong in a sentence, and where', async () => {
    await tamper(database.url, 'DELETE FROM events WHERE position IN (2, 3)');
    expect((await verify()).faults.map(({ message }) => message)).toEqual([
      'Batch 2 digested 2 events at positions 2 to 3; the 0 that are there give another digest.',
      'Positions 2 to 3 are empty: events were removed or renumbered.',
      "Event tally/main/a@3 at position 4 does not follow its stream's version before.",
      "Event tally/main/b@2 at position 6 does not follow its stream's version before.",
    ]);
  });

  it('needs a head stated elsewhere to see that a tail was cut off cleanly', async () => {
    await tamper(
      database.url,
      'DELETE FROM events WHERE position > 6',
      'DELETE FROM event_batches WHERE number > 4',
      `UPDATE log_heads SET position = 6, batch = 4,
         digest = (SELECT digest FROM event_batches WHERE number = 4)`,
    );
    expect((await verify()).faults).toEqual([]);
    const verdict = await verify([head]);
    expect(kinds(verdict)).toEqual(['head.unknown']);
    expect(verdict.faults[0]?.message).toContain('position 8 in batch 5');
  });

  it('keeps its answer short, however much is wrong', async () => {
    for (let number = 10; number < 130; number += 1) {
      await log.runner.run([sighting('main', `t${number}`, number)], tallyDecider);
    }
    await tamper(database.url, `UPDATE events SET data = '{}'`);
    const { faults, faultCount, events } = await verify();
    expect({ faults: faults.length, faultCount, events }).toEqual({
      faults: 100,
      faultCount: EVENTS + 120,
      events: EVENTS + 120,
    });
  });
});
