import { verdictOf } from './verify.command.js';

describe('the verdict of verify', () => {
  it('is that everything agrees only when everything was looked at', () => {
    expect(verdictOf(['agrees', 'agrees'])).toEqual(['Everything agrees.']);
    expect(verdictOf(['agrees', 'cut'])).toEqual([
      ...['What was looked at agrees.', 'Not everything was looked at.'],
    ]);
    expect(verdictOf(['differs', 'agrees'])).toEqual(['Something does not agree; see above.']);
    expect(verdictOf(['differs', 'cut'])).toEqual([
      ...['Something does not agree; see above.', 'Not everything was looked at.'],
    ]);
  });
});
