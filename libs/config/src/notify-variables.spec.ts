import { ConfigurationError, loadConfig } from './index.js';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(33, 8).toString('base64');
const HOOK = 'https://hooks.example.com/T0/secret-path?x=1';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.details['problems'] as string[];
    throw error;
  }
  return [];
}

describe('who is told', () => {
  it('is nobody by default, with links to this machine', () => {
    const { notify, publicUrl } = loadConfig({ HOST: '0.0.0.0', PORT: '3100' });
    expect([notify.webhook, publicUrl]).toEqual([null, 'http://127.0.0.1:3100']);
    expect(loadConfig({ HOST: '::' }).publicUrl).toBe('http://[::1]:3000');
  });

  it('is the receiver that is given, whose first secret signs', () => {
    const env = { NOTIFY_WEBHOOK_URL: HOOK, NOTIFY_WEBHOOK_SECRET: ` ${SECRET} , ${OTHER}` };
    expect(loadConfig({ ...env, PUBLIC_URL: 'https://pay.example.com/yod/' })).toMatchObject({
      notify: { webhook: { url: HOOK, secrets: [SECRET, OTHER] } },
      publicUrl: 'https://pay.example.com/yod',
    });
  });

  it.each(['http://127.0.0.1:9/a', 'http://localhost/a', 'http://[::1]:9/a'])(
    'may be asked in plain HTTP on this machine: %s',
    (url) => {
      const env = { NOTIFY_WEBHOOK_URL: url, NOTIFY_WEBHOOK_SECRET: SECRET };
      expect(loadConfig(env).notify.webhook?.url).toBe(url);
    },
  );

  it.each([
    ['NOTIFY_WEBHOOK_URL', 'http://hooks.example.com/a'],
    ['NOTIFY_WEBHOOK_URL', 'http://127.0.0.1.example.com/a'],
    ['NOTIFY_WEBHOOK_URL', 'https://me:password@hooks.example.com/a'],
    ['NOTIFY_WEBHOOK_URL', 'https://hooks.example.com/a#b'],
    ['NOTIFY_WEBHOOK_URL', 'hooks.example.com'],
    ['NOTIFY_WEBHOOK_SECRET', Buffer.alloc(31, 7).toString('base64')],
    ['NOTIFY_WEBHOOK_SECRET', 'not base64! '.repeat(9)],
    ['NOTIFY_WEBHOOK_SECRET', ' , '],
    ['NOTIFY_WEBHOOK_SECRET', `${SECRET},${SECRET}`],
    ['NOTIFY_WEBHOOK_SECRET', `${SECRET},${OTHER},${OTHER}AAA=`],
    ['PUBLIC_URL', 'pay.example.org'],
    ['PUBLIC_URL', 'ftp://pay.example.com'],
    ['PUBLIC_URL', 'https://pay.example.com/?x=1'],
  ])('is refused with %s=%s, which it does not repeat', (name, value) => {
    const env = { NOTIFY_WEBHOOK_URL: HOOK, NOTIFY_WEBHOOK_SECRET: SECRET, [name]: value };
    const problems = problemsOf(env);
    expect(problems).toEqual([expect.stringMatching(`^${name}: must`)]);
    expect(problems.join()).not.toContain(value);
  });

  it('needs an address and a secret, or neither', () => {
    expect(problemsOf({ NOTIFY_WEBHOOK_URL: HOOK })).toEqual([
      'NOTIFY_WEBHOOK_SECRET: must be set with NOTIFY_WEBHOOK_URL.',
    ]);
    expect(problemsOf({ NOTIFY_WEBHOOK_SECRET: SECRET, PUBLIC_URL: 'nowhere' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL: /),
      'NOTIFY_WEBHOOK_URL: must be set with NOTIFY_WEBHOOK_SECRET.',
    ]);
  });

  it('is told with everything else that is wrong, misspelt names included', () => {
    const env = { PORT: 'x', NOTIFY_WEBHOOK_URL: 'nowhere', NOTIFY_WEBHOOK_SECRETS: SECRET };
    expect(problemsOf({ ...env, NOTIFY_WEBHOOK_SECRET: 'short' })).toEqual([
      expect.stringMatching(/^NOTIFY_WEBHOOK_SECRETS is not a known variable; known are NOTIFY/),
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^NOTIFY_WEBHOOK_URL: /),
      expect.stringMatching(/^NOTIFY_WEBHOOK_SECRET: /),
    ]);
    expect(problemsOf({ NOTIFY_SOCKET: '/run/systemd/notify' })).toEqual([]);
  });
});
