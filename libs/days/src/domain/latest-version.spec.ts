import { parseBusinessDay } from '#calendar';
import type { Recorded } from '#event-store';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { DayClosed, DayRestated } from './day.events.js';
import type { DayEvent, IssuedDay } from './day.events.js';
import { NO_VERSIONS, withEvents } from './latest-version.js';
import { DayApproved, DayPrepared, DayRejected } from './sign-off.events.js';

const DAY = parseBusinessDay('2026-11-20');
const FIRST = parseInstant('2026-11-20T20:00:00Z');
const LATER = parseInstant('2026-11-21T05:00:00Z');
const ZERO = satang(0n);

const issued = (version: number): IssuedDay => ({
  ...{ day: DAY, version, digest: `d${version}`, headDigest: '', previousDigest: null },
  asOf: { position: 1, instant: FIRST, rules: '' },
  chain: { batch: 1, digest: '' },
  totals: { count: version * 10, gross: ZERO, fee: ZERO, feeVat: ZERO, net: ZERO },
  posting: { matched: ZERO, owed: ZERO },
});
const signed = (by: string) => ({ day: DAY, version: 1, digest: 'd1', by, note: 'so' });
const recorded = (event: DayEvent, recordedAt = FIRST) => {
  const { type, occurredAt, data } = event;
  return { type, occurredAt, data, recordedAt } as Recorded<DayEvent>;
};

const closed = recorded(new DayClosed(FIRST, issued(1)));
const prepared = recorded(new DayPrepared(FIRST, signed('Suda')));
const approved = recorded(new DayApproved(FIRST, { ...signed('Malee'), accepted: [] }));
const rejected = recorded(new DayRejected(FIRST, { ...signed('Malee'), note: 'no' }));
const restated = recorded(new DayRestated(LATER, { ...issued(2), reason: 'a fee' }), LATER);

const latest = (...events: readonly Recorded<DayEvent>[]) =>
  withEvents(NO_VERSIONS, events).get(DAY);

describe('the latest version of a day', () => {
  it('is signed until it is sent back, and a later one begins anew', () => {
    expect(latest(closed)).toMatchObject({ version: 1, count: 10, approvedBy: null });
    expect(latest(closed, prepared, approved)?.approvedBy).toBe('Malee');
    expect(latest(closed, prepared, approved, rejected)?.approvedBy).toBeNull();
    expect(latest(closed, prepared, approved, restated)).toMatchObject({
      ...{ version: 2, count: 20, approvedBy: null, issuedAt: LATER, closedAt: FIRST },
    });
  });

  it('is the same, read at once or bit by bit', () => {
    const before = withEvents(NO_VERSIONS, [closed, prepared]);
    expect(withEvents(before, [approved, restated]).get(DAY)).toEqual(
      latest(closed, prepared, approved, restated),
    );
    expect(before.get(DAY)?.version).toBe(1);
  });
});
