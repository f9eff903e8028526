import { DAY_MS, parseInstant, plusMs } from './instant.js';
import { isNewerRead, isOlderRead, LONGEST_HELD_READ_MS } from './read-order.js';

const known = parseInstant('2026-11-20T12:00:00Z');

describe('a read compared with the one that is known', () => {
  it.each([
    ['a second before it', -1_000, 'older'],
    ['as long before it as a read is ever held', 1 - LONGEST_HELD_READ_MS, 'older'],
    ['of the same moment', 0, 'neither'],
    ['a second after it', 1_000, 'newer'],
    ['a month after it', 30 * DAY_MS, 'newer'],
    ['so long before it that the known one was dated wrong', -LONGEST_HELD_READ_MS, 'newer'],
    ['a month before it', -30 * DAY_MS, 'newer'],
  ])('%s', (_, ms, expected) => {
    const seen = plusMs(known, ms);
    expect([isOlderRead(seen, known), isNewerRead(seen, known)]).toEqual([
      expected === 'older',
      expected === 'newer',
    ]);
  });
});
