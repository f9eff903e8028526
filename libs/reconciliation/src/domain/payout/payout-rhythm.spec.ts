import { parseBusinessDay } from '#calendar';
import { rhythmOf } from './payout-rhythm.js';

const november = (...days: readonly number[]) =>
  days.map((day) => parseBusinessDay(`2026-11-${String(day).padStart(2, '0')}`));
const holidays = new Set(november(23));

describe('the rhythm of scheduled transfers', () => {
  it.each([
    ['every business day after two in a row', [18, 19], 'bank-business-days'],
    ['every business day over a weekend and a holiday', [20, 24], 'bank-business-days'],
    ['weekdays that were seen in two weeks', [9, 12, 16, 19], [1, 4]],
    ['not a weekday that was left out since', [9, 12, 19], [4]],
    ['unknown after one', [19], null],
    ['unknown after one a week without the same weekday', [10, 19], null],
    ['unknown without any', [], null],
  ])('is %s', (_, seen, expected) => {
    expect(rhythmOf(november(...seen), holidays)).toEqual(expected);
  });
});
