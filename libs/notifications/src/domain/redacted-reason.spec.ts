import { redactedReason } from './redacted-reason.js';

describe('a reason that is kept', () => {
  it('says what happened', () => {
    const reason = 'the receiver answered 503';
    expect(redactedReason(reason)).toBe(reason);
    expect(redactedReason('the receiver could not be reached (ECONNREFUSED)')).toContain('(ECONN');
  });

  it.each([
    ['an address', 'fetch https://hooks.example.com/T0/B0/secret?x=1 failed', 'hooks.example.com'],
    ['a mailbox', 'rejected: malee.s@example.co.th unknown', 'malee'],
    ['a password', 'login failed, password=hunter2', 'hunter2'],
    ['a header', 'sent Authorization: Bearer abc.def', 'abc.def'],
    ['a key', 'bad skey_test_5vcd3j9c9r0p4ayml0d here', '5vcd3j9c9r0p4ayml0d'],
    ['Base64', `signed with ${Buffer.alloc(32, 7).toString('base64')}`, 'BwcHBwc'],
  ])('does not hold %s', (_, reason, secret) => {
    expect(redactedReason(reason)).not.toContain(secret);
    expect(redactedReason(reason)).toMatch(/\[(address|redacted)\]/);
  });

  it('is one line of bounded length that the database can hold', () => {
    const kept = redactedReason(`a\u0000b\n${'word '.repeat(200)}`);
    expect(kept.length).toBeLessThanOrEqual(300);
    expect(kept).not.toMatch(/[\u0000\n]/);
  });
});
