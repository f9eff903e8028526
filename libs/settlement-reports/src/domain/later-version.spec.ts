import { satang, sum, ZERO } from '#money';
import { exampleBalance } from '../fixtures/example-balance.fixtures.js';
import { lackedBy, withPostedLater } from './later-version.js';
import { completeSource, unreadSource } from './report-reading.js';

const NET = satang(98_234n);
const FIRST = exampleBalance(NET, ZERO);
const LATE = satang(19_647n);

describe('a later version', () => {
  it('repeats block C, with what was paid on the day and is posted later', () => {
    const { movements, ...others } = withPostedLater(FIRST, LATE);
    const { movements: before, ...same } = FIRST;
    expect(others).toEqual(same);
    expect(movements).toEqual({ ...before, paidToday: NET + LATE, postedLater: -LATE });
    expect(sum(Object.values(movements))).toBe(sum(Object.values(before)));
  });

  it('counts a payment once, however many versions there are between', () => {
    expect(withPostedLater(withPostedLater(FIRST, LATE), LATE)).toEqual(
      withPostedLater(FIRST, LATE),
    );
  });

  it('lacks for good what the first one could not read', () => {
    const lacked = unreadSource(
      'transactions',
      'balance transactions cannot be read',
      'incomplete',
    );
    const { from, to } = { from: FIRST.observation!.at, to: FIRST.observation!.at };
    const read = { from, to, pages: 1, count: 0, amount: null, statedCount: null };
    const waiting = unreadSource('bank-lines', 'not swept yet', 'waiting');
    const sources = [completeSource('charges', read), lacked, waiting];
    expect(lackedBy({ sources })).toEqual([lacked]);
  });
});
