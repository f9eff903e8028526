import type { Instant } from '#kernel';
import { MINUTE_MS, plusMs } from '#kernel';
import { satang } from '#money';
import { specify } from '../../../../test/support/specify.js';
import {
  holds,
  late,
  min,
  numbers,
  raised,
  reminded,
  resolved,
  stuck,
  take,
  taken,
} from '../fixtures/alert.fixtures.js';
import { AlertChanged } from './alert.events.js';
import { alertDecider } from './alert.js';

const { given } = specify(alertDecider);

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
        holds(at, { ...stuck, amount: satang(2n ** BigInt(look)) }, { reachableSince: null }),
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

  it('waits for those who sleep: their night does not count', () => {
    given(raised(min(0)))
      .when(holds(min(600), stuck, { reachableSince: null }))
      .thenNothing();
    given(raised(min(0)))
      .when(holds(min(659), stuck, { reachableSince: min(600) }))
      .thenNothing();
    given(raised(min(0)))
      .when(holds(min(660), stuck, { reachableSince: min(600) }))
      .then(reminded(min(660), 1));
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
  });

  it('cannot be acknowledged when it is over', () => {
    const over = [raised(min(0)), resolved(min(5))];
    const refused = expect.objectContaining({ code: 'alert.already_resolved' });
    expect(() => given(...over).when(take(min(6)))).toThrow(refused);
    const again = [...over, raised(min(90), 2)];
    expect(() => given(...again).when(take(min(91)))).toThrow(refused);
  });
});
