import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { planDays } from '../day/plan-days.js';
import { worldAt } from '../world/worlds.fixtures.js';
import { renderEvent } from './render-event.js';

const now = parseInstant('2026-11-23T05:00:00Z');
const plan = planDays(parseBusinessDay('2026-11-20'), 'seed', { orders: 3 });
const happenings = worldAt(plan, now).happenings();

describe('an event', () => {
  it('carries its object as it was then', () => {
    const [, ...others] = happenings.filter(({ key }) => key.startsWith('transfer.'));
    const sent = renderEvent(others[0]!);
    expect(sent).toMatchObject({
      object: 'event',
      key: 'transfer.send',
      created_at: '2026-11-23T01:05:00Z',
      data: { object: 'transfer', sent: true, paid: false },
      webhook_deliveries: [],
    });
  });

  it('shows each delivery with the body that was posted and the time in words', () => {
    const [first] = happenings;
    const payload = JSON.stringify(renderEvent(first!));
    const uri = 'http://127.0.0.1:3000/webhooks/opn';
    const attempt = { uri, status: 404, error: null, payload, at: now };
    const [delivery, again] = renderEvent(first!, [attempt, attempt])[
      'webhook_deliveries'
    ] as Record<string, unknown>[];
    expect(delivery).toEqual({
      object: 'webhook_delivery',
      id: expect.stringMatching(/^whdl_test_[0-9a-z]{19}$/) as unknown,
      uri,
      status: 404,
      key: 'charge.create',
      error: null,
      payload,
      created_at: '2026-11-23 05:00:00 UTC',
    });
    expect(again?.['id']).not.toBe(delivery?.['id']);
  });
});
