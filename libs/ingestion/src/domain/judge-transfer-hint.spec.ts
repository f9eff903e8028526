import { DomainError, parseInstant } from '#kernel';
import type { WebhookHint } from '#opn';
import { MAX_NOT_FOUND, MAX_STALE_READS } from './hint-patience.js';
import type { HintRead } from './hint-patience.js';
import { judgeTransferHint } from './judge-transfer-hint.js';

const now = parseInstant('2026-11-20T03:48:31Z');
const hint = (key: string): WebhookHint => ({
  eventId: 'evnt_1',
  key,
  livemode: true,
  objectKind: 'transfer',
  objectId: 'trsf_1',
  statusHint: null,
  createdAt: now,
  objectCreatedAt: null,
  chargeId: null,
});
const judge = (key: string, read: HintRead, attempts = 1) =>
  judgeTransferHint(hint(key), read, { attempts, unasked: 0, now, random: () => 1 });

const CREATED = { object: 'transfer', id: 'trsf_1', sent: false, paid: false, deleted: false };

describe('a hint whose transfer was read', () => {
  it.each([
    ['transfer.create', {}],
    ['transfer.update', {}],
    ['transfer.something-new', {}],
    ['transfer.send', { sent: true }],
    ['transfer.send', { sent: true, paid: true }],
    ['transfer.pay', { paid: true }],
    ['transfer.fail', { failure_code: 'invalid_account' }],
    ['transfer.destroy', { deleted: true }],
  ])('is done once Opn shows what %s told: %p', (key, changes) => {
    const read = { raw: { ...CREATED, ...changes }, refusal: null };
    expect(judge(key, read)).toEqual({ kind: 'done', reason: null });
  });

  it.each(['transfer.send', 'transfer.pay', 'transfer.fail', 'transfer.destroy'])(
    'is tried again while Opn does not show what %s told, and then left to the sweeps',
    (key) => {
      const reason = `Opn still answered what was true before ${key}`;
      const stale = { raw: CREATED, refusal: null };
      expect(judge(key, stale)).toEqual({ kind: 'again', at: '2026-11-20T03:48:31.500Z', reason });
      expect(judge(key, stale, MAX_STALE_READS)).toEqual({ kind: 'done', reason });
    },
  );

  it.each(['nothing', null, []])(
    'is tried again after an answer that is no transfer: %p',
    (raw) => {
      expect(judge('transfer.create', { raw, refusal: null }).kind).toBe('again');
    },
  );

  it('of which nothing may be booked is judged by the reason', () => {
    const refusal = { then: 'park', reason: 'it cannot be read' } as const;
    expect(judge('transfer.pay', { raw: CREATED, refusal })).toEqual({
      kind: 'parked',
      reason: 'it cannot be read',
    });
    const failure = new DomainError('opn.unavailable', 'it said so.');
    expect(judge('transfer.pay', { failure }).kind).toBe('unasked');
  });

  it('has to be looked at if Opn has no such transfer', () => {
    const read = { failure: new DomainError('opn.not_found', 'it said so.') };
    expect(judge('transfer.pay', read).kind).toBe('again');
    expect(judge('transfer.pay', read, MAX_NOT_FOUND)).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('Opn has no such transfer'),
    });
  });
});
