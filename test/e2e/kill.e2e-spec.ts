import { RunningInstallation } from './installation.js';
import { SimulatedDay } from './simulated-day.js';
import type { Report, SimulatedRecord } from './simulated-day.js';

const STORY_LIMIT_MS = 240_000;
const PLAY_SECONDS = '12';
const HINTS_BEFORE_THE_KILL = 200;

/** What a report says of each charge, without the times at which we happened to read it. */
const told = ({ id, status, reference, gross, fee, feeVat, net, matched, code }: Row): Row => ({
  id,
  status,
  reference,
  gross,
  fee,
  feeVat,
  net,
  matched,
  code,
});

type Row = Readonly<Record<string, unknown>>;

describe('kill -9 of api, worker, simulator and PostgreSQL in the middle of the day', () => {
  const installation = new RunningInstallation({
    SIMULATOR_SEED: '11',
    SIMULATOR_PLAY_SECONDS: PLAY_SECONDS,
  });
  const simulated = new SimulatedDay(installation);
  let record: SimulatedRecord;
  let report: Report;

  beforeAll(async () => {
    await installation.start();
    await installation.until('half the day is told', STORY_LIMIT_MS, async () => {
      const { data } = await installation.get<{ data: unknown[] }>('/v1/charges?limit=500');
      return data.length > HINTS_BEFORE_THE_KILL;
    });
    installation.killEverything();
    await expect(installation.ask('/health/live')).rejects.toThrow();
    await installation.start();
    await simulated.played();
    record = await simulated.record();
    report = await simulated.closed(record.day);
  }, STORY_LIMIT_MS);

  afterAll(async () => {
    await installation.stop();
    installation.remove();
  }, STORY_LIMIT_MS);

  it('loses nothing and doubles nothing', () => {
    const day = record.days.find(({ day: one }) => one === record.day);
    expect(report.totals).toEqual(day?.promptPay);
    expect(report.paid).toMatchObject({ ...record.paid, remainder: 0 });
    const paid = report.charges.filter(({ gross }) => gross !== null).map(told);
    expect(new Set(paid.map(({ id }) => id)).size).toBe(report.totals.count);
  });

  it(
    'books each movement once',
    async () => {
      const { own, known } = await simulated.ledgers();
      expect(own).toEqual(known);
    },
    STORY_LIMIT_MS,
  );
});
