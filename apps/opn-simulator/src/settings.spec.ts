import { readSettings } from './settings.js';

const OPN_SECRET_KEY = 'skey_test_simulator';

describe('the settings of the simulator', () => {
  it('need only a test key', () => {
    expect(readSettings({ OPN_SECRET_KEY })).toEqual({
      port: 0,
      secretKey: OPN_SECRET_KEY,
      seed: 'yodtrong',
      day: null,
      days: 1,
      orders: null,
      stateFile: null,
      playMs: 20_000,
      webhookUrl: null,
      webhookSecret: null,
    });
  });

  it('sign with the first of several secrets', () => {
    const { webhookSecret } = readSettings({ OPN_SECRET_KEY, OPN_WEBHOOK_SECRETS: 'YQ==, Yg==' });
    expect(webhookSecret).toBe('YQ==');
  });

  it('say everything that is wrong at once', () => {
    const env = { OPN_SECRET_KEY: 'skey_live', SIMULATED_DAY: '20/11/2026', SIMULATOR_PORT: '-1' };
    expect(() => readSettings(env)).toThrow(/SIMULATOR_PORT.*OPN_SECRET_KEY.*SIMULATED_DAY/);
  });

  it('need a secret where there is somebody to tell', () => {
    const env = { OPN_SECRET_KEY, WEBHOOK_URL: 'http://127.0.0.1:3000/webhooks/opn' };
    expect(() => readSettings(env)).toThrow(/OPN_WEBHOOK_SECRETS is needed/);
  });
});
