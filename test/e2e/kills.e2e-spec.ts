import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { SeededRandom } from '../../apps/opn-simulator/src/day/seeded-random.js';
import { figures } from '../support/figures.js';
import { RunningInstallation } from './installation.js';
import type { Part } from './installation.js';
import { SimulatedDay } from './simulated-day.js';
import type { Report, SimulatedRecord } from './simulated-day.js';

/** `npm run soak -- --kills N` does it longer. */
const KILLS = Number(process.env['SOAK_KILLS'] ?? 2);
const SEED = process.env['SOAK_SEED'] ?? '7';
const MS_BETWEEN = { least: 2_000, most: 5_000 };
const SECONDS_PER_KILL = 5;
const RECOVERY_LIMIT_MS = 60_000;
const SETTLING_LIMIT_MS = 240_000;
const STORY_LIMIT_MS = 300_000 + KILLS * 30_000;
const PARTS: readonly [Part, Part, Part] = ['api', 'worker', 'postgres'];

describe(`kill -9 of a part, ${KILLS} times in a loaded day (seed ${SEED})`, () => {
  const installation = new RunningInstallation({
    SIMULATOR_SEED: `kills-${SEED}`,
    SIMULATOR_PLAY_SECONDS: String(KILLS * SECONDS_PER_KILL),
    ...(KILLS > 20 ? { SIMULATOR_ORDERS: '5000' } : {}),
    SIMULATOR_FAULTS: 'duplicate=10,http500=2,stale=5',
  });
  const simulated = new SimulatedDay(installation);
  let record: SimulatedRecord;
  let report: Report;
  let acknowledged: readonly string[];

  async function isWell(): Promise<boolean> {
    const answer = await installation.ask('/health/ready').catch(() => null);
    return answer?.status === 200;
  }

  const areAllThere = async (): Promise<boolean> =>
    PARTS.every((part) => installation.count(part) > 0) && (await isWell());

  /**
   * One part after the other dies at some moment, in an order of chance; the rest goes on, and it
   * comes back. All have their turn: the supervisor gives up on one that dies time and again.
   */
  async function killThemAll(): Promise<void> {
    const random = new SeededRandom(SEED);
    let turn: Part[] = [];
    for (let killed = 0; killed < KILLS; killed += 1) {
      if (turn.length === 0) turn = [...PARTS];
      const [part = 'api'] = turn.splice(random.integer(0, turn.length - 1), 1);
      await pause(random.integer(MS_BETWEEN.least, MS_BETWEEN.most));
      expect(installation.kill(part)).toBeGreaterThan(0);
      await installation.until(
        `all is well after the ${part} died`,
        RECOVERY_LIMIT_MS,
        areAllThere,
      );
    }
  }

  async function inboxIds(): Promise<ReadonlySet<string>> {
    const client = new Client({ connectionString: installation.databaseUrl() });
    await client.connect();
    const { rows } = await client.query<{ event_id: string }>('SELECT event_id FROM inbox');
    await client.end();
    return new Set(rows.map(({ event_id: id }) => id));
  }

  beforeAll(async () => {
    await installation.start();
    await killThemAll();
    await simulated.played();
    acknowledged = await simulated.acknowledged();
    record = await simulated.record();
    await installation.until('the day can be closed', SETTLING_LIMIT_MS, async () => {
      const closing = await installation.ask(`/v1/settlement-reports/${record.day}/close`, 'POST');
      return closing.status === 200;
    });
    await installation.until('all webhooks are worked off', SETTLING_LIMIT_MS, isWorkedOff);
    report = await simulated.closed(record.day);
  }, STORY_LIMIT_MS);

  async function isWorkedOff(): Promise<boolean> {
    const client = new Client({ connectionString: installation.databaseUrl() });
    await client.connect();
    const { rows } = await client.query<{ left: number }>(
      "SELECT count(*)::integer AS left FROM inbox WHERE state = 'received'",
    );
    await client.end();
    return rows[0]?.left === 0;
  }

  afterAll(async () => {
    await installation.stop();
    installation.remove();
  }, STORY_LIMIT_MS);

  it('loses no webhook that was acknowledged', async () => {
    const kept = await inboxIds();
    const lost = acknowledged.filter((id) => !kept.has(id));
    figures('kills', { kills: KILLS, acknowledged: acknowledged.length, lost: lost.length });
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });

  it('ends in the report that the simulator knows', () => {
    const day = record.days.find(({ day: one }) => one === record.day);
    expect(report.totals).toEqual(day?.promptPay);
    expect(report.paid).toMatchObject({ ...record.paid, remainder: 0 });
    expect(report.expected).toMatchObject({ ...record.expected, remainder: 0 });
  });

  it(
    'posts nothing twice: the ledger is the one that the simulator keeps for itself',
    async () => {
      const { own, known } = await simulated.ledgers();
      expect(own).toEqual(known);
    },
    STORY_LIMIT_MS,
  );

  it(
    'leaves books that equal a clean rebuild, and a log that verifies',
    async () => {
      const { code, output } = await installation.yodtrong('verify');
      expect(output).toContain('equal to a rebuild');
      expect(code).toBe(0);
    },
    STORY_LIMIT_MS,
  );
});
