import { satang } from '#money';
import { specify } from '../../../../test/support/specify.js';
import {
  AmountCounted,
  RoundCompleted,
  SOME_TIME,
  tallyDecider,
} from '../../../../test/support/tally.js';
import type { Amount } from '../../../../test/support/tally.js';

const { given } = specify(tallyDecider);

const seen = (no: number): Amount => ({ id: `no-${no}`, amount: satang(BigInt(no)) });
const counted = (no: number): AmountCounted => {
  const { id, amount } = seen(no);
  return new AmountCounted(SOME_TIME, { id, amount, parts: [{ amount, note: null }] });
};
const round = new RoundCompleted(SOME_TIME, { round: 1, total: satang(6n) });

describe('a case of a decider', () => {
  it('is met by exactly the events that are recorded, in their order', () => {
    given().when(seen(1)).then(counted(1));
    given(counted(1), counted(2)).when(seen(3)).then(counted(3), round);
  });

  it('is met by nothing where nothing is learned', () => {
    given(counted(1)).when(seen(1)).thenNothing();
  });

  it.each([
    ['other content', () => given().when(seen(1)).then(counted(2))],
    ['another order', () => given(counted(1), counted(2)).when(seen(3)).then(round, counted(3))],
    ['one event too few', () => given(counted(1), counted(2)).when(seen(3)).then(counted(3))],
    ['one event too many', () => given(counted(1)).when(seen(1)).then(counted(1))],
    ['nothing instead of an event', () => given().when(seen(1)).thenNothing()],
  ])('is not met by %s', (_what, statement) => {
    expect(statement).toThrow();
  });
});
