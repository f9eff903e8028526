import { HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { judgeBooks, judgeInbox, judgeParked } from './judge-backlog.js';
import type { BacklogHealth } from './judge-backlog.js';
import { isAnyClockOff, judgeClocks } from './judge-clocks.js';
import { judgeJobs } from './judge-jobs.js';
import { judgeModes } from './judge-modes.js';
import {
  areForgedInARow,
  areRefusedInstead,
  judgeRefused,
  judgeWebhookTimes,
} from './judge-webhooks.js';
import { latestRun } from './latest-run.js';

const noon = parseInstant('2026-11-20T05:00:00Z');
const ago = (minutes: number): Instant => plusMs(noon, -minutes * MINUTE_MS);
const gate = {
  ...{ since: null, openedAt: null, reasonCode: null, reason: null, nextTryAt: null, failures: 0 },
  ...{ blockedUntil: null, lastSuccessAt: null, lastFailureAt: null, lastFailure: null },
};
const CLOSED: BacklogHealth['opn'] = { ...gate, state: 'closed' };
const WELL: BacklogHealth = {
  ...{ at: noon, opn: CLOSED, books: { lag: 0, behindSince: null, failure: null } },
  inbox: { waiting: 0, oldestWaitingMs: null, overdueMs: 0, parked: 0 },
};

describe('what piles up', () => {
  const inbox = (minutes: number) => ({
    ...WELL.inbox,
    ...{ waiting: 3, overdueMs: minutes * MINUTE_MS },
  });

  it('is told of when webhooks are due for minutes and Opn can be asked', () => {
    expect(judgeInbox({ ...WELL, inbox: inbox(5) }, null)).toEqual([]);
    expect(judgeInbox({ ...WELL, inbox: inbox(6) }, null)).toMatchObject([
      { kind: 'inbox-late', since: ago(6), count: 3, facts: { oldestSince: ago(6) } },
    ]);
    const opn = { ...CLOSED, state: 'open' as const, since: ago(4) };
    expect(judgeInbox({ ...WELL, opn, inbox: inbox(6) }, null)).toEqual([]);
    const again = { ...CLOSED, openedAt: ago(60), since: ago(9) };
    expect(judgeInbox({ ...WELL, opn: again, inbox: inbox(60) }, null)).toEqual([]);
    const longAgo = { ...CLOSED, openedAt: ago(60), since: ago(10) };
    expect(judgeInbox({ ...WELL, opn: longAgo, inbox: inbox(60) }, null)).toHaveLength(1);
  });

  it('is not told of while no worker ran, and until the next one had its time', () => {
    const books = { lag: 7, behindSince: ago(60), failure: null };
    const off = (to: number) => ({ from: ago(61), to: ago(to) });
    for (const judge of [
      (to: number) => judgeInbox({ ...WELL, inbox: inbox(60) }, off(to)),
      (to: number) => judgeBooks({ ...WELL, books }, off(to)),
    ]) {
      expect(judge(1)).toEqual([]);
      expect(judge(10)).toHaveLength(1);
    }
    const stopped = { ...books, failure: 'cannot' };
    expect(judgeBooks({ ...WELL, books: stopped }, off(1))).toHaveLength(1);
  });

  it('is told of as long as webhooks wait for a person', () => {
    expect(judgeParked(WELL, null)).toEqual([]);
    const parked = { ...WELL, inbox: { ...WELL.inbox, parked: 2 } };
    expect(judgeParked(parked, ago(90))).toMatchObject([{ since: ago(90), count: 2 }]);
  });

  it('is told of when the books do not get on, or have stopped', () => {
    const books = { lag: 7, behindSince: ago(10), failure: null };
    expect(judgeBooks({ ...WELL, books }, null)).toEqual([]);
    expect(judgeBooks({ ...WELL, books: { ...books, behindSince: ago(11) } }, null)).toMatchObject([
      { kind: 'books-late', since: ago(11), count: 7 },
    ]);
    expect(judgeBooks({ ...WELL, books: { ...books, failure: 'cannot' } }, null)).toHaveLength(1);
  });
});

const STANDS = { isPlain: true, stands: true };

describe('what goes on', () => {
  const hour = (minutes: number, count = 1) => ({
    ...{ firstAt: ago(minutes + 2), lastAt: ago(minutes), count },
  });

  it('begins after the last long pause, and is over after one', () => {
    const all = [hour(10), hour(60), hour(300)];
    expect(latestRun(all, HOUR_MS, noon)).toEqual({ firstAt: ago(62), lastAt: ago(10), count: 2 });
    expect(latestRun(all, 5 * MINUTE_MS, noon)).toBeNull();
    expect(latestRun([], HOUR_MS, noon)).toBeNull();
  });

  it('is forgery when enough signatures in a row are wrong', () => {
    const refused = [
      { ...hour(10, 3), reason: 'mismatch' },
      { ...hour(10, 9), reason: 'missing_signature' },
      { ...hour(70, 1), reason: 'no_secret' },
      { ...hour(10, 9), reason: 'stale' },
    ];
    const judge = (isPlain: boolean, stands: boolean) =>
      judgeRefused(refused, { isPlain, stands }, noon);
    expect(judge(false, false)).toEqual([]);
    expect(judge(true, false)).toMatchObject([
      { kind: 'signatures-refused', since: ago(72), count: 4 },
    ]);
    expect(judge(false, true)).toHaveLength(1); // good ones between them do not end it
    expect(judgeRefused([{ ...hour(61), reason: 'mismatch' }], STANDS, noon)).toEqual([]);
  });

  it('is no forgery where nobody signed, however often strangers post', () => {
    const strangers = ['missing_signature', 'missing_timestamp', 'bad_timestamp'];
    const refused = strangers.map((reason) => ({ ...hour(10, 99), reason }));
    expect(judgeRefused(refused, STANDS, noon)).toEqual([]);
    expect(areForgedInARow(refused, 5)).toBe(false);
    expect(areRefusedInstead(refused, 5, true)).toBe(false);
    const forged = [
      { reason: 'mismatch', count: 4 },
      { reason: 'no_secret', count: 1 },
    ];
    expect(areForgedInARow(forged, 5)).toBe(true);
    expect(areForgedInARow(forged, 6)).toBe(false);
  });

  it('is not silence as well where what comes is refused', () => {
    const stale = [{ reason: 'stale', count: 4 }];
    expect(areRefusedInstead([{ reason: 'mismatch', count: 4 }], 4, false)).toBe(true);
    expect(areRefusedInstead(stale, 4, false)).toBe(true);
    expect(areRefusedInstead(stale, 5, false)).toBe(false);
    expect(areRefusedInstead(stale, 5, true)).toBe(true); // our clock is off: told of by itself
    expect(areRefusedInstead([], 5, true)).toBe(false);
  });

  it('is about clocks where signatures are right and times are not', () => {
    expect(judgeWebhookTimes([{ ...hour(10, 5), reason: 'mismatch' }], 5, noon)).toEqual([]);
    expect(judgeWebhookTimes([{ ...hour(10, 5), reason: 'stale' }], 5, noon)).toMatchObject([
      { kind: 'clock-off', subject: 'webhooks', count: 5 },
    ]);
  });

  it('is a mix-up of modes until none came for a day', () => {
    expect(judgeModes([hour(60, 2)], 'main', noon)).toMatchObject([{ count: 2, since: ago(62) }]);
    expect(judgeModes([hour(24 * 60 + 1)], 'main', noon)).toEqual([]);
  });
});

describe('a clock that is off', () => {
  const one = { host: 'a', pid: 1, isRunning: true, clockAheadMs: -120_000, clockOffSince: ago(3) };

  it('is told of once for its machine, since the first of its processes saw it', () => {
    const other = { ...one, pid: 2, clockOffSince: ago(9) };
    expect(judgeClocks([one, other], noon)).toMatchObject([
      { subject: 'a', since: ago(9), facts: { host: 'a', minutes: -2 } },
    ]);
  });

  it('is none that was off for a moment, nor of a process that is gone', () => {
    expect(judgeClocks([{ ...one, clockOffSince: ago(0.5) }], noon)).toEqual([]);
    expect(judgeClocks([{ ...one, clockOffSince: null }], noon)).toEqual([]);
    expect(judgeClocks([{ ...one, isRunning: false }], noon)).toEqual([]);
    expect(isAnyClockOff([{ ...one, isRunning: false }])).toBe(false);
    expect(isAnyClockOff([{ ...one, clockOffSince: ago(0.5) }])).toBe(true);
  });
});

describe('a job that fails', () => {
  const sweep = { job: 'sweep:charges', failures: 5, failingSince: ago(5), lastFailure: 'no' };
  const none = { outage: null, booksHaveStopped: false };
  const told = (job: Partial<typeof sweep>, causes = none as Parameters<typeof judgeJobs>[1]) =>
    judgeJobs([{ ...sweep, ...job }], causes, noon).map(({ subject }) => subject);

  it('is told of after some turns in a row and some minutes', () => {
    expect(told({})).toEqual(['sweep:charges']);
    expect(told({ failures: 4 })).toEqual([]);
    expect(told({ failingSince: ago(4) })).toEqual([]);
  });

  it('on account of an outage is not told of, nor right afterwards', () => {
    const outage = (from: number, to: number | null) => ({
      ...{ outage: { from: ago(from), to: to === null ? null : ago(to) } },
      booksHaveStopped: false,
    });
    expect(told({ failingSince: ago(31) }, outage(30, null))).toEqual([]);
    expect(told({ failingSince: ago(31) }, outage(30, 14))).toEqual([]);
    expect(told({ failingSince: ago(31) }, outage(30, 15))).toEqual(['sweep:charges']);
    expect(told({ failingSince: ago(40) }, outage(30, null))).toEqual(['sweep:charges']);
    expect(told({ job: 'books' }, outage(30, null))).toEqual(['books']);
  });

  it('on account of books that have stopped is not told of', () => {
    const stopped = { outage: null, booksHaveStopped: true };
    expect(told({ job: 'reconciliation' }, stopped)).toEqual([]);
    expect(told({}, stopped)).toEqual(['sweep:charges']);
  });
});
