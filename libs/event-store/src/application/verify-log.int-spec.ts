import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
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

/** What an intruder does with every right, and what must show. */
const INTRUSIONS: readonly (readonly [what: string, statements: string[], kinds: string[]])[] = [
  [
    'an amount was raised',
    [`UPDATE events SET data = jsonb_set(data, '{amount}', '"900"') WHERE position = 2`],
    ['event.changed'],
  ],
  [
    'a number became a fraction',
    [`UPDATE events SET data = jsonb_set(data, '{round}', '1.5') WHERE type = 'round.completed'`],
    ['event.changed', 'event.changed'],
  ],
  [
    'the time of an event was moved',
    [`UPDATE events SET occurred_at = occurred_at + interval '1 day' WHERE position = 8`],
    ['event.changed'],
  ],
  [
    'who caused it was changed',
    [`UPDATE events SET cause = 'person', cause_ref = 'somchai' WHERE position = 8`],
    ['event.changed'],
  ],
  [
    'a hash was rewritten',
    [`UPDATE events SET hash = sha256('anything') WHERE position = 8`],
    ['event.changed', 'batch.changed'],
  ],
  [
    'the last event was deleted',
    ['DELETE FROM events WHERE position = 8'],
    ['batch.changed', 'head.differs'],
  ],
  [
    'an event in the middle was deleted',
    ['DELETE FROM events WHERE position = 2'],
    ['event.missing', 'batch.changed', 'event.unchained'],
  ],
  [
    'a whole stream was deleted',
    [`DELETE FROM events WHERE stream = 'tally/main/b'`],
    ['batch.changed', 'event.missing', 'batch.changed', 'batch.changed', 'head.differs'],
  ],
  [
    'two neighbours changed places',
    [
      'UPDATE events SET position = 99 WHERE position = 2',
      'UPDATE events SET position = 2 WHERE position = 3',
      'UPDATE events SET position = 3 WHERE position = 99',
    ],
    ['batch.changed'],
  ],
  [
    'two events of one stream changed places',
    [
      'UPDATE events SET position = 99 WHERE position = 4',
      'UPDATE events SET position = 4 WHERE position = 5',
      'UPDATE events SET position = 5 WHERE position = 99',
    ],
    ['event.unchained', 'batch.changed'],
  ],
  [
    'an event was slipped in behind the head',
    [
      `INSERT INTO events SELECT account, 9, 'tally/main/c', 1, type, schema_version, occurred_at,
         recorded_at, cause, cause_ref, evidence, data, hash FROM events WHERE position = 1`,
    ],
    ['event.changed', 'event.unbatched', 'head.differs'],
  ],
  [
    'a batch was cut out',
    ['DELETE FROM event_batches WHERE number = 2'],
    ['batch.unchained', 'event.unbatched', 'event.unbatched'],
  ],
  [
    'the last batch was cut off',
    ['DELETE FROM event_batches WHERE number = 5'],
    ['event.unbatched', 'event.unbatched', 'head.differs'],
  ],
  [
    'a batch was moved in time',
    [`UPDATE event_batches SET committed_at = '2020-01-01Z' WHERE number = 3`],
    ['batch.unchained'],
  ],
  ['the head was set back', ['UPDATE log_heads SET position = 6, batch = 4'], ['head.differs']],
  ['the head was removed', ['DELETE FROM log_heads'], ['head.differs']],
  [
    'evidence was exchanged',
    [`UPDATE evidence SET body = '{"object":"charge","id":"chrg_2"}'`],
    ['evidence.changed'],
  ],
];

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
      ...{ faults: [], faultCount: 0 },
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
