import { verdictOf } from './verify.command.js';

describe('the verdict of verify', () => {
  it('is that everything agrees only when everything was looked at', () => {
    expect(verdictOf({ agrees: true, isWhole: true })).toEqual(['Everything agrees.']);
    expect(verdictOf({ agrees: true, isWhole: false })).toEqual([
      ...['What was looked at agrees.', 'Not everything was looked at.'],
    ]);
    expect(verdictOf({ agrees: false, isWhole: true })).toEqual([
      'Something does not agree; see above.',
    ]);
    expect(verdictOf({ agrees: false, isWhole: false })).toEqual([
      ...['Something does not agree; see above.', 'Not everything was looked at.'],
    ]);
  });
});
