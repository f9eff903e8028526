import { HttpSink } from '../../../../test/support/http-sink.js';
import { lineRetryKey } from '../domain/line-message.js';
import { oneTry, TOLD, UNEXPLAINED } from '../fixtures/told.fixtures.js';
import { LineChannel } from './line-channel.js';
import { SlackChannel } from './slack-channel.js';

const GROUP = `C${'0a'.repeat(16)}`;
const forOperators = { ...UNEXPLAINED, audience: 'operators' } as const;

describe('channels that post', () => {
  let sink: HttpSink;

  beforeAll(async () => {
    sink = await new HttpSink().start();
  });

  beforeEach(() => {
    sink.calls.length = 0;
    sink.answers = { status: 200, body: 'ok' };
  });

  afterAll(() => sink.stop());

  const told = { publicUrl: TOLD.publicUrl, language: 'en' } as const;
  const slack = () =>
    new SlackChannel({ url: { finance: `${sink.url}/secret`, operators: null }, ...told });
  const line = () => {
    const to = { finance: null, operators: GROUP };
    return new LineChannel({ token: 'the-token', to, apiUrl: sink.url, ...told });
  };

  it('are each for those who are named for them', () => {
    expect([slack().takes(UNEXPLAINED), slack().takes(forOperators)]).toEqual([true, false]);
    expect([line().takes(UNEXPLAINED), line().takes(forOperators)]).toEqual([false, true]);
  });

  it('post to Slack', async () => {
    expect(await slack().send(UNEXPLAINED, oneTry())).toMatchObject({ kind: 'delivered' });
    expect(sink.calls).toMatchObject([
      { path: '/secret', headers: { 'yodtrong-delivery': TOLD.id } },
    ]);
    expect(sink.bodies).toMatchObject([{ text: expect.stringContaining('4,000.00 baht') }]);
  });

  it('push by LINE, under one key over all tries', async () => {
    const tries = [await line().send(forOperators, oneTry())];
    sink.answers = { status: 409, body: '{"message":"The retry key is already accepted"}' };
    tries.push(await line().send(forOperators, oneTry()));
    expect(tries.map(({ kind }) => kind)).toEqual(['delivered', 'delivered']);
    const retryKey = lineRetryKey(TOLD.id, GROUP);
    const headers = { authorization: 'Bearer the-token', 'x-line-retry-key': retryKey };
    const call = { path: '/v2/bot/message/push', headers };
    expect(sink.calls).toMatchObject([call, call]);
    expect(sink.bodies[0]).toMatchObject({ to: GROUP, messages: [{ type: 'text' }] });
  });

  it.each([
    [{ status: 404, body: 'no_service' }, 'refused', 'the receiver answered 404: this webhook'],
    [{ status: 503, body: 'x'.repeat(100_000) }, 'failed', 'the receiver answered 503'],
    [
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      ...(['refused', 'the receiver answered 302; redirects are not followed'] as const),
    ],
  ])('say what Slack answered: %p', async (answer, kind, reason) => {
    sink.answers = answer;
    const outcome = await slack().send(UNEXPLAINED, oneTry());
    expect(outcome).toMatchObject({ kind, reason: expect.stringContaining(reason) });
    expect(sink.calls).toHaveLength(1);
  });

  it('wait as long as they are asked to', async () => {
    sink.answers = { status: 429, headers: { 'retry-after': '30' } };
    expect(await slack().send(UNEXPLAINED, oneTry())).toMatchObject({ retryAfterMs: 30_000 });
  });

  it('say that the messages of the month are used up', async () => {
    sink.answers = { status: 429, body: '{"message":"You have reached your monthly limit."}' };
    const reason = 'LINE answered 429: the messages of this month are used up';
    expect(await line().send(forOperators, oneTry())).toEqual({ kind: 'refused', reason });
  });

  it('are let go of when they say nothing', async () => {
    sink.answers = 'hangs';
    await expect(slack().send(UNEXPLAINED, oneTry(100))).rejects.toMatchObject({
      code: 'ABORT_ERR',
    });
  });
});
