import { parseOwnerName } from './api-key.js';
import { BOOTSTRAP_KEY_ID, claimedKeyId, keyText } from './key-text.js';

const SECRET = 'A'.repeat(43);

describe("an owner's name", () => {
  it('is the same however it was typed', () => {
    expect(parseOwnerName('  Somchai\t P. ')).toBe('Somchai P.');
    expect(parseOwnerName('cafe\u0301')).toBe(parseOwnerName('caf\u00e9'));
  });

  it.each(['', ' \n ', 'x'.repeat(101)])('is refused: %j', (text) => {
    expect(() => parseOwnerName(text)).toThrow(expect.objectContaining({ code: 'key.invalid' }));
  });
});

describe('the text of a key', () => {
  it('names the key that it claims to be', () => {
    expect(claimedKeyId(keyText('0123456789ab', SECRET))).toBe('0123456789ab');
  });

  it.each(['ydt_0123456789ab_short', `ydt_ID_${SECRET}`, 'a key chosen by an operator', ''])(
    'that we did not make can only be the bootstrap key: %s',
    (text) => {
      expect(claimedKeyId(text)).toBe(BOOTSTRAP_KEY_ID);
    },
  );
});
