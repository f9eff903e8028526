import { SmtpSink } from '../../../../test/support/smtp-sink.js';
import { oneTry, saying, TOLD, UNEXPLAINED } from '../fixtures/told.fixtures.js';
import { EmailChannel } from './email-channel.js';

const LOGIN = { user: 'yodtrong', password: 'hunter2' };

describe('the e-mail channel', () => {
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = await new SmtpSink().start();
  });

  beforeEach(() => sink.begin());

  afterAll(() => sink.stop());

  const channel = (server: { isLocal?: boolean; port?: number } = {}) =>
    new EmailChannel({
      server: {
        ...{ host: '127.0.0.1', port: sink.port, secure: false, isLocal: true, login: LOGIN },
        ...server,
      },
      from: { name: 'Yodtrong ยอดตรง', address: 'yodtrong@example.com' },
      to: { finance: ['malee@example.com', 'somchai@example.com'], operators: null },
      publicUrl: TOLD.publicUrl,
      language: 'both',
    });
  const send = (notification = UNEXPLAINED) => channel().send(notification, oneTry());

  it('is for those who have a mailbox', () => {
    expect(channel().takes(UNEXPLAINED)).toBe(true);
    expect(channel().takes({ ...UNEXPLAINED, audience: 'operators' })).toBe(false);
  });

  it('hands one mail to all mailboxes, as text and as HTML, with its ids', async () => {
    expect(await send()).toEqual({ kind: 'delivered', answer: 'answered 250 2.0.0' });
    const [mail] = sink.mails;
    expect(mail).toMatchObject({
      from: 'yodtrong@example.com',
      to: ['malee@example.com', 'somchai@example.com'],
      text: expect.stringContaining('4,000.00 baht of 20 Nov 2026 is unexplained.'),
      html: expect.stringContaining('โปรดเปิดรายงาน'),
    });
    expect(Object.fromEntries(mail!.headers)).toMatchObject({
      from: 'Yodtrong ยอดตรง <yodtrong@example.com>',
      subject: '[สูง · HIGH] ยอดที่ยังอธิบายไม่ได้ 20/11/2569 / Unexplained money of 20 Nov 2026',
      'message-id': `<${TOLD.id}@example.com>`,
      references: expect.stringMatching(/^<thing_[0-9a-f]{32}@example.com>$/),
      date: 'Fri, 20 Nov 2026 20:05:12 +0000',
      importance: 'High',
      'x-yodtrong-delivery': TOLD.id,
      'auto-submitted': 'auto-generated',
    });
    const plain = Buffer.from(`\0${LOGIN.user}\0${LOGIN.password}`).toString('base64');
    expect(sink.said).toContain(`AUTH PLAIN ${plain}`);
  });

  it('lets no text become a header or a command', async () => {
    const subject = 'a\r\nBcc: all@example.com\r\n\r\n.\r\nRSET';
    await send({ ...saying(subject, 'a\r\n.\r\nRSET\r\nb'), key: 'a\r\nX-Evil: 1/b' });
    const [mail] = sink.mails;
    expect(sink.mails).toHaveLength(1);
    expect([mail!.headers.has('bcc'), mail!.headers.has('x-evil')]).toEqual([false, false]);
    expect(mail!.to).toHaveLength(2);
    expect(mail!.text).toContain('a\n.\nRSET\nb');
    expect(sink.said).not.toContain('RSET');
  });

  it.each([
    ['AUTH', '535 5.7.8 secret-words', 'refused', 'the mail server answered 535 5.7.8: it did not'],
    ['MAIL', '421 4.7.0 secret-words', 'failed', 'the mail server answered 421 4.7.0'],
    ['RCPT', '550 5.1.1 secret-words', 'refused', 'the mail server answered 550 5.1.1'],
    ['RCPT', '450 4.2.0 secret-words', 'failed', 'the mail server answered 450 4.2.0'],
    ['.', '552 5.2.3 secret-words', 'refused', 'the mail server answered 552 5.2.3'],
    ['DATA', 'closes', 'failed', 'the mail server could not be reached'],
  ])('says what came of it: %s is answered %s', async (verb, answer, kind, reason) => {
    sink.answers = (said) => (said === verb ? answer : undefined);
    expect(await send()).toMatchObject({ kind, reason: expect.stringContaining(reason) });
    expect(sink.mails).toEqual([]);
  });

  it('sends it to nobody again because another mailbox is wrong', async () => {
    sink.answers = (verb, line) =>
      verb === 'RCPT' && line.includes('malee') ? '550 5.1.1 Unknown' : undefined;
    const note = '1 of 2 mailboxes did not take it: 550 5.1.1';
    expect(await send()).toMatchObject({ kind: 'delivered', note });
    expect(sink.mails.map(({ to }) => to)).toEqual([['somchai@example.com']]);
  });

  it('tells no other machine a password before there is TLS', async () => {
    const outcome = await channel({ isLocal: false }).send(UNEXPLAINED, oneTry());
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('no TLS') });
    expect(sink.said).toContain('STARTTLS');
    expect(sink.said.join()).not.toContain('AUTH');
  });

  it('is not reached where nobody listens', async () => {
    const gone = await new SmtpSink().start();
    const { port } = gone;
    await gone.stop();
    expect(await channel({ port }).send(UNEXPLAINED, oneTry())).toMatchObject({
      ...{ kind: 'failed', reason: 'the mail server could not be reached (ECONNREFUSED)' },
    });
  });

  it('lets go of a server that says nothing', async () => {
    sink.answers = () => 'hangs';
    const outcome = await channel().send(UNEXPLAINED, oneTry(100));
    expect(outcome.kind).toBe('failed');
  });
});
