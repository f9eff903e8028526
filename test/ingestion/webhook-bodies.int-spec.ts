import { HintQueue, WebhookInbox } from '#ingestion';
import { signWebhook } from '#opn';
import { SECRET } from '../support/installation.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, PROMPTPAY_ID, webhookAbout } from '../support/recorded-opn.js';

const NO_EVENT = Buffer.from('{}');
const LONG_AGO = '1700000000';

describe('the body of a webhook', () => {
  const parts = realParts();

  beforeEach(() => parts.opn.put(paidPromptPay()));

  const event = webhookAbout(paidPromptPay());
  const { data: _, ...withoutData } = event;

  it.each<[string, string | Buffer, RegExp]>([
    ['no JSON', 'hello', /it is not JSON/],
    ['nothing', '', /it is not JSON/],
    ['half an event', JSON.stringify(event).slice(0, 300), /it is not JSON/],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /it is not UTF-8/],
    ['a list', '[]', /it is not a JSON object/],
    ['a charge', JSON.stringify(promptPay()), /its "object" is not "event"/],
    ['an event about nothing', JSON.stringify(withoutData), /its "data" is not an object/],
    ['an event without an id', JSON.stringify({ ...event, id: 'evnt_\u0000' }), /its "id" is not/],
    [
      'an id that leaves its path',
      JSON.stringify({ ...event, data: { object: 'charge', id: 'chrg_1/../..' } }),
      /"data.id"/,
    ],
  ])('that is %s is refused, and kept for a person', async (_name, body, reason) => {
    const { shop } = parts;
    await expect(shop.post(body)).rejects.toMatchObject({ code: 'webhook.not_an_event' });
    const [kept] = await shop.inbox();
    expect(kept).toMatchObject({ state: 'parked', reason: expect.stringMatching(reason) });
    expect(kept?.body.equals(Buffer.from(body))).toBe(true);
    expect(await shop.app.get(HintQueue).retryParked(shop.account, shop.clock.now())).toBe(0);
    await shop.post(event);
    await shop.workOff();
    expect((await shop.charge(PROMPTPAY_ID)).status).toBe('completed');
  });

  it.each<[string, string]>([
    ['a NUL', JSON.stringify({ ...event, note: 'a\u0000b', key: 'charge.\u0000complete' })],
    ['a lone surrogate', JSON.stringify({ ...event, key: 'charge.\uD800', note: '\uDFFF' })],
    ['a huge number', JSON.stringify(event).replace('{', `{"huge":${'9'.repeat(5_000)},`)],
    ['a number beyond floats', JSON.stringify(event).replace('{', '{"huge":1e999,"tiny":-1e-999,')],
    ['an unknown key', JSON.stringify({ ...event, key: 'charge.teleport' })],
    [
      'a deleted object',
      JSON.stringify({ ...event, data: { object: 'charge', id: PROMPTPAY_ID, deleted: true } }),
    ],
    [
      'the old serialisation',
      JSON.stringify({
        ...event,
        created_at: undefined,
        created: '2023-04-05T03:48:32Z',
        data: { object: 'charge', id: PROMPTPAY_ID, captured: true },
      }),
    ],
    [
      'a key called __proto__',
      JSON.stringify(event).replace('{', '{"__proto__":{"object":"charge"},'),
    ],
    ['Thai and white space', ` \n${JSON.stringify({ ...event, note: 'คำสั่งซื้อ' })}\n`],
  ])('with %s is a hint like any other, kept byte for byte', async (_name, body) => {
    const { shop } = parts;
    await shop.post(body);
    const [kept] = await shop.inbox();
    expect(kept?.body.toString('utf8')).toBe(body);
    await shop.workOff();
    expect((await shop.charge(PROMPTPAY_ID)).status).toBe('completed');
    expect(await shop.inbox()).toMatchObject([{ state: 'done' }]);
  });

  it('about what moves no money by itself is done without a read, and says so', async () => {
    const { opn, shop } = parts;
    const keys = ['recipient.verify', 'schedule.expire', 'dispute.create', 'wormhole.open'];
    for (const key of keys) {
      const object = key.split('.')[0];
      await shop.post({ ...event, key, data: { object, id: 'id_1' } });
    }
    await shop.workOff();
    expect((await shop.inbox()).map(({ state, reason }) => [state, reason]).sort()).toEqual(
      keys.map((key) => ['done', `${key} of ${key.split('.')[0]} id_1 needs no read`]).sort(),
    );
    expect(opn.requests).toEqual([]);
  });

  it.each([
    ['missing_signature', { signature: undefined }],
    ['missing_timestamp', { timestamp: undefined }],
    ['bad_timestamp', { timestamp: '2026-11-20T05:00:00Z' }],
    ['stale', { timestamp: LONG_AGO, signature: signWebhook(NO_EVENT, SECRET, LONG_AGO) }],
    ['mismatch', {}],
  ])('that is not signed as it must be is not kept: %s', async (reason, changes) => {
    const { shop } = parts;
    const timestamp = String(Date.parse(shop.clock.now()) / 1_000);
    const forged = { account: shop.account, body: NO_EVENT, signature: 'a'.repeat(64) };
    const incoming = { ...forged, timestamp, contentType: 'application/json', ...changes };
    await expect(shop.app.get(WebhookInbox).receive(incoming)).rejects.toMatchObject({
      code: `webhook.signature.${reason}`,
    });
    expect(await shop.inbox()).toEqual([]);
  });
});
