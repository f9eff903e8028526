import { DomainError, parseInstant } from '#kernel';
import { MAX_STALE_READS } from './hint-patience.js';
import { judgeRefundHint } from './judge-refund-hint.js';
import type { RefundLook } from './judge-refund-hint.js';

const now = parseInstant('2026-11-20T03:48:31Z');
const failed = (code: string) => new DomainError(code, 'it said so.');
const judge = (look: Partial<RefundLook>, attempts = 1) =>
  judgeRefundHint(
    { chargeFailure: null, list: { refusal: null }, ...look },
    { attempts, unasked: 0, now, random: () => 1 },
  );

describe('a hint about a refund', () => {
  it('is done once the list shows it', () => {
    expect(judge({})).toEqual({ kind: 'done', reason: null });
  });

  it('is tried again until the list shows it, and then left to the sweeps', () => {
    expect(judge({ list: 'missing' })).toMatchObject({
      kind: 'again',
      at: '2026-11-20T03:48:31.500Z',
    });
    expect(judge({ list: 'missing' }, MAX_STALE_READS).kind).toBe('done');
  });

  it.each(['opn.not_found', 'opn.forbidden'])('is done without a list that is %s', (code) => {
    expect(judge({ list: failed(code) })).toEqual({
      kind: 'done',
      reason: 'Only the charge was read. it said so.',
    });
  });

  it.each<[string, Partial<RefundLook>, string]>([
    ['the list is out of order', { list: failed('opn.unavailable') }, 'unasked'],
    ['the charge is not readable now', { chargeFailure: failed('opn.unavailable') }, 'unasked'],
    ['Opn has no such charge', { chargeFailure: failed('opn.not_found') }, 'again'],
    ['its row is of the other mode', { list: { refusal: { then: 'drop', reason: 'x' } } }, 'done'],
    ['its row is unreadable', { list: { refusal: { then: 'park', reason: 'x' } } }, 'parked'],
  ])('is judged by what went wrong where %s', (_, look, kind) => {
    expect(judge(look).kind).toBe(kind);
  });
});
