import { HttpSink } from '../../../test/support/http-sink.js';
import { SmtpSink } from '../../../test/support/smtp-sink.js';
import { HOUR_MS, plusMs } from '#kernel';
import { Channels } from './application/channels.js';
import { SendLimits } from './application/send-limits.js';
import { WatchChannels, WatchChannelsHandler } from './application/watch-channels.command.js';
import { FAILING_AFTER_MS } from './domain/channel-trouble.js';
import { LONGEST_WAIT_MS } from './domain/next-try.js';
import { DeliveryDesk, PUBLIC_URL, START, told } from './fixtures/delivery-desk.fixtures.js';
import { EmailChannel } from './infrastructure/email-channel.js';
import { LineChannel } from './infrastructure/line-channel.js';
import { SlackChannel } from './infrastructure/slack-channel.js';

/** Long enough to say "hello", short enough to wait for. */
const IMPATIENT = new SendLimits(300);
const GROUP = `C${'0a'.repeat(16)}`;

describe('e-mail, Slack and LINE', () => {
  let desk: DeliveryDesk;
  let mail: SmtpSink;
  let slack: HttpSink;
  let line: HttpSink;
  let all: readonly (EmailChannel | SlackChannel | LineChannel)[];

  beforeAll(async () => {
    desk = await DeliveryDesk.open();
    mail = await new SmtpSink().start();
    [slack, line] = [await new HttpSink().start(), await new HttpSink().start()];
    const to = { publicUrl: PUBLIC_URL, language: 'both' } as const;
    const here = { host: '127.0.0.1', port: mail.port, secure: false, isLocal: true, login: null };
    const boxes = {
      finance: ['a@example.com', 'b@example.com'],
      operators: ['operators@example.com'],
    };
    const from = { name: '', address: 'yodtrong@example.com' };
    const [urls, groups] = [
      { finance: `${slack.url}/finance`, operators: `${slack.url}/operators` },
      { finance: GROUP, operators: null },
    ];
    all = [
      new EmailChannel({ server: here, from, to: boxes, ...to }),
      new SlackChannel({ url: urls, ...to }),
      new LineChannel({ token: 'token', to: groups, apiUrl: line.url, ...to }),
    ];
  });

  beforeEach(() => {
    desk.begin();
    mail.begin();
    for (const sink of [slack, line]) {
      sink.calls.length = 0;
      sink.answers = { status: 200, body: 'ok' };
    }
  });

  afterAll(async () => {
    await Promise.all([desk.close(), mail.stop(), slack.stop(), line.stop()]);
  });

  const worker = (limits = new SendLimits()) => desk.worker(limits, all);
  const queue = (key: string, names = all.map(({ name }) => name)) =>
    desk.outbox.put(told(desk.account, key), names);
  const watch = (channels = all) =>
    new WatchChannelsHandler(desk.outbox, new Channels(channels, desk.account), desk.clock).execute(
      new WatchChannels([desk.account]),
    );
  const news = async (kind: string) =>
    (await desk.outbox.list(desk.account, { kind }, 50, null)).map(({ key, deliveries }) => [
      key,
      deliveries.map(({ channel }) => channel).join(),
    ]);
  const header = (sink: HttpSink, name: string) => sink.calls.map(({ headers }) => headers[name]);
  const mailIds = () => mail.mails.map(({ headers }) => headers.get('message-id'));

  it('are each told once, whichever of two workers comes first', async () => {
    for (const key of ['a', 'b', 'c']) await queue(key);
    const sent = await Promise.all([worker().workOff(), worker().workOff()]);
    expect(sent[0] + sent[1]).toBe(9);
    for (const ids of [
      mailIds(),
      header(slack, 'yodtrong-delivery'),
      header(line, 'x-line-retry-key'),
    ]) {
      expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
    }
  });

  it('are not sent again to those who have it, because somebody else has no mailbox', async () => {
    mail.answers = (_, said) => (said.includes('<b@') ? '550 5.1.1 No b here' : undefined);
    await queue('a', ['email']);
    expect([await worker().workOff(), await worker().workOff()]).toEqual([1, 0]);
    expect(mail.mails.map(({ to }) => to)).toEqual([['a@example.com']]);
    expect(await desk.delivery('a')).toMatchObject({
      state: 'delivered',
      lastError: '1 of 2 mailboxes did not take it: 550 5.1.1',
    });
  });

  it('are tried again under the same ids, and LINE’s "taken already" is a delivery', async () => {
    mail.answers = (verb) => (verb === '.' ? '451 4.3.0 Try later' : undefined);
    slack.answers = { status: 500 };
    line.answers = () => (line.calls.length === 1 ? 'hangs' : { status: 409 });
    await queue('a');
    expect(await worker(IMPATIENT).workOff()).toBe(0);
    const first = mail.said.length;
    mail.answers = () => undefined;
    slack.answers = { status: 200 };
    desk.clock.advanceMs(LONGEST_WAIT_MS);
    expect(await worker().workOff()).toBe(3);
    expect(mail.said.length).toBeGreaterThan(first);
    for (const ids of [header(slack, 'yodtrong-delivery'), header(line, 'x-line-retry-key')]) {
      expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    }
    const [view] = await desk.outbox.list(desk.account, { key: 'a' }, 1, null);
    expect(view!.deliveries).toMatchObject([
      { channel: 'email', attempts: 2, lastError: 'the mail server answered 451 4.3.0' },
      { channel: 'line', attempts: 2, lastError: 'no complete answer within 300 ms' },
      { channel: 'slack', attempts: 2, lastError: 'the receiver answered 500' },
    ]);
    const emailId = view!.deliveries.find(({ channel }) => channel === 'email')!.id;
    expect(mailIds()).toEqual([`<${emailId}@example.com>`]);
  });

  it('are told of by each other when one fails, and when it gets through again', async () => {
    slack.answers = { status: 503 };
    await queue('a');
    await worker().workOff();
    desk.clock.moveTo(plusMs(START, FAILING_AFTER_MS - 1));
    expect(await watch()).toBe(0); // that may be well by itself
    desk.clock.advanceMs(1);
    expect((await Promise.all([watch(), watch()])).sort()).toEqual([0, 1]);
    expect(await news('channel-failing')).toEqual([['channel-failing/slack/2026-11-20', 'email']]);
    await worker().workOff();
    expect(mail.mails.at(-1)).toMatchObject({
      to: ['operators@example.com'],
      text: expect.stringMatching(/slack does not get through[^]*the receiver answered 503/),
    });
    desk.clock.advanceMs(24 * HOUR_MS);
    expect(await watch()).toBe(1); // once a day
    slack.answers = { status: 200 };
    await worker().workOff();
    desk.clock.advanceMs(1);
    expect(await watch()).toBe(0); // nothing has proved it after it was told of
    await queue('b');
    await worker().workOff();
    expect([await watch(), await watch()]).toEqual([1, 0]);
    expect(await news('channel-recovered')).toEqual([
      ['channel-recovered/slack/2026-11-21', 'email'],
    ]);
  });

  it('do not go round in circles when none gets through', async () => {
    slack.answers = { status: 503 };
    mail.answers = () => '421 4.3.2 Closing';
    await queue('a', ['email', 'slack']);
    for (let hour = 0; hour < 20; hour += 1) {
      await worker().workOff();
      desk.clock.advanceMs(HOUR_MS);
      await watch();
    }
    expect(await news('channel-failing')).toEqual([
      ['channel-failing/slack/2026-11-21', 'email'],
      ['channel-failing/email/2026-11-21', 'slack'],
      ['channel-failing/slack/2026-11-20', 'email'],
      ['channel-failing/email/2026-11-20', 'slack'],
    ]);
  });

  it('are told of at once when they gave up, and by nobody if there is no other', async () => {
    desk.receiver.answers = 410;
    await desk.put('a');
    await desk.worker().workOff();
    const alone = new Channels([desk.channel], desk.account);
    const handler = new WatchChannelsHandler(desk.outbox, alone, desk.clock);
    expect(await handler.execute(new WatchChannels([desk.account]))).toBe(1);
    expect(await news('channel-failing')).toEqual([['channel-failing/webhook/2026-11-20', '']]);
    expect(await watch([])).toBe(0); // nobody asks about a channel that is not configured
  });
});
