import { ConfigurationError, loadConfig } from './index.js';

const SLACK = 'https://hooks.slack.example/services/T0/B0/secret';
const GROUP = `C${'0a'.repeat(16)}`;
const TOKEN = 'a-channel-access-token/of+LINE=';

const EMAIL = {
  NOTIFY_SMTP_URL: 'smtps://yodtrong%40example.com:p%40ss@mail.example.com',
  NOTIFY_EMAIL_FROM: 'Yodtrong ยอดตรง <yodtrong@example.com>',
  NOTIFY_EMAIL_TO_FINANCE: 'malee@example.com, somchai@example.com',
};
const LINE = { NOTIFY_LINE_TOKEN: TOKEN, NOTIFY_LINE_TO_OPERATORS: GROUP };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.details['problems'] as string[];
    throw error;
  }
  return [];
}

describe('the channels of an installation', () => {
  it('are those that are named, for those they are named for', () => {
    const { notify } = loadConfig({
      ...{ ...EMAIL, ...LINE, NOTIFY_SLACK_URL_FINANCE: SLACK, NOTIFY_LANGUAGE: 'th' },
    });
    expect(notify).toEqual({
      language: 'th',
      webhook: null,
      email: {
        server: {
          ...{ host: 'mail.example.com', port: 465, secure: true, isLocal: false },
          login: { user: 'yodtrong@example.com', password: 'p@ss' },
        },
        from: { name: 'Yodtrong ยอดตรง', address: 'yodtrong@example.com' },
        to: { finance: ['malee@example.com', 'somchai@example.com'], operators: null },
      },
      slack: { url: { finance: SLACK, operators: null } },
      line: {
        token: TOKEN,
        to: { finance: null, operators: GROUP },
        apiUrl: 'https://api.line.me',
      },
    });
  });

  it.each([
    ['smtp://mail.example.com', { port: 587, secure: false, isLocal: false, login: null }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, isLocal: true }],
    ['smtp://[::1]:25/', { host: '::1', isLocal: true }],
  ])('reach the mail server at %s', (NOTIFY_SMTP_URL, server) => {
    expect(loadConfig({ ...EMAIL, NOTIFY_SMTP_URL }).notify.email?.server).toMatchObject(server);
  });

  it('may be tried with a LINE on this machine', () => {
    const env = { ...LINE, NOTIFY_LINE_API_URL: 'http://127.0.0.1:9/' };
    expect(loadConfig(env).notify.line?.apiUrl).toBe('http://127.0.0.1:9');
  });

  it.each([
    ['NOTIFY_LANGUAGE', 'de'],
    ['NOTIFY_SMTP_URL', 'https://mail.example.com'],
    ['NOTIFY_SMTP_URL', 'mail.example.com:587'],
    ['NOTIFY_SMTP_URL', 'smtp://user@mail.example.com'],
    ['NOTIFY_SMTP_URL', 'smtp://user:100%@mail.example.com'],
    ['NOTIFY_SMTP_URL', 'smtp://mail.example.com?tls.rejectUnauthorized=false'],
    ['NOTIFY_SMTP_URL', 'smtp://'],
    ['NOTIFY_EMAIL_FROM', 'Yodtrong'],
    ['NOTIFY_EMAIL_FROM', 'Yod\r\nBcc: all@example.com <yodtrong@example.com>'],
    ['NOTIFY_EMAIL_TO_FINANCE', 'Malee <malee@example.com>'],
    ['NOTIFY_EMAIL_TO_FINANCE', 'malee@example.com,malee@example.com'],
    ['NOTIFY_EMAIL_TO_OPERATORS', ' , '],
    ['NOTIFY_SLACK_URL_FINANCE', 'http://hooks.slack.example/a'],
    ['NOTIFY_SLACK_URL_OPERATORS', '#channel'],
    ['NOTIFY_LINE_TOKEN', 'two words that are long enough'],
    ['NOTIFY_LINE_TO_OPERATORS', '@yodtrong'],
    ['NOTIFY_LINE_API_URL', 'https://line.example.com'],
    ['NOTIFY_LINE_API_URL', 'http://127.0.0.1.example.com'],
  ])('are refused with %s=%s, which is not repeated', (name, value) => {
    const problems = problemsOf({ ...EMAIL, ...LINE, [name]: value });
    expect(problems).toEqual([expect.stringMatching(`^${name}: must`)]);
    if (value.length > 10) expect(problems.join()).not.toContain(value);
  });

  it('are whole, or there is none', () => {
    const { NOTIFY_SMTP_URL, NOTIFY_EMAIL_TO_FINANCE } = EMAIL;
    expect(problemsOf({ NOTIFY_SMTP_URL })).toEqual([
      'NOTIFY_EMAIL_FROM: must be set with NOTIFY_SMTP_URL.',
      'NOTIFY_EMAIL_TO_FINANCE or NOTIFY_EMAIL_TO_OPERATORS: must be set with NOTIFY_SMTP_URL.',
    ]);
    expect(problemsOf({ NOTIFY_EMAIL_TO_FINANCE })).toEqual([
      'NOTIFY_SMTP_URL: must be set with NOTIFY_EMAIL_TO_FINANCE.',
      'NOTIFY_EMAIL_FROM: must be set with NOTIFY_EMAIL_TO_FINANCE.',
    ]);
    expect(problemsOf({ NOTIFY_LINE_TO_FINANCE: GROUP })).toEqual([
      'NOTIFY_LINE_TOKEN: must be set with NOTIFY_LINE_TO_FINANCE.',
    ]);
    expect(problemsOf({ NOTIFY_LINE_TOKEN: TOKEN })).toEqual([
      'NOTIFY_LINE_TO_FINANCE or NOTIFY_LINE_TO_OPERATORS: must be set with NOTIFY_LINE_TOKEN.',
    ]);
  });

  it.each(['NOTIFY_STMP_URL', 'NOTIFY_SLACK_URL', 'NOTIFY_EMAIL_TO', 'NOTIFY_LINE_TO_FINANCES'])(
    'have no variable %s',
    (name) => {
      expect(problemsOf({ [name]: 'x' })).toEqual([
        expect.stringMatching(`^${name} is not a known variable; known are NOTIFY_LANGUAGE`),
      ]);
    },
  );
});
