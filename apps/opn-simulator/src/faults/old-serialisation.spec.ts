import { parseBusinessDay } from '#calendar';
import { FixedClock, parseInstant } from '#kernel';
import { isOldSerialisation, parseWebhookBody } from '#opn';
import { planDays } from '../day/plan-days.js';
import { renderEvent } from '../wire/render-event.js';
import { World } from '../world/world.js';
import { inOldSerialisation, isWrittenOld } from './old-serialisation.js';

const day = parseBusinessDay('2026-11-20');
const world = new World(
  planDays(day, 'seed', { days: 3, orders: 20 }),
  new FixedClock(parseInstant('2026-11-25T02:00:00Z')),
);
const events = world.happenings().map((happening) => renderEvent(happening));
const old = events.map((event) => inOldSerialisation(event) as Record<string, unknown>);

describe('an event as the version 2017-11-02 wrote it', () => {
  it('is what Opn’s client library takes for old, and a hint to the same object', () => {
    const hints = (all: unknown[]) =>
      all.map((event) => parseWebhookBody(Buffer.from(JSON.stringify(event))));
    const withoutStatus = (all: unknown[]) => hints(all).map(({ statusHint: _, ...hint }) => hint);
    expect(old.every(isOldSerialisation)).toBe(true);
    expect(events.some(isOldSerialisation)).toBe(false);
    expect(withoutStatus(old)).toEqual(withoutStatus(events));
  });

  it('says of a charge captured and refunded, in thb, and neither status nor fee', () => {
    const charges = old.map(({ data }) => data as Record<string, unknown>);
    const paid = charges.find(({ object, captured }) => object === 'charge' && captured === true);
    expect(paid).toMatchObject({ currency: 'thb', refunded: 0, source: { currency: 'thb' } });
    for (const key of ['status', 'fee', 'fee_vat', 'net', 'paid', 'paid_at', 'created_at']) {
      expect(paid).not.toHaveProperty(key);
    }
    expect(paid?.['metadata']).toHaveProperty('order_id');
  });
});

describe('the hour of the switch', () => {
  const [noon, evening] = ['2026-11-20T05:00:00Z', '2026-11-20T15:00:00Z'].map(parseInstant);

  it('is counted from the end of the day', () => {
    const isOld = (percent: number) => [noon, evening].map((at) => isWrittenOld(at!, day, percent));
    expect([0, 30, 60, 100].map(isOld)).toEqual([
      [false, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });
});
