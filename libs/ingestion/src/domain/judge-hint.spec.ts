import { DomainError, epochMs, MINUTE_MS, parseInstant } from '#kernel';
import type { WebhookHint } from '#opn';
import { judgeHint, MAX_ATTEMPTS, MAX_STALE_READS } from './judge-hint.js';
import type { HintRead } from './judge-hint.js';

const now = parseInstant('2026-11-20T03:48:31Z');
const hint = (changes: Partial<WebhookHint> = {}): WebhookHint => ({
  eventId: 'evnt_1',
  key: 'charge.complete',
  livemode: true,
  objectKind: 'charge',
  objectId: 'chrg_1',
  statusHint: null,
  createdAt: now,
  deleted: false,
  ...changes,
});
const answered = (status: unknown): HintRead => ({ raw: { status }, refusal: null });
const failed = (code: string): HintRead => ({ failure: new DomainError(code, 'it said so.') });
const judge = (read: HintRead, attempts = 1, about = hint()) =>
  judgeHint(about, read, { attempts, now }, () => 1);

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

  it('leaves a charge that stays pending to the schedule, after a while', () => {
    expect(judge(answered('pending'), MAX_STALE_READS - 1).kind).toBe('again');
    expect(judge(answered('pending'), MAX_STALE_READS)).toEqual({
      kind: 'done',
      reason: 'Opn still answered pending after charge.complete',
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
  const passing = ['opn.unauthorized', 'opn.not_found', 'opn.rate_limited', 'opn.unavailable'];
  it.each([...passing, 'opn.malformed', 'opn.too_large', 'opn.aborted', 'read.failed'])(
    'is tried again after %s, ever more rarely',
    (code) => {
      const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => {
        const verdict = judge(failed(code), index + 1);
        return verdict.kind === 'again' ? epochMs(verdict.at) - epochMs(now) : null;
      });
      expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
      expect(waits.at(-1)).toBe(15 * MINUTE_MS);
    },
  );

  it('is parked in the end, with the last reason', () => {
    const reason = 'opn.unavailable: it said so.';
    expect(judge(failed('opn.unavailable'), MAX_ATTEMPTS)).toEqual({ kind: 'parked', reason });
  });

  it.each(['opn.id_invalid', 'opn.refused', 'opn.forbidden'])(
    'is parked at once after %s',
    (code) => {
      expect(judge(failed(code))).toEqual({ kind: 'parked', reason: `${code}: it said so.` });
    },
  );
});
