import { patienceOf } from './patience.js';

describe('how long a caller waits for a large file', () => {
  it.each([
    [undefined, 20_000],
    ['', 20_000],
    ['return=minimal', 20_000],
    ['respond-async', 0],
    ['return=minimal, Respond-Async', 0],
    ['wait=5', 5_000],
    ['respond-async, wait=5', 5_000],
    ['wait = 0', 0],
    ['wait=3600', 60_000],
    ['wait=-1', 20_000],
    [['respond-async', 'return=minimal'], 0],
  ])('Prefer: %p', (header, patienceMs) => {
    expect(patienceOf(header)).toBe(patienceMs);
  });
});
