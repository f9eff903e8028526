import { ConfigurationError, loadConfig, startWarnings } from './index.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const MAIN = { OPN_SECRET_KEY: 'skey_main', OPN_WEBHOOK_SECRETS: base64('main') };
const BRAND_B = {
  OPN_ACCOUNTS: 'brand-b',
  OPN_SECRET_KEY_BRAND_B: 'skey_brand_b',
  OPN_WEBHOOK_SECRETS_BRAND_B: base64('brand b'),
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.details['problems'] as string[];
    throw error;
  }
  return [];
}

describe('the configuration of several accounts', () => {
  it('reads each by the suffix of its name, the default one first', () => {
    const config = loadConfig({
      ...MAIN,
      ...BRAND_B,
      OPN_ACCOUNTS: ' main-test , brand-b ',
      OPN_SECRET_KEY_MAIN_TEST: 'skey_test_old,skey_test_new',
      OPENING_DAY_BRAND_B: '2026-11-01',
      OPENING_BALANCE_BRAND_B: '-150000',
    });
    expect(config.account).toBe('main');
    expect(config.accounts).toMatchObject([
      { account: 'main', mode: 'live', secretKeys: ['skey_main'], seeds: { openingDay: null } },
      {
        account: 'main-test',
        mode: 'test',
        secretKeys: ['skey_test_old', 'skey_test_new'],
        webhookSecrets: [],
        seeds: { openingDay: null, openingBalance: 0n },
      },
      {
        account: 'brand-b',
        mode: 'live',
        webhookSecrets: [base64('brand b')],
        seeds: { openingDay: '2026-11-01', openingBalance: -150_000n },
      },
    ]);
  });

  it('begins each as the default one begins, unless told otherwise', () => {
    const seeds = {
      BUSINESS_TIME_ZONE: 'Asia/Tokyo',
      DAY_CUTOFF: '02:00',
      OPENING_DAY: '2026-11-01',
    };
    const other = { DAY_CUTOFF_BRAND_B: '04:00', ORDER_METADATA_KEY_BRAND_B: 'ref' };
    const [, brandB] = loadConfig({ ...MAIN, ...BRAND_B, ...seeds, ...other }).accounts;
    expect(brandB?.seeds).toEqual({
      timeZone: 'Asia/Tokyo',
      cutoff: '04:00',
      orderMetadataKey: 'ref',
      openingDay: null,
      openingBalance: 0n,
    });
  });

  it.each([
    ['Brand-B', /^OPN_ACCOUNTS: must list names/],
    ['brand b', /^OPN_ACCOUNTS: must list names/],
    ['brand-b,brand-b', /^OPN_ACCOUNTS: must name every account once/],
    ['brand-b,main', /^OPN_ACCOUNTS: main is the default account; list only the others/],
    [Array.from({ length: 50 }, (_, n) => `n${n}`).join(), /^OPN_ACCOUNTS: must list at most 49/],
  ])('refuses the names %s', (OPN_ACCOUNTS, problem) => {
    expect(problemsOf({ ...MAIN, ...BRAND_B, OPN_ACCOUNTS })).toEqual([
      expect.stringMatching(problem),
    ]);
  });

  it('refuses an account without a key, also the default one', () => {
    expect(
      problemsOf({ OPN_ACCOUNTS: 'brand-b,brand-c', OPN_SECRET_KEY_BRAND_C: 'skey_c' }),
    ).toEqual([
      'OPN_SECRET_KEY: must be the secret key of main, which has none.',
      'OPN_SECRET_KEY_BRAND_B: must be the secret key of brand-b, which has none.',
    ]);
  });

  it('refuses a key that two accounts share, and does not show it', () => {
    const keys = { OPN_SECRET_KEY: 'skey_one,skey_both', OPN_SECRET_KEY_BRAND_B: 'skey_both' };
    expect(problemsOf({ ...MAIN, ...BRAND_B, ...keys })).toEqual([
      'OPN_SECRET_KEY_BRAND_B: must be a key of its own; main has the same one, and the same ' +
        'money would be booked twice.',
    ]);
  });

  it('names variables of accounts that nobody listed', () => {
    const stray = {
      OPN_SECRET_KEY_BRAND_C: 'skey_c',
      OPN_WEBHOOK_SECRETS_MAIN: base64('main'),
      OPENING_DAY_BRANDB: '2026-11-01',
    };
    expect(problemsOf({ ...MAIN, ...BRAND_B, ...stray })).toEqual([
      'OPN_SECRET_KEY_BRAND_C: there is no brand-c in OPN_ACCOUNTS.',
      'OPN_WEBHOOK_SECRETS_MAIN: main is the default account, whose variable is ' +
        'OPN_WEBHOOK_SECRETS.',
      'OPENING_DAY_BRANDB: there is no brandb in OPN_ACCOUNTS.',
    ]);
  });

  it('leaves what others may have called so alone, while there is one account', () => {
    expect(problemsOf({ ...MAIN, OPENING_DAY_PARTY: 'yes', DAY_CUTOFF_X: '1' })).toEqual([]);
    expect(problemsOf({ ...MAIN, OPN_SECRET_KEY_BRAND_B: 'skey_b' })).toEqual([
      'OPN_SECRET_KEY_BRAND_B: there is no brand-b in OPN_ACCOUNTS.',
    ]);
  });

  it('names every problem at once, each by its whole variable', () => {
    const wrong = {
      PORT: 'x',
      DAY_CUTOFF: '24:00',
      OPENING_BALANCE: '1',
      OPN_SECRET_KEY_BRAND_B: 'my-secret',
      OPENING_DAY_BRAND_B: 'yesterday',
      OPENING_BALANCE_BRAND_B: '1',
      OPN_SECRET_KEY_BRAND_C: 'skey_c',
    };
    const problems = problemsOf({ ...MAIN, ...BRAND_B, ...wrong });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'OPN_SECRET_KEY_BRAND_C',
      'PORT',
      'DAY_CUTOFF',
      'OPENING_BALANCE',
      'OPN_SECRET_KEY_BRAND_B',
      'OPENING_DAY_BRAND_B',
    ]);
    expect(problems.join()).not.toContain('my-secret');
  });
});

describe('what is said at every start', () => {
  const warningsOf = (env: Record<string, string>) => startWarnings(loadConfig(env));

  it('is nothing where all is well, or a demonstration', () => {
    expect(warningsOf({ ...MAIN, ...BRAND_B })).toEqual([]);
    expect(warningsOf({})).toEqual([]);
  });

  it('is which webhooks are refused for want of a secret', () => {
    const none = { OPN_WEBHOOK_SECRETS: '', OPN_WEBHOOK_SECRETS_BRAND_B: '' };
    expect(warningsOf({ ...MAIN, ...BRAND_B, ...none })).toEqual([
      'Without OPN_WEBHOOK_SECRETS every webhook is refused with 401.',
      'Without OPN_WEBHOOK_SECRETS_BRAND_B every webhook of brand-b is refused with 401.',
    ]);
  });

  it('is which accounts share a webhook secret, however it is padded, and not the secret', () => {
    const secret = base64('main');
    const shared = `${base64('another')},${secret.replace(/=+$/, '')}`;
    const [warning, ...more] = warningsOf({
      ...MAIN,
      ...BRAND_B,
      OPN_WEBHOOK_SECRETS_BRAND_B: shared,
    });
    expect(warning).toMatch(/^main and brand-b have the same webhook secret: /);
    expect(warning).not.toContain(secret.slice(0, 4));
    expect(more).toEqual([]);
  });
});
