import fc from 'fast-check';
import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { startLogProcess } from '../../../../test/support/log-process.js';
import type { LogProcess } from '../../../../test/support/log-process.js';
import {
  AMOUNTS_PER_ROUND,
  sighting,
  tallyDecider,
  tallyEvents,
  tallyStream,
} from '../../../../test/support/tally.js';
import { streamText } from '../domain/stream-name.js';

const PROCESSES = 3;
const TALLIES = ['a', 'b', 'c'];
const RUNS = 12;

interface Sight {
  readonly process: number;
  readonly tally: string;
  readonly number: number;
}

const sights = fc.array(
  fc.record({
    process: fc.nat(PROCESSES - 1),
    tally: fc.constantFrom(...TALLIES),
    number: fc.integer({ min: 1, max: 8 }),
  }),
  { minLength: 1, maxLength: 30 },
);

describe('deciding in several processes at once', () => {
  let database: TestDatabase;
  let processes: readonly LogProcess[];

  beforeAll(async () => {
    database = await createTestDatabase();
    processes = await Promise.all(
      Array.from({ length: PROCESSES }, () => startLogProcess(database.url)),
    );
  });

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await database.drop();
  });

  /** Each process records what it saw, one call per sight, all at the same time. */
  async function recordAll(account: string, seen: readonly Sight[]): Promise<readonly string[]> {
    await processes[0]!.appender.open(account);
    const recorded = await Promise.all(
      seen.map(({ process, tally, number }) =>
        processes[process]!.runner.run([sighting(account, tally, number)], tallyDecider),
      ),
    );
    return recorded.flat().map(({ stream, version }) => `${stream}@${version}`);
  }

  async function expectTrueTally(account: string, tally: string, numbers: ReadonlySet<number>) {
    const stream = tallyStream(account, tally);
    const { reader } = processes[0]!;
    const histories = await reader.streams(account, [stream], tallyEvents);
    const history = histories.get(streamText(stream)) ?? [];
    expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
    const ids = history.flatMap((event) => (event.type === 'AmountCounted' ? event.data.id : []));
    expect([...ids].sort()).toEqual([...numbers].map((number) => `no-${number}`).sort());
    const rounds = history.filter(({ type }) => type === 'RoundCompleted');
    expect(rounds).toHaveLength(Math.floor(numbers.size / AMOUNTS_PER_ROUND));
  }

  it('loses nothing and records nothing twice, on the same streams and on others', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(sights, async (seen) => {
        const account = `run-${(run += 1)}`;
        const answered = await recordAll(account, seen);
        for (const tally of TALLIES) {
          const numbers = seen.filter((sight) => sight.tally === tally).map(({ number }) => number);
          await expectTrueTally(account, tally, new Set(numbers));
        }
        const log = await processes[0]!.reader.after(account, 0, 1_000);
        expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, n) => n + 1));
        const stored = log.map(({ stream, version }) => `${stream}@${version}`);
        expect([...answered].sort()).toEqual(stored.sort());
      }),
      { numRuns: RUNS },
    );
  });

  it('takes all streams of a whole at one moment, while others write to some of them', async () => {
    await processes[0]!.appender.open('whole');
    const import_ = TALLIES.map((tally) => sighting('whole', tally, 100));
    const [imported] = await Promise.all([
      processes[0]!.runner.run(import_, tallyDecider, { whole: true }),
      ...[1, 2, 3, 4].map((number) =>
        processes[1]!.runner.run([sighting('whole', 'b', number)], tallyDecider),
      ),
    ]);
    const counted = imported.filter(({ type }) => type === 'AmountCounted');
    expect(counted.map(({ stream }) => stream)).toEqual(TALLIES.map((one) => `tally/whole/${one}`));
    const positions = imported.map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, index) => positions[0]! + index));
  });

  it('answers with nothing, and appends nothing, where nothing is learned', async () => {
    const { runner, reader, appender } = processes[0]!;
    await appender.open('silent');
    await runner.run([sighting('silent', 'a', 1)], tallyDecider);
    const before = await reader.head('silent');
    expect(await runner.run([sighting('silent', 'a', 1)], tallyDecider)).toEqual([]);
    expect(await reader.head('silent')).toEqual(before);
  });

  it('answers with exactly what a reader will find', async () => {
    const { runner, reader, appender } = processes[0]!;
    await appender.open('same');
    const lessons = [1, 2, 3].map((number) => sighting('same', 'a', number));
    const answered = await runner.run(lessons, tallyDecider);
    const histories = await reader.streams('same', [tallyStream('same', 'a')], tallyEvents);
    // What was decided is of a class and what is read is not: the content is what counts.
    expect(answered).toEqual(histories.get('tally/same/a'));
  });
});
