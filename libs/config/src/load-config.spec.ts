import { ConfigurationError, loadConfig } from './index.js';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const WHERE_IT_LISTENS = {
  ...{ host: '127.0.0.1', port: 3000, opsPort: null },
  ...{ trustedProxies: [], stopDelayMs: 0 },
};
const NOBODY_IS_TOLD = { language: 'both', webhook: null, email: null, slack: null, line: null };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.details['problems'] as string[];
    throw error;
  }
  return [];
}

const STANDARD_SEEDS = {
  timeZone: 'Asia/Bangkok',
  cutoff: '00:00',
  orderMetadataKey: 'order_id',
  openingDay: null,
  openingBalance: 0n,
};

describe('the configuration', () => {
  it('of an empty environment is a demonstration with every default', () => {
    expect(loadConfig({})).toEqual({
      ...WHERE_IT_LISTENS,
      log: { level: 'info', format: 'auto' },
      databaseUrl: null,
      dataDir: './data',
      opnApiUrl: 'https://api.omise.co',
      requestsPerSecond: 10,
      account: 'demo',
      accounts: [
        {
          account: 'demo',
          mode: 'test',
          secretKeys: [],
          webhookSecrets: [],
          seeds: STANDARD_SEEDS,
        },
      ],
      ...{ adminApiKey: null, publicUrl: 'http://127.0.0.1:3000' },
      notify: NOBODY_IS_TOLD,
      demo: true,
    });
  });

  it.each([
    ['skey_5vcd3j9c9r0p4ayml0d', 'live'],
    ['skey_test_5vcd3j9c9r0p4ayml0d', 'test'],
  ])('takes the mode from the key: %s is %s', (OPN_SECRET_KEY, mode) => {
    expect(loadConfig({ OPN_SECRET_KEY })).toMatchObject({
      account: 'main',
      accounts: [{ account: 'main', mode, secretKeys: [OPN_SECRET_KEY] }],
      demo: false,
    });
  });

  it('takes what is given', () => {
    const config = loadConfig({
      PORT: '0',
      OPS_PORT: '9100',
      TRUSTED_PROXIES: '10.0.0.7, 10.0.0.0/8,::1/128, 2001:db8::/32, uniquelocal',
      STOP_DELAY_SECONDS: '5',
      DATABASE_URL: 'postgresql://yodtrong:secret@db.example.com:5432/yodtrong',
      OPN_API_URL: 'http://127.0.0.1:4010//',
      OPN_REQUESTS_PER_SECOND: '2.5',
      OPN_ACCOUNT: 'brand-b',
      ADMIN_API_KEY: 'sixteen-letters!',
      LOG_LEVEL: 'WARN',
    });
    expect(config).toMatchObject({
      port: 0,
      opsPort: 9100,
      trustedProxies: ['10.0.0.7', '10.0.0.0/8', '::1/128', '2001:db8::/32', 'uniquelocal'],
      stopDelayMs: 5_000,
      opnApiUrl: 'http://127.0.0.1:4010',
      requestsPerSecond: 2.5,
      account: 'brand-b',
      log: { level: 'warn' },
    });
  });

  it('takes what is given for its account', () => {
    const { accounts } = loadConfig({
      OPN_SECRET_KEY: 'skey_test_old, skey_test_new',
      OPN_WEBHOOK_SECRETS: ` ${SECRET} , ${SECRET}`,
      OPENING_DAY: '2028-02-29',
      OPENING_BALANCE: '-150000',
      DAY_CUTOFF: '23:59',
    });
    expect(accounts).toMatchObject([
      {
        mode: 'test',
        secretKeys: ['skey_test_old', 'skey_test_new'],
        webhookSecrets: [SECRET, SECRET],
        seeds: { openingDay: '2028-02-29', openingBalance: -150_000n, cutoff: '23:59' },
      },
    ]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ PORT: '', OPN_SECRET_KEY: '', DATABASE_URL: '' })).toEqual(loadConfig({}));
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['OPS_PORT', '-1'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', 'fe80::1%eth0'],
    ['TRUSTED_PROXIES', '10.0.0.0/0'],
    ['TRUSTED_PROXIES', '0.0.0.0/1,128.0.0.0/1'],
    ['TRUSTED_PROXIES', '10.0.0.0/7'],
    ['TRUSTED_PROXIES', '::/1'],
    ['TRUSTED_PROXIES', '2001:db8::/31'],
    ['TRUSTED_PROXIES', '::/32'],
    ['TRUSTED_PROXIES', '::ffff:0:0/96'],
    ['TRUSTED_PROXIES', '::ffff:10.0.0.0/103'],
    ['STOP_DELAY_SECONDS', '61'],
    ['STOP_DELAY_SECONDS', '1.5'],
    ['DATABASE_URL', 'mysql://localhost/yodtrong'],
    ['DATABASE_URL', 'postgres://['],
    ['OPN_API_URL', 'api.omise.co'],
    ['OPN_API_URL', 'ftp://api.omise.co'],
    ['OPN_REQUESTS_PER_SECOND', '0'],
    ['LOG_LEVEL', 'silly'],
    ['LOG_FORMAT', 'xml'],
    ['OPN_REQUESTS_PER_SECOND', '100.5'],
    ['OPN_REQUESTS_PER_SECOND', '-1'],
    ['OPN_REQUESTS_PER_SECOND', '1e2'],
    ['OPN_ACCOUNT', 'Main'],
    ['OPN_ACCOUNT', 'a'.repeat(41)],
    ['OPN_SECRET_KEY', 'pkey_test_5vcd3j9c9r0p4ayml0d'],
    ['OPN_SECRET_KEY', 'skey_with space'],
    ['OPN_SECRET_KEY', ' , '],
    ['OPN_SECRET_KEY', 'skey_old,skey_test_new'],
    ['OPN_SECRET_KEY', 'skey_same,skey_same'],
    ['OPN_SECRET_KEY', 'skey_old,skey_new,skey_newer'],
    ['OPN_WEBHOOK_SECRETS', 'not base64!'],
    ['OPN_WEBHOOK_SECRETS', `${SECRET},ab==`],
    ['OPN_WEBHOOK_SECRETS', Array.from({ length: 6 }, () => SECRET).join()],
    ['ADMIN_API_KEY', 'short'],
    ['BUSINESS_TIME_ZONE', 'Asia/Bangcock'],
    ['DAY_CUTOFF', '24:00'],
    ['ORDER_METADATA_KEY', 'k'.repeat(101)],
    ['OPENING_DAY', '2026-02-29'],
    ['OPENING_DAY', '01/11/2026'],
    ['OPENING_DAY', '2569-11-01'],
    ['OPENING_BALANCE', '1500.00'],
    ['OPENING_BALANCE', '123456789012345678'],
    ['OPENING_BALANCE', '150000'], // an opening balance of no day
  ])('refuses %s=%s, and says what it must be', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name}: (must|Too)`)]);
  });

  it('names every problem at once, and never a secret', () => {
    const env = { PORT: 'x', OPN_SECRET_KEY: 'my-secret', OPN_SECRET: 'y', OPN_TIMEOUT: '1' };
    const problems = problemsOf(env);
    expect(problems).toEqual([
      expect.stringMatching(/^OPN_SECRET is not a known variable; known are OPN_API_URL, /),
      expect.stringMatching(/^OPN_TIMEOUT is not a known variable/),
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^OPN_SECRET_KEY: /),
    ]);
    const message = problems.join('\n');
    expect(new ConfigurationError(problems).message).toContain(problems.join('\n  - '));
    expect(message).not.toContain('my-secret');
  });

  it('leaves the variables of others alone', () => {
    expect(problemsOf({ PATH: '/bin', HOME: '/root', NODE_ENV: 'production' })).toEqual([]);
  });
});
