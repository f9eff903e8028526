import { readFileSync } from 'node:fs';
import { decodeEvent } from './event.js';

const FILE = new URL('../../../../test/fixtures/opn/event.json', import.meta.url);
const event = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>;

const deliveriesOf = (webhook_deliveries: unknown) =>
  decodeEvent({ ...event, webhook_deliveries }).deliveries;

describe('the deliveries of an event', () => {
  it('say what Opn got for an answer, and when', () => {
    expect(decodeEvent(event).deliveries).toEqual([
      {
        status: 404,
        error: null,
        at: '2023-03-02T10:27:09Z',
      },
    ]);
  });

  it('also read times as they are written everywhere else', () => {
    expect(deliveriesOf([{ created_at: '2023-03-02T10:27:09Z' }])[0]?.at).toBe(
      '2023-03-02T10:27:09Z',
    );
  });

  it.each([[null], [undefined], ['none'], [{}], [[]]])('may be none: %j', (stated) => {
    expect(deliveriesOf(stated)).toEqual([]);
  });

  it('never keep an event from being read, whatever they say', () => {
    const odd = [
      { status: '503', error: 'timeout', created_at: '2023-02-30 10:27:09 UTC' },
      { status: { code: 1 }, error: 7, uri: [], created_at: 5 },
      'delivered',
    ];
    expect(deliveriesOf(odd)).toEqual([
      { status: 503, error: 'timeout', at: null },
      { status: null, error: null, at: null },
    ]);
  });
});
