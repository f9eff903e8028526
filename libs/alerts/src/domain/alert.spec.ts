import { parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import {
  ALWAYS,
  gone,
  holds,
  late,
  min,
  numbers,
  raised,
  reminded,
  reopened,
  resolved,
  stuck,
  taken,
} from '../fixtures/alert.fixtures.js';
import { AlertAcknowledged, AlertChanged, alertEvents } from './alert.events.js';
import type { AlertEvent } from './alert.events.js';
import { alertDecider } from './alert.js';

const { given } = specify(alertDecider);
/** Of no limit, and over as soon as it is gone. */
const fee = { ...stuck, kind: 'fee-differs' } as const;
const UNREPEATED = { repeats: { repeatMinutes: [], escalateMinutes: 0 } };
const evolved = (...events: readonly AlertEvent[]) =>
  events.reduce(alertDecider.evolve, alertDecider.initial);

describe('an alert', () => {
  it('is raised once for as long as it lasts', () => {
    given()
      .when(holds(min(0)))
      .then(raised(min(0)));
    given(raised(min(0)))
      .when(holds(min(1)))
      .thenNothing();
  });

  it('is over when its proof is there, and what shows it is recorded', () => {
    given(raised(min(0), 1, fee))
      .when(gone(min(5), min(5)))
      .then(resolved(min(5)));
    given(raised(min(0)), resolved(min(5)))
      .when(gone(min(6), min(5)))
      .thenNothing();
    given()
      .when(gone(min(5), min(5)))
      .thenNothing();
  });

  it('without a proof is over when it was gone for a while', () => {
    given(raised(min(0)))
      .when(gone(min(6), min(5), false))
      .thenNothing();
    const absence = { kind: 'absence', id: min(5) };
    given(raised(min(0)))
      .when(gone(min(7), min(5), false))
      .then(resolved(min(7), min(5), absence));
  });

  it('of more than a limit is over when it has been below it for a while, whatever ended', () => {
    given(raised(min(0)))
      .when(gone(min(6), min(5)))
      .thenNothing();
    given(raised(min(0)))
      .when(gone(min(7), min(5)))
      .then(resolved(min(7), min(5)));
  });

  it.each([
    ...(['evidence-damaged', 'report-late', 'webhooks-silent'] as const),
    ...(['unexplained-money', 'payout-account-changed'] as const),
  ])('of kind %s is over with a proof only, and then at once', (kind) => {
    const standing = raised(min(0), 1, { ...late, kind });
    given(standing)
      .when(gone(min(9_000), min(5), false))
      .thenNothing();
    given(standing)
      .when(gone(min(9_001), min(5)))
      .then(resolved(min(9_001), min(5)));
  });

  it('that comes back soon is the same one; long afterwards, it is the next', () => {
    const over = [raised(min(0)), resolved(min(5))];
    given(...over)
      .when(holds(min(35)))
      .then(reopened(min(35), 1));
    given(...over)
      .when(holds(min(36)))
      .then(raised(min(36), 2));
    // An end of a clock that was a day ahead is not what it comes back from.
    given(raised(min(0)), resolved(min(1_440)))
      .when(holds(min(10)))
      .then(raised(min(10), 2));
  });

  it('that is back is to be taken anew, unless nobody can have been told of its end', () => {
    const over = [raised(min(0)), taken(min(1)), resolved(min(5))];
    given(...over)
      .when(holds(min(20)))
      .then(reopened(min(20), 1));
    const asleep = { hours: { ...ALWAYS, rules: { ...ALWAYS.rules, quietUntil: '08:00' } } };
    const night = parseInstant('2026-11-20T22:00:00+07:00');
    given(raised(min(0)), taken(min(1)), resolved(night))
      .when(holds(night, stuck, asleep))
      .then(reopened(night, 1, true));
  });

  it('says since when it has been so this time', () => {
    const since = min(18);
    const again = holds(min(20), { ...stuck, since });
    const events = alertDecider.decide(again, evolved(raised(min(0)), resolved(min(5))));
    expect(evolved(raised(min(0)), resolved(min(5)), ...events)).toMatchObject({ since });
  });

  it('that comes back again and again comes to stand, however long it was away each time', () => {
    let [state, recorded] = [evolved(), 0];
    let goneSince: Instant | null = null;
    // Six minutes there and 36 away, for a day.
    for (let minute = 0; minute < 1_440; minute += 1) {
      const at = min(minute);
      const isThere = minute % 42 < 6;
      goneSince = isThere ? null : (goneSince ?? at);
      const lesson = goneSince === null ? holds(at, fee, UNREPEATED) : gone(at, goneSince);
      for (const event of alertDecider.decide(lesson, state)) {
        recorded += 1;
        state = alertDecider.evolve(state, event);
      }
    }
    expect(state).toMatchObject({ episode: 4, status: 'firing' });
    expect(recorded).toBeLessThan(16);
  });

  it('that flaps stands until it was quiet for a growing time', () => {
    const flapping = [1, 2, 3].flatMap((nth) => [
      resolved(min(nth * 10 - 5)),
      reopened(min(nth * 10), nth),
    ]);
    const past = [raised(min(0)), ...flapping];
    given(...past)
      .when(gone(min(54), min(40)))
      .thenNothing();
    given(...past)
      .when(gone(min(55), min(40)))
      .then(resolved(min(55), min(40)));
    given(...past, resolved(min(55)), reopened(min(60), 4))
      .when(gone(min(90), min(61)))
      .thenNothing();
  });

  it('is not judged by a look that began before what is recorded of it', () => {
    given(raised(min(0)), resolved(min(5)))
      .when(holds(min(4)))
      .thenNothing();
    given(raised(min(5), 1, fee))
      .when(gone(min(4), min(4)))
      .thenNothing();
    // A clock that was set back is no look that lasted for hours.
    given(raised(min(600), 1, fee))
      .when(gone(min(5), min(5)))
      .then(resolved(min(5)));
  });
});

it('the events of alerts are written as they always were', () => {
  checkGolden(alertEvents, [
    raised(min(0)),
    reopened(min(10), 1),
    new AlertChanged(min(30), { episode: 1, nth: 1, ...numbers, count: 10 }),
    reminded(min(60), 1, true),
    new AlertAcknowledged(min(70), { episode: 1, by: 'Malee', note: 'Opn is informed.' }),
    resolved(min(90)),
  ]);
});
