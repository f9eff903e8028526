import { CREATED_AT, moneyWithFee, seen } from '../../../../test/support/charge-snapshots.js';
import { historyOf } from '../../../../test/support/histories.js';
import { specify } from '../../../../test/support/specify.js';
import { chargeDecider } from './charge.js';
import {
  amended,
  completed,
  created,
  expired,
  failed,
  pending,
  redated,
  reversed,
} from './charge-event.fixtures.js';
import type { ChargeSnapshot } from './charge-snapshot.js';

const { given } = specify(chargeDecider);
const recorded = (...reads: ChargeSnapshot[]) => historyOf(chargeDecider, reads);
const after = (...reads: ChargeSnapshot[]) => given(...recorded(...reads));

describe('a charge first seen', () => {
  it.each([
    ['pending', pending],
    ['failed', failed],
    ['expired', expired],
    ['completed', completed],
  ] as const)('%s is created, and what it has become', (status, reached) => {
    const read = seen(status, 5);
    given().when(read).then(created(read), reached(read));
  });

  it('reversed was completed before', () => {
    const read = seen('reversed', 5);
    given().when(read).then(created(read), completed(read), reversed(read));
  });

  it('paid at a time that Opn does not state was paid when it was created, for all we know', () => {
    const read = seen('completed', 5, { paidAt: null });
    given().when(read).then(created(read), completed(read, CREATED_AT));
  });
});

describe('a charge', () => {
  const [waiting, paid] = [seen('pending', 1), seen('completed', 5)];

  it.each(['pending', 'expired', 'failed', 'completed', 'reversed'] as const)(
    'learns nothing when it is read again as %s',
    (status) => {
      after(seen(status, 5)).when(seen(status, 5)).thenNothing();
      after(seen(status, 5)).when(seen(status, 6)).thenNothing();
    },
  );

  it.each(['pending', 'completed'] as const)('learns nothing of an older read as %s', (status) => {
    after(seen(status, 5)).when(seen(status, 4)).thenNothing();
  });

  it.each(['expired', 'failed', 'reversed'] as const)(
    'learns from an older read that it was %s by then',
    (status) => {
      const older = seen(status, 4);
      after(seen(status, 5)).when(older).then(redated(older));
      after(seen(status, 5), older).when(older).thenNothing();
    },
  );

  it.each(['expired', 'failed', 'completed'] as const)('rises from pending to %s', (status) => {
    const read = seen(status, 5, { transactionId: null });
    const reached = { expired, failed, completed }[status](read);
    after(waiting).when(read).then(reached);
  });

  it('keeps which key gave its reference', () => {
    const found = { reference: '4711', referenceBy: 'pattern' } as const;
    const [asked, read] = [seen('pending', 1, found), seen('completed', 5, found)];
    after(asked).when(read).then(completed(read));
    expect(completed(read).data).toMatchObject(found);
    const stated = seen('completed', 6, { reference: '4711' });
    after(asked, read).when(stated).then(amended(read, stated));
  });

  it('can be completed after it expired, even from a read that came late', () => {
    after(waiting, seen('expired', 3)).when(paid).then(completed(paid));
  });

  it('can be completed after it failed, with all its terms in one event', () => {
    const read = seen('completed', 5, { money: moneyWithFee(1n) });
    after(waiting, seen('failed', 3)).when(read).then(completed(read));
  });

  it('reversed without having been seen paid is booked and undone', () => {
    const read = seen('reversed', 9);
    after(waiting).when(read).then(completed(read), reversed(read));
    after(waiting, seen('failed', 3)).when(read).then(completed(read), reversed(read));
  });

  it('reversed keeps the time it was paid at, even where Opn no longer states it', () => {
    after(paid)
      .when(seen('reversed', 9, { paidAt: null }))
      .then(reversed(seen('reversed', 9)));
  });

  it.each(['expired', 'failed', 'completed', 'reversed'] as const)(
    'that is %s ignores a read that still says pending, however new',
    (status) => {
      after(seen(status, 5)).when(seen('pending', 4)).thenNothing();
      after(seen(status, 5)).when(seen('pending', 60)).thenNothing();
      after(seen(status, 5))
        .when(seen('pending', 60, { money: moneyWithFee(9n) }))
        .thenNothing();
    },
  );

  it('takes a lower final status of an older read for history', () => {
    after(paid)
      .when(seen('expired', 3))
      .then(expired(seen('expired', 3), true));
    after(paid)
      .when(seen('failed', 3))
      .then(failed(seen('failed', 3), true));
    after(paid, seen('expired', 3)).when(seen('expired', 2)).thenNothing();
  });
});
