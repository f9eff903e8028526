import { parseAccountName, streamName, streamText } from './stream-name.js';

describe('the name of a stream', () => {
  it('says what kind of thing it is about, whose, and which', () => {
    expect(streamText(streamName('charge', 'main-test', 'chrg_1'))).toBe('charge/main-test/chrg_1');
  });

  it.each(['', 'x'.repeat(201)])('needs an id that can be kept: %p', (id) => {
    expect(() => streamName('charge', 'main', id)).toThrow(
      expect.objectContaining({ code: 'stream.invalid' }),
    );
  });

  it.each(['main', 'main-test', 'brand-b', '7', 'a'.repeat(40)])('%s may be an account', (name) => {
    expect(parseAccountName(name)).toBe(name);
  });

  it.each(['', 'Main', '-main', 'main/test', 'main_test', 'a'.repeat(41), 'ร้าน', 'a b', 'a\n'])(
    '%p may not',
    (name) => {
      expect(() => parseAccountName(name)).toThrow(
        expect.objectContaining({ code: 'account.invalid' }),
      );
    },
  );
});
