import type { BusinessDay, Month } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import { isBeforeOpenMonths, postingDay } from './closed-days.js';
import { dayDecider } from './day.js';
import { DayClosed, dayEvents, DayRestated } from './day.events.js';
import { DayApproved, DayPrepared, DayRejected, DayReviewed } from './sign-off.events.js';
import type { IssuedDay } from './day.events.js';

const { given } = specify(dayDecider);
const at = parseInstant('2026-11-20T20:00:00Z');
const day = (text: string) => text as BusinessDay;

const issued = (version: number, digest = `digest-${version}`): IssuedDay => ({
  day: day('2026-11-20'),
  version,
  asOf: { position: 4711, instant: at, rules: 'settings@3' },
  chain: { batch: 900, digest: 'a'.repeat(64) },
  digest,
  headDigest: 'b'.repeat(64),
  previousDigest: version === 1 ? null : `digest-${version - 1}`,
  totals: {
    count: 1,
    gross: satang(400_000n),
    fee: satang(6_600n),
    feeVat: satang(462n),
    net: satang(392_938n),
  },
  posting: {
    matched: satang(400_000n),
    owed: satang(0n),
    bank: [
      {
        line: 'bkl_0123456789abcdef01234567',
        bookedOn: day('2026-11-19'),
        transfers: ['trsf_test_6344mzlz6y6nbeiaoxv'],
        amount: satang(97_000n),
      },
    ],
    late: [{ day: day('2026-10-31'), matched: satang(5_000n), owed: satang(-100n) }],
  },
});
const reason = 'a charge of the day changed';
const order = (version: number, digest?: string) => ({
  at,
  issued: issued(version, digest),
  reason,
  isConfirmed: false,
});
const confirmed = { ...order(2, 'digest-1'), isConfirmed: true };
const closed = new DayClosed(at, issued(1));
const restated = new DayRestated(at, { ...issued(2), reason });
const signed = { day: day('2026-11-20'), version: 1, digest: 'digest-1', by: 'suda', note: null };
const SIGNED = [
  new DayPrepared(at, signed),
  new DayReviewed(at, { ...signed, by: 'malee', note: 'compared with the statement' }),
  new DayApproved(at, { ...signed, by: 'anan', note: 'accepted', accepted: ['brk_0123456789ab'] }),
  new DayRejected(at, { ...signed, by: 'anan', note: 'an order is missing' }),
];

describe('a settlement day', () => {
  it('is closed once, and restated after', () => {
    given().when(order(1)).then(closed);
    given(closed).when(order(2)).then(restated);
    given(closed, restated)
      .when(order(3))
      .then(new DayRestated(at, { ...issued(3), reason }));
  });

  it('is issued once more with the same rows, if all of its sources could be read by now', () => {
    const again = new DayRestated(at, { ...confirmed.issued, reason });
    given(closed).when(confirmed).then(again);
    given(closed, again).when(confirmed).thenNothing();
  });

  it.each([
    ['the version that is there', [closed], order(1)],
    ['a version with the same rows', [closed], order(2, 'digest-1')],
    ['a version that skips one', [closed], order(3)],
    ['a version of an open day that is not the first', [], order(2)],
  ])('ignores %s', (_, past, again) => {
    given(...past)
      .when(again)
      .thenNothing();
  });

  it('is written as it always was', () => checkGolden(dayEvents, [closed, restated, ...SIGNED]));

  it('goes on from its last version, whoever signed that', () => {
    given(closed, ...SIGNED)
      .when(order(2))
      .then(restated);
    given(closed, ...SIGNED)
      .when(order(1))
      .thenNothing();
  });
});

describe('the posting day', () => {
  const closedDays = new Set(['2026-11-20', '2026-11-21', '2026-11-23'].map(day));

  it.each([
    ['2026-11-19', '2026-11-19'],
    ['2026-11-20', '2026-11-22'],
    ['2026-11-21', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
    ['2026-11-23', '2026-11-24'],
  ])('of a fact of %s is %s: the first open one', (fact, posted) => {
    expect(postingDay(day(fact), closedDays)).toBe(posted);
  });

  it('crosses months and years', () => {
    expect(postingDay(day('2026-12-31'), new Set([day('2026-12-31')]))).toBe('2027-01-01');
  });

  it.each([
    ['2026-11-24', '2026-12-02'],
    ['2026-11-05', '2026-12-02'],
    ['2026-10-31', '2026-12-02'],
    ['2026-12-01', '2026-12-02'],
    ['2026-12-05', '2026-12-05'],
  ])('of a fact of %s is %s: never within or before a closed month', (fact, posted) => {
    const days = new Set([...closedDays, day('2026-12-01')]);
    const months = new Set(['2026-11', '2026-09'] as Month[]);
    expect(postingDay(day(fact), days, months)).toBe(posted);
    expect(isBeforeOpenMonths(day(fact), months)).toBe(fact < '2026-12-01');
  });
});
