import { DomainError } from '#kernel';
import { judgeOpenRead, MOST_BLOCKING_FAILURES } from './judge-open-read.js';

const FEW = MOST_BLOCKING_FAILURES - 1;
const MANY = MOST_BLOCKING_FAILURES;
const failure = (code: string) => ({ failure: new DomainError(code, 'why') });
const refused = (then: 'retry' | 'park' | 'drop') =>
  judgeOpenRead({ raw: {}, refusal: { then, reason: 'why' } }, FEW).kind;

describe('an open charge that is read for a closing', () => {
  it.each([
    ['opn.forbidden', 'left', 'left'],
    ['opn.not_found', 'left', 'left'],
    ['opn.id_invalid', 'left', 'left'],
    ['opn.refused', 'left', 'left'],
    ['opn.too_large', 'left', 'left'],
    ['opn.another_object', 'left', 'left'],
    ['opn.unavailable', 'blocked', 'left'],
    ['opn.malformed', 'blocked', 'left'],
    ['read.failed', 'blocked', 'left'],
    ['opn.circuit_open', 'blocked', 'left'],
    ['opn.unauthorized', 'blocked', 'blocked'],
    ['opn.rate_limited', 'blocked', 'blocked'],
    ['opn.held_back', 'blocked', 'blocked'],
    ['opn.aborted', 'not_reached', 'not_reached'],
  ])('and fails with %s is %s, and %s after many failures', (code, atFirst, later) => {
    expect(judgeOpenRead(failure(code), FEW).kind).toBe(atFirst);
    expect(judgeOpenRead(failure(code), MANY).kind).toBe(later);
  });

  it('counts as failing only where it says something of the charge', () => {
    expect(judgeOpenRead(failure('opn.unavailable'), 0)).toMatchObject({ counts: 'unasked' });
    expect(judgeOpenRead(failure('opn.refused'), 0)).toMatchObject({ counts: 'useless' });
    expect(judgeOpenRead(failure('opn.circuit_open'), 0)).toMatchObject({ counts: null });
  });

  it('is read once it is in the books; kept out of them it is left, unrecorded it is not', () => {
    expect(judgeOpenRead({ raw: {}, refusal: null }, FEW)).toEqual({ kind: 'read' });
    expect([refused('park'), refused('drop'), refused('retry')]).toEqual([
      ...['left', 'left', 'blocked'],
    ]);
  });
});
