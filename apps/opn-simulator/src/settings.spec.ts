import { NO_FAULTS } from './faults/percents.js';
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
      faults: NO_FAULTS,
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

  it('turn up faults, and say which there are', () => {
    const { faults } = readSettings({ OPN_SECRET_KEY, SIMULATOR_FAULTS: 'drop=20, http500=0.5' });
    expect(faults).toEqual({ ...NO_FAULTS, drop: 20, http500: 0.5 });
    expect(() => readSettings({ OPN_SECRET_KEY, SIMULATOR_FAULTS: 'drops=20' })).toThrow(
      /SIMULATOR_FAULTS there is no fault "drops", only drop, corrupt, missign/,
    );
  });

  it('need a secret where there is somebody to tell', () => {
    const env = { OPN_SECRET_KEY, WEBHOOK_URL: 'http://127.0.0.1:3000/webhooks/opn' };
    expect(() => readSettings(env)).toThrow(/OPN_WEBHOOK_SECRETS is needed/);
  });
});
