import { parseInstant } from '#kernel';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import { MatchChosen, matchEvents, MatchRefused, MatchUndone } from './match.events.js';
import { matchDecider, matchId, matchStream } from './match.js';
import type { MatchLearned } from './match.js';

const { given } = specify(matchDecider);
const at = parseInstant('2026-11-20T02:00:00Z');
const pair = { expectation: 'ORD-100234', charge: 'chrg_test_5vcd3j9c9r0p4ayml0d' };
const by = 'Malee';
const note = 'deposit, told by phone';
const reason = 'wrong order number in the metadata';

const choose: MatchLearned = { kind: 'choose', at, pair, by, note };
const refuse: MatchLearned = { kind: 'refuse', at, pair, by, reason };
const undo: MatchLearned = { kind: 'undo', at, pair, by, note: null };

const chosen = new MatchChosen(at, { ...pair, by, note });
const refused = new MatchRefused(at, { ...pair, by, reason });
const undone = (was: 'chosen' | 'refused') => new MatchUndone(at, { ...pair, was, by, note: null });

describe('what people say of a receipt and a charge', () => {
  it('is recorded once, however often it is said', () => {
    given().when(choose).then(chosen);
    given(chosen).when(choose).thenNothing();
    given().when(refuse).then(refused);
    given(refused).when(refuse).thenNothing();
  });

  it('counts as it was last said', () => {
    given(refused).when(choose).then(chosen);
    given(chosen).when(refuse).then(refused);
    given(chosen, refused).when(undo).then(undone('refused'));
  });

  it('can be undone, and then said again', () => {
    given(chosen).when(undo).then(undone('chosen'));
    given(chosen, undone('chosen')).when(choose).then(chosen);
  });

  it('cannot be undone where nothing was said', () => {
    given().when(undo).thenNothing();
    given(chosen, undone('chosen')).when(undo).thenNothing();
  });

  it('has a name that is safe in a URL, and its own for each pair', () => {
    const odd = { expectation: 'ออเดอร์/1 ?#', charge: 'c/1' };
    expect(matchId(odd)).toMatch(/^[0-9a-f]{64}$/);
    expect(matchStream('main', matchId(odd)).id).toBe(matchId({ ...odd }));
    const others = [
      { expectation: 'A,B', charge: 'C' },
      { expectation: 'A', charge: 'B,C' },
      { expectation: 'C', charge: 'A,B' },
    ];
    expect(new Set(others.map(matchId)).size).toBe(others.length);
  });

  it('is written as it always was', () =>
    checkGolden(matchEvents, [chosen, refused, undone('chosen')]));
});
