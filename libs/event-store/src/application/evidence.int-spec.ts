import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import { sighting, tallyDecider } from '../../../../test/support/tally.js';
import { evidenceOf } from '../domain/evidence.js';
import { EvidenceStore } from '../log/evidence-store.js';

const answer = evidenceOf({
  object: 'charge',
  id: 'chrg_1',
  amount: 100,
  rate: 1.65,
  nul: '\u0000',
});
const other = evidenceOf({ object: 'charge', id: 'chrg_2' });

describe('evidence', () => {
  let database: TestDatabase;
  let log: LogProcess;
  let evidence: EvidenceStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await startLogProcess(database.url);
    evidence = new EvidenceStore(log.database);
    await log.appender.open('main');
  });

  afterEach(async () => {
    await log.stop();
    await database.drop();
  });

  const kept = async (): Promise<number> =>
    (await log.database.query('SELECT FROM evidence')).length;

  it('is kept once, however many events cite it', async () => {
    const lessons = [
      sighting('main', 'a', 1, answer),
      sighting('main', 'a', 2, answer),
      sighting('main', 'b', 1, answer),
    ];
    const recorded = await log.runner.run(lessons, tallyDecider);
    await log.runner.run([sighting('main', 'c', 1, answer)], tallyDecider);
    expect(recorded.map((event) => event.evidence)).toEqual(
      [answer, answer, answer].map((e) => e.hash),
    );
    expect(await kept()).toBe(1);
    expect(await evidence.find('main', answer.hash)).toBe(answer.body);
  });

  it('is not kept when it taught nothing', async () => {
    await log.runner.run([sighting('main', 'a', 1, answer)], tallyDecider);
    await log.runner.run([sighting('main', 'a', 1, other)], tallyDecider);
    expect(await evidence.find('main', other.hash)).toBeNull();
    expect(await kept()).toBe(1);
  });

  it('is not kept when another process was faster with the same news', async () => {
    const second = await startLogProcess(database.url);
    const runs = [answer, other].map((seen, index) =>
      [log, second][index]!.runner.run([sighting('main', 'a', 1, seen)], tallyDecider),
    );
    const recorded = (await Promise.all(runs)).flat();
    await second.stop();
    expect(recorded).toHaveLength(1);
    expect(await kept()).toBe(1);
    expect(await evidence.find('main', recorded[0]!.evidence!)).not.toBeNull();
  });

  it('is kept for each account by itself', async () => {
    await log.appender.open('other');
    await log.runner.run([sighting('main', 'a', 1, answer)], tallyDecider);
    expect(await evidence.find('other', answer.hash)).toBeNull();
  });
});
