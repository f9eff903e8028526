import { DEFAULT_ALERT_RULES } from '#accounts';
import type { Instant } from '#kernel';
import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { satang } from '#money';
import { specify } from '../../../../test/support/specify.js';
import {
  ALWAYS,
  holds,
  late,
  min,
  numbers,
  raised,
  reminded,
  reopened,
  resolved,
  stuck,
  take,
  taken,
} from '../fixtures/alert.fixtures.js';
import { AlertChanged } from './alert.events.js';
import { alertDecider } from './alert.js';

const { given } = specify(alertDecider);
const NEVER = { repeatMinutes: [], escalateMinutes: 0 };
/** From eight to eight on days on which banks are open; the digest is at half past eight. */
const WORKING = {
  hours: { ...ALWAYS, rules: DEFAULT_ALERT_RULES },
};
/** `19T20:00` of November 2026. */
const bangkok = (time: string) => parseInstant(`2026-11-${time}:00+07:00`);

describe('an alert that grows', () => {
  const more = (count: number) => ({ ...stuck, count });
  const changed = (at: Instant, nth: number, count: number) =>
    new AlertChanged(at, { episode: 1, nth, ...numbers, count });

  it('is told of anew when it has doubled, and not more often than now and then', () => {
    given(raised(min(0)))
      .when(holds(min(20), more(9)))
      .thenNothing();
    given(raised(min(0)))
      .when(holds(min(14), more(10)))
      .thenNothing();
    given(raised(min(0)))
      .when(holds(min(15), more(10)))
      .then(changed(min(15), 1, 10));
    given(raised(min(0)), changed(min(15), 1, 10))
      .when(holds(min(40), more(19)))
      .thenNothing();
  });

  it('says so when it is about something else', () => {
    const about = (reason: string) => ({ ...late, facts: { reason } });
    given(raised(min(0), 1, about('balance')))
      .when(holds(min(60), about('charges')))
      .then(
        new AlertChanged(min(60), {
          ...{ episode: 1, nth: 1, ...numbers, facts: { reason: 'charges' } },
        }),
      );
  });

  it('does not fill the log, however it grows', () => {
    let [state, at] = [alertDecider.evolve(null, raised(min(0))), min(0)];
    let recorded = 0;
    for (let look = 0; look < 1_000; look += 1) {
      at = plusMs(at, 15 * MINUTE_MS);
      const events = alertDecider.decide(
        holds(at, { ...stuck, amount: satang(2n ** BigInt(look)) }, { repeats: NEVER }),
        state,
      );
      recorded += events.length;
      state = events.reduce(alertDecider.evolve, state);
    }
    expect(recorded).toBe(12);
  });
});

describe('an alert that nobody acknowledges', () => {
  it('is told of again with growing gaps, the last of which goes on', () => {
    given(raised(min(0)))
      .when(holds(min(59)))
      .thenNothing();
    given(raised(min(0)))
      .when(holds(min(60)))
      .then(reminded(min(60), 1));
    const twice = [raised(min(0)), reminded(min(60), 1), reminded(min(300), 2)];
    given(...twice)
      .when(holds(min(1_739)))
      .thenNothing();
    given(...twice)
      .when(holds(min(1_740)))
      .then(reminded(min(1_740), 3));
    given(...twice, reminded(min(1_740), 3))
      .when(holds(min(3_180)))
      .then(reminded(min(3_180), 4));
  });

  it('goes to the others as well, once, if it is grave', () => {
    const past = [raised(min(0), 1, late), reminded(min(60), 1)];
    given(...past)
      .when(holds(min(239), late))
      .thenNothing();
    given(...past)
      .when(holds(min(240), late))
      .then(reminded(min(240), 2, true));
    given(...past, reminded(min(240), 2, true))
      .when(holds(min(300), late))
      .thenNothing();
    given(raised(min(0)), reminded(min(60), 1))
      .when(holds(min(240)))
      .thenNothing();
  });

  it('waits for those who sleep: their night does not count, their days add up', () => {
    // Raised an hour before the night of a Thursday; on Friday people are there from eight.
    const before = raised(bangkok('19T19:00'));
    const then = (time: string) => holds(bangkok(time), stuck, WORKING);
    given(before).when(then('19T23:00')).thenNothing();
    const once = [before, reminded(bangkok('19T20:00'), 1)];
    given(...once)
      .when(then('20T11:59'))
      .thenNothing();
    given(...once)
      .when(then('20T12:00'))
      .then(reminded(bangkok('20T12:00'), 2));
    // The third gap is a day of people who are there for twelve hours a day, but on weekends.
    const twice = [...once, reminded(bangkok('20T12:00'), 2)];
    given(...twice)
      .when(then('24T11:59'))
      .thenNothing();
    given(...twice)
      .when(then('24T12:00'))
      .then(reminded(bangkok('24T12:00'), 3));
  });

  it('says nothing beside the digest, which has it', () => {
    const past = [raised(bangkok('19T12:00')), reminded(bangkok('19T18:00'), 1)];
    const soon = { ...WORKING, repeats: { repeatMinutes: [60], escalateMinutes: 0 } };
    given(...past)
      .when(holds(bangkok('20T09:29'), stuck, soon))
      .thenNothing();
    given(...past)
      .when(holds(bangkok('20T09:30'), stuck, soon))
      .then(reminded(bangkok('20T09:30'), 2));
  });

  it('goes to the others after a day of people who sleep, if that is asked for', () => {
    const slow = { ...WORKING, repeats: { repeatMinutes: [], escalateMinutes: 1_440 } };
    const past = raised(bangkok('19T12:00'), 1, late);
    given(past)
      .when(holds(bangkok('23T11:59'), late, slow))
      .thenNothing();
    given(past)
      .when(holds(bangkok('23T12:00'), late, slow))
      .then(reminded(bangkok('23T12:00'), 1, true));
  });

  it('that was over and is back is reminded of as if it were new', () => {
    const past = [raised(min(0), 1, late), reminded(min(60), 1), reminded(min(220), 2, false)];
    const back = [...past, resolved(min(225)), reopened(min(240), 1)];
    given(...back)
      .when(holds(min(299), late))
      .thenNothing();
    given(...back)
      .when(holds(min(300), late))
      .then(reminded(min(300), 3));
  });

  it('is told of no more once somebody has it in hand', () => {
    given(raised(min(0)))
      .when(take(min(10)))
      .then(taken(min(10)));
    given(raised(min(0)), taken(min(10)))
      .when(holds(min(900)))
      .thenNothing();
    given(raised(min(0)), taken(min(10)))
      .when(take(min(20), 'MALEE'))
      .thenNothing();
    given(raised(min(0)), taken(min(10)))
      .when(take(min(20), 'Somchai'))
      .then(taken(min(20), 'Somchai'));
    given(raised(min(0)), taken(min(10)), taken(min(20), 'Somchai'))
      .when(take(min(30), 'malee'))
      .thenNothing();
  });

  it('cannot be acknowledged when it is over', () => {
    const over = [raised(min(0)), resolved(min(5))];
    const refused = expect.objectContaining({ code: 'alert.already_resolved' });
    expect(() => given(...over).when(take(min(6)))).toThrow(refused);
    const again = [...over, raised(min(90), 2)];
    expect(() => given(...again).when(take(min(91)))).toThrow(refused);
  });
});
