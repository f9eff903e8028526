import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DomainError } from '#kernel';
import { parseWebhookBody } from './parse-webhook-body.js';

const FOLDER = new URL('../../../../test/fixtures/opn/', import.meta.url);

function recorded(name: string) {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

const event = {
  object: 'event',
  id: 'evnt_test_1',
  key: 'charge.complete',
  livemode: false,
  created_at: '2026-11-20T03:48:31Z',
  data: { object: 'charge', id: 'chrg_test_1', status: 'successful' },
};

const oldEvents: (typeof event)[] = recorded('legacy-events-list.json').data;

describe('a webhook body', () => {
  it('points at an object', () => {
    expect(parseWebhookBody(bytes(event))).toEqual({
      eventId: 'evnt_test_1',
      key: 'charge.complete',
      livemode: false,
      objectKind: 'charge',
      objectId: 'chrg_test_1',
      statusHint: 'successful',
      createdAt: '2026-11-20T03:48:31Z',
      objectCreatedAt: null,
      chargeId: null,
    });
  });

  it.each(['created_at', 'created'])('says under %s when its object was created', (field) => {
    const data = { ...event.data, [field]: '2026-11-20T10:47:02+07:00' };
    const hint = parseWebhookBody(bytes({ ...event, data }));
    expect(hint.objectCreatedAt).toBe('2026-11-20T03:47:02Z');
  });

  it.each([['yesterday'], [1_795_392_000], [null], [{}]])('may say it badly: %p', (created_at) => {
    const hint = parseWebhookBody(bytes({ ...event, data: { ...event.data, created_at } }));
    expect(hint.objectCreatedAt).toBeNull();
  });

  it.each([
    ['chrg_test_1', 'chrg_test_1'],
    [{ object: 'charge', id: 'chrg_test_1' }, 'chrg_test_1'],
    ['../../account', null],
    ['rfnd_test_1', null],
    [7, null],
  ])('of a refund says which charge it is of: %p', (charge, chargeId) => {
    const data = { object: 'refund', id: 'rfnd_test_1', charge };
    expect(parseWebhookBody(bytes({ ...event, key: 'refund.create', data }))).toMatchObject({
      chargeId,
    });
  });

  it('is read as Opn recorded having posted it', () => {
    const posted = recorded('event.json').webhook_deliveries[0].payload;
    expect(parseWebhookBody(Buffer.from(posted))).toMatchObject({
      key: 'charge.create',
      objectId: 'chrg_test_no1t4tnemucod0e51mo',
    });
  });

  it.each(oldEvents)('in the old serialisation: $key $id', (old) => {
    const { id, data, key } = old;
    const points = { eventId: id, key, objectKind: data.object, objectId: data.id };
    expect(parseWebhookBody(bytes(old))).toMatchObject(points);
  });

  it('may be of a kind and key that nobody has heard of', () => {
    const data = { object: 'wormhole', id: 'wrmh_test_1' };
    const hint = parseWebhookBody(bytes({ ...event, key: 'wormhole.open', data }));
    expect(hint).toMatchObject({ key: 'wormhole.open', objectKind: 'wormhole', statusHint: null });
  });

  it('may leave the mode and the time unsaid', () => {
    const { livemode: _, created_at: __, ...bare } = event;
    const hint = parseWebhookBody(bytes(bare));
    expect(hint).toMatchObject({ livemode: null, createdAt: null });
  });

  it.each([
    ['it is not UTF-8', Buffer.from([0xff, 0xfe])],
    ['it is not JSON', Buffer.from('')],
    ['it is not JSON', Buffer.from('{"object":"event"')],
    ['it is not a JSON object', bytes([event])],
    ['its "object" is not "event"', bytes({ ...event, object: 'charge' })],
    ['its "id" is not an id such as chrg_5vcd3j9c9r0p4ayml0d', bytes({ ...event, id: 7 })],
    ['it has no "key"', bytes({ ...event, key: '' })],
    ['its "data" is not an object', bytes({ ...event, data: null })],
    [
      'its "data.id" is not an id such as chrg_5vcd3j9c9r0p4ayml0d',
      bytes({ ...event, data: { object: 'charge', id: '../../account' } }),
    ],
    ['its "data" does not say which object it is', bytes({ ...event, data: { id: 'chrg_1' } })],
  ])('is refused because %s', (reason, body) => {
    expect(() => parseWebhookBody(body)).toThrow(
      expect.objectContaining({ code: 'webhook.not_an_event', details: { reason } }),
    );
  });

  it('is a hint or a refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.jsonValue().map(bytes)), (body) => {
        expect(() => parseWebhookBody(body)).toThrow(DomainError);
      }),
    );
  });
});
