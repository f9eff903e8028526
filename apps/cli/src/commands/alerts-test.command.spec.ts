import { HttpSink } from '../../../../test/support/http-sink.js';
import { SmtpSink } from '../../../../test/support/smtp-sink.js';
import { runCommandLine } from '../run-command-line.js';
import { alertsTestCommand } from './alerts-test.command.js';

describe('alerts test', () => {
  const before = { ...process.env };
  let mail: SmtpSink;
  let slack: HttpSink;

  beforeAll(async () => {
    mail = await new SmtpSink().start();
    slack = await new HttpSink().start();
  });

  beforeEach(() => {
    mail.begin();
    slack.calls.length = 0;
    slack.answers = { status: 200 };
    Object.assign(process.env, {
      NOTIFY_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      NOTIFY_EMAIL_FROM: 'yodtrong@example.com',
      NOTIFY_EMAIL_TO_FINANCE: 'malee@example.com',
      NOTIFY_EMAIL_TO_OPERATORS: 'ops@example.com',
      NOTIFY_SLACK_URL_OPERATORS: `${slack.url}/secret-path`,
    });
  });

  afterEach(() => {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, before);
  });

  afterAll(async () => {
    await Promise.all([mail.stop(), slack.stop()]);
  });

  async function typed(line: string) {
    const out: string[] = [];
    const said: string[] = [];
    const terminal = { out: (it: string) => out.push(it), say: (it: string) => said.push(it) };
    const words = ['alerts', 'test', ...line.split(' ').filter(Boolean)];
    return { code: await runCommandLine(words, [alertsTestCommand], terminal), out, said };
  }

  it('reaches everybody whom a channel is for, and says what was answered', async () => {
    expect(await typed('email')).toEqual({
      code: 0,
      out: [
        'email  finance  delivered  answered 250 2.0.0',
        'email  operators  delivered  answered 250 2.0.0',
      ],
      said: [],
    });
    expect(mail.mails.map(({ to }) => to[0])).toEqual(['malee@example.com', 'ops@example.com']);
    expect(mail.mails[0]!.headers.get('subject')).toContain('TEST: nothing has happened');
    expect(slack.calls).toEqual([]);
  });

  it('tries all of them, and fails if one fails, without its address', async () => {
    slack.answers = { status: 404, body: 'no_service' };
    const { code, out } = await typed('--all');
    expect([code, out.length]).toEqual([1, 3]);
    expect(out[2]).toMatch(/^slack {2}operators {2}FAILED {2}the receiver answered 404: this web/);
    expect(out.join()).not.toContain('secret-path');
  });

  it('fails if one of the mailboxes was refused', async () => {
    mail.answers = (_, line) => (line.includes('<ops@') ? '550 5.1.1 Unknown' : undefined);
    const { code, out } = await typed('email');
    expect([code, out[1]]).toEqual([
      1,
      'email  operators  FAILED  the mail server answered 550 5.1.1: it did not take the sender ' +
        'or the mailboxes',
    ]);
  });

  it.each([
    ['sms', '"sms" is not a channel that is configured; there is email, slack.'],
    ['', 'The channel is missing.'],
    ['email --all', '"email" is not expected here.'],
  ])('is used wrongly as: alerts test %s', async (line, message) => {
    const { code, said } = await typed(line);
    expect([code, said[0]]).toEqual([2, message]);
  });

  it('says what to set where nothing is, and what is wrong', async () => {
    for (const name of Object.keys(process.env)) {
      if (name.startsWith('NOTIFY_')) Reflect.deleteProperty(process.env, name);
    }
    expect(await typed('--all')).toMatchObject({
      ...{ code: 2, said: expect.arrayContaining([expect.stringContaining('No channel is conf')]) },
    });
    process.env['NOTIFY_STMP_URL'] = 'smtp://127.0.0.1';
    expect((await typed('--all')).said[0]).toContain('NOTIFY_STMP_URL is not a known variable');
  });
});
