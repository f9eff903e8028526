import { figures } from '../support/figures.js';
import { MONDAY, SimulatedWeek } from './week/simulated-week.js';
import { inShort, keysOf, mailsOf, receivedByHook } from './week/told-of-week.js';
import { expectedAlerts, expectedDigests, ordinaryDays } from './week/week-plan.js';

/** `WEEK_KILLS=40 WEEK_SEED=3` plays it harder. */
const KILLS = Number(process.env['WEEK_KILLS'] ?? 2);
const SEED = process.env['WEEK_SEED'] ?? '1';
const WEEK_LIMIT_MS = 300_000 + KILLS * 30_000;

const EXPECTED = expectedAlerts(MONDAY);
const KEYS = [...EXPECTED.flatMap(keysOf), ...expectedDigests(MONDAY)];

/** What people look for in the title of each mail, by state. */
const STATE_OF_TITLE = /: \[\w+\] (?:(More|Still|Over): )?/;

describe('a week with an outage, stuck charges, a wrong fee, forgeries and silence', () => {
  const weeks = new Map<string, SimulatedWeek>();

  beforeAll(async () => {
    const plans = { undisturbed: 0, 'worker killed': KILLS };
    await Promise.all(
      Object.entries(plans).map(async ([name, kills]) => {
        const week = await SimulatedWeek.open(MONDAY);
        weeks.set(name, week);
        await week.live(MONDAY, { kills, seed: SEED });
      }),
    );
    figures('week', { kills: weekOf('worker killed').worker.kills, alerts: EXPECTED.length });
  }, WEEK_LIMIT_MS);

  afterAll(async () => {
    await Promise.all([...weeks.values()].map((week) => week.stop()));
  });

  const weekOf = (name: string): SimulatedWeek => {
    const week = weeks.get(name);
    if (!week) throw new Error(`There is no week that is ${name}.`);
    return week;
  };

  describe.each(['undisturbed', 'worker killed'])('%s', (name) => {
    it('raises exactly the alerts of what was planted, each closed by proof', async () => {
      expect((await weekOf(name).people.alerts()).map(inShort)).toEqual(
        EXPECTED.map(([kind, subject, raisedOn]) => ({
          ...{ kind, subject, status: 'resolved', isProven: true, raisedOn },
        })),
      );
    });

    it('tells the webhook of each state once, and of nothing else', () => {
      const received = receivedByHook(weekOf(name).hook);
      expect([...new Set(received.map(({ key }) => key))].sort()).toEqual([...KEYS].sort());
      const deliveries = new Set(received.map(({ key, delivery }) => `${key} ${delivery}`));
      expect(deliveries.size).toBe(KEYS.length);
    });

    it('sends a mail of each state once, to those whom it concerns', () => {
      const mails = [...mailsOf(weekOf(name).mail).values()];
      const states = mails.map((mail) => STATE_OF_TITLE.exec(mail)?.[1] ?? 'New').sort();
      expect(states).toEqual(KEYS.map(wordOf).sort());
      expect(mails.filter((mail) => mail.startsWith('operators@'))).toHaveLength(6);
    });

    it('tells nobody of anything on an ordinary day', () => {
      const ordinary = ordinaryDays(MONDAY);
      const told = receivedByHook(weekOf(name).hook).filter(({ day }) => ordinary.includes(day));
      expect(told).toEqual([]);
    });
  });

  it('is told twice of nothing, and does all its work, as long as nobody is killed', () => {
    const { hook, mail, failures } = weekOf('undisturbed');
    expect([hook.calls.length, mail.mails.length]).toEqual([KEYS.length, KEYS.length]);
    expect(failures).toEqual([]);
  });

  it('had its worker killed as often as planned', () => {
    expect(weekOf('worker killed').worker.kills).toBe(KILLS);
  });
});

const wordOf = (key: string): string => {
  const state = key.split('/').at(-1) ?? '';
  if (state.startsWith('changed')) return 'More';
  return state === 'resolved' ? 'Over' : 'New';
};
