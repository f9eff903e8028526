import { DomainError, epochMs, HOUR_MS, MINUTE_MS, parseInstant } from '#kernel';
import type { WebhookHint } from '#opn';
import { LONGEST_WAIT_MS, MAX_ATTEMPTS, MAX_NOT_FOUND } from './hint-patience.js';
import type { HintRead } from './hint-patience.js';
import { judgeHint } from './judge-hint.js';

const now = parseInstant('2026-11-20T03:48:31Z');
const hint = (changes: Partial<WebhookHint> = {}): WebhookHint => ({
  eventId: 'evnt_1',
  key: 'charge.complete',
  livemode: true,
  objectKind: 'charge',
  objectId: 'chrg_1',
  statusHint: null,
  createdAt: now,
  objectCreatedAt: null,
  chargeId: null,
  ...changes,
});
const answered = (status: unknown): HintRead => ({ raw: { status }, refusal: null });
const failed = (code: string): HintRead => ({ failure: new DomainError(code, 'it said so.') });
const judge = (read: HintRead, attempts = 1, about = hint(), unasked = 0) =>
  judgeHint(about, read, { attempts, unasked, now, random: () => 1 });

/** How long it waits after each of so many tries; null where it waits no longer. */
const waits = (tries: number, judged: (nth: number) => ReturnType<typeof judge>) =>
  Array.from({ length: tries }, (_, index) => {
    const verdict = judged(index + 1);
    return 'at' in verdict ? epochMs(verdict.at) - epochMs(now) : null;
  });

describe('a hint whose charge was read', () => {
  it.each(['successful', 'failed', 'expired', 'reversed'])('is done when Opn says %s', (status) => {
    expect(judge(answered(status))).toEqual({ kind: 'done', reason: null });
  });

  it.each([
    ['charge.complete', null],
    ['charge.expire', null],
    ['charge.update', 'successful'],
    ['charge.complete', 'a new word'],
  ])('is tried again while Opn still says pending after %s (%s)', (key, statusHint) => {
    const verdict = judge(answered('pending'), 1, hint({ key, statusHint }));
    const reason = `Opn still answered pending after ${key}`;
    expect(verdict).toEqual({ kind: 'again', at: '2026-11-20T03:48:31.500Z', reason });
  });

  it.each([
    ['charge.create', null],
    ['charge.create', 'pending'],
    ['charge.complete', 'pending'],
    ['charge.something-new', null],
  ])('is done when pending is what it told: %s (%s)', (key, statusHint) => {
    expect(judge(answered('pending'), 1, hint({ key, statusHint })).kind).toBe('done');
  });

  it('is tried again half a second later, never sooner, then ever more rarely', () => {
    const stale = (random: number) => (attempts: number) =>
      judgeHint(hint(), answered('pending'), { attempts, unasked: 0, now, random: () => random });
    expect(waits(4, stale(1))).toEqual([500, 1_000, 2_000, 4_000]);
    expect(waits(4, stale(0))).toEqual([500, 500, 1_000, 2_000]);
  });

  it('is tried for hours while the charge stays pending, and then a person hears of both', () => {
    const about = hint({ statusHint: 'successful' });
    const tries = waits(MAX_ATTEMPTS, (nth) => judge(answered('pending'), nth, about));
    const hours = tries.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / HOUR_MS;
    expect(hours).toBeGreaterThan(2);
    expect(hours).toBeLessThan(4);
    expect(tries.slice(-2)).toEqual([LONGEST_WAIT_MS, null]);
    const last = judge(answered('pending'), MAX_ATTEMPTS, about);
    expect(last).toMatchObject({
      kind: 'done',
      reason: 'Opn still answered pending after charge.complete',
      finding: {
        code: 'STATUS_CONFLICT',
        subject: { kind: 'charge', id: 'chrg_1' },
        fingerprint: 'webhook:evnt_1',
        detail: expect.stringMatching(/evnt_1 .* successful.* API, .* pending at 2026-11-20T03:48/),
      },
    });
  });

  it.each([
    ['drop', 'done'],
    ['park', 'parked'],
    ['retry', 'again'],
  ] as const)('of which nothing may be booked (%s) is %s, with the reason', (then, kind) => {
    const reason = 'the status is new';
    const read = { raw: { status: 'disputed' }, refusal: { then, reason } };
    expect(judge(read)).toMatchObject({ kind, reason });
  });
});

describe('a hint whose charge could not be read', () => {
  const broken = ['opn.unavailable', 'opn.rate_limited', 'opn.malformed', 'opn.unauthorized'];

  it.each([...broken, 'opn.circuit_open', 'opn.held_back', 'opn.aborted'])(
    'waits out %s however long it lasts, ever more rarely, and no try counts',
    (code) => {
      const outage = (nth: number) => judge(failed(code), MAX_ATTEMPTS + 5, hint(), nth - 1);
      expect(outage(1)).toMatchObject({ kind: 'unasked', reason: `${code}: it said so.` });
      const lasting = waits(1_000, outage);
      expect(lasting.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
      expect(lasting.at(-1)).toBe(5 * MINUTE_MS);
    },
  );

  it.each(['opn.forbidden', 'opn.too_large', 'opn.another_object', 'read.failed'])(
    'is tried again after %s, ever more rarely, and parked in the end',
    (code) => {
      const tries = waits(MAX_ATTEMPTS, (nth) => judge(failed(code), nth));
      expect(tries.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
      expect(tries.slice(-2)).toEqual([LONGEST_WAIT_MS, null]);
      const reason = `${code}: it said so.`;
      expect(judge(failed(code), MAX_ATTEMPTS)).toEqual({ kind: 'parked', reason });
    },
  );

  it('is asked for again for some minutes if Opn does not know it, and then parked', () => {
    const tries = waits(MAX_NOT_FOUND, (nth) => judge(failed('opn.not_found'), nth));
    const minutes = tries.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / MINUTE_MS;
    expect(minutes).toBeGreaterThan(2);
    expect(minutes).toBeLessThan(10);
    expect(judge(failed('opn.not_found'), MAX_NOT_FOUND)).toEqual({
      kind: 'parked',
      reason:
        'opn.not_found: Opn has no such charge: it was removed, or this webhook belongs to ' +
        'another account.',
    });
  });

  it.each(['opn.id_invalid', 'opn.refused'])('is parked at once after %s', (code) => {
    expect(judge(failed(code))).toEqual({ kind: 'parked', reason: `${code}: it said so.` });
  });
});
