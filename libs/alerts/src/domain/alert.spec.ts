import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import {
  gone,
  holds,
  min,
  numbers,
  raised,
  reminded,
  reopened,
  resolved,
  taken,
} from '../fixtures/alert.fixtures.js';
import { AlertAcknowledged, AlertChanged, alertEvents } from './alert.events.js';
import { alertDecider } from './alert.js';

const { given } = specify(alertDecider);

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
    given(raised(min(0)))
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

  it('that comes back soon is the same one; long afterwards, it is the next', () => {
    const over = [raised(min(0)), resolved(min(5))];
    given(...over)
      .when(holds(min(35)))
      .then(reopened(min(35), 1));
    given(...over)
      .when(holds(min(36)))
      .then(raised(min(36), 2));
    given(raised(min(0)), taken(min(1)), resolved(min(5)))
      .when(holds(min(20)))
      .then(reopened(min(20), 1, true));
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
    given(raised(min(5)))
      .when(gone(min(4), min(4)))
      .thenNothing();
    // A clock that was set back is no look that lasted for hours.
    given(raised(min(600)))
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
