import { hide, redact, redactValue } from './redact.js';

describe('what a log line never says', () => {
  it.each([
    ['a key of Opn', 'Opn refused skey_test_5xuy4w91xqz7d1w9u0t', 'skey_test_[hidden]'],
    ['a key of ours', `ydt_abc012_${'A'.repeat(43)} is unknown`, 'ydt_abc012_[hidden]'],
    ['a header', 'sent authorization Bearer abcdef0123456789', 'Bearer [hidden]'],
    ['a password in an address', 'no answer of postgres://app:s3cr3t@db:5432/y', 'app:[hidden]@db'],
    ['a hook', 'POST https://hooks.slack.com/services/T0/B0/xyz', '/services/[hidden]'],
    ['an assigned value', 'connect password=hunter22 host=db', 'password=[hidden] host=db'],
    ['a name', 'refused {"account_name":"Somchai P.","id":1}', '"account_name":"[hidden]","id":1'],
    ['a name in a quoted text', '"{\\"email\\":\\"a@b.th\\"}"', '[hidden]'],
    ['a bank account', 'paid to 1234567890', 'paid to …7890'],
    ['a bank account with dashes', 'paid to 123-4-56789-0', 'paid to xxx-x-x6789-0'],
  ])('%s', (_what, text, clean) => {
    expect(redact(text)).toContain(clean);
    expect(redact(text)).not.toMatch(/5xuy4|AAAA|abcdef|s3cr3t|xyz|hunter22|Somchai|a@b|123456789/);
  });

  it.each([
    'Day 2026-11-20 of main is closed: 412 charges of 1234567.50 baht.',
    'chrg_test_5xuy4w91xqz7d1w9u0t at position 123456789, 2026-11-20T03:48:31.123Z',
    'Listening on 127.0.0.1:3000, see https://example.com/v1/reports/2026-11-20',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('is known word for word, whatever it looks like', () => {
    hide(['a pass phrase of ours', 'opensesame', 'short', null]);
    expect(redact('x a pass phrase of ours y short')).toBe('x [hidden] y short');
    expect(['opensesame', 'skey_test_abc'].map(redact)).toEqual(['[hidden]', 'skey_test_[hidden]']);
  });

  it('is taken out of whatever is logged, however deep, errors and circles included', () => {
    const circle: Record<string, unknown> = { token: 'abc', at: 7 };
    circle['self'] = circle;
    const line = redactValue({ list: [circle], error: new Error('skey_abc failed'), money: 5n });
    const text = JSON.stringify(line, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(text).toContain('skey_[hidden] failed');
    expect(text).toContain('"token":"[hidden]","at":7');
    expect(text).toContain('"money":"5"');
  });
});
