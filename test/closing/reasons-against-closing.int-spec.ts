import { parseBusinessDay } from '#calendar';
import { ClosingPreconditions } from '#settlement-reports';
import { hangUp } from '../support/fake-opn.js';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

const LONG_AGO = parseBusinessDay('2025-01-07');

describe('the reasons against closing a day', () => {
  let shop: Shop;

  afterEach(async () => {
    await shop.shut();
  });

  const reasons = async (day = DAY): Promise<readonly string[]> => {
    const refusal = await shop.close(day).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ code: 'day.not_closable' });
    return (refusal as { details: { reasons: readonly string[] } }).details.reasons;
  };
  const states = async (day = DAY) => {
    const all = await shop.us.app.get(ClosingPreconditions).of(shop.account, day);
    return Object.fromEntries(all.map(({ key, state }) => [key, state]));
  };

  it('are all told at once, before Opn is asked', async () => {
    shop = await Shop.open({ OPENING_DAY: NEXT });
    shop.us.clock.moveTo(at('10:00'));
    expect(await reasons()).toEqual([
      expect.stringContaining('it is not over; it ends at'),
      `the books begin on ${NEXT}.`,
    ]);
    expect(await states()).toMatchObject({ 'day-over': 'waiting', 'day-known': 'failed' });
  });

  it('are all told at once, after Opn was asked', async () => {
    shop = await Shop.open();
    shop.sell(charge('a', '400.00', null, { paidAt: at('10:00') }));
    await shop.close(DAY, CLOSING);
    shop.opn.spoil('list', hangUp);
    const [unread, unknown, ...others] = await reasons(LONG_AGO);
    expect(unread).toMatch(/Opn/);
    expect([unknown, ...others].at(-1)).toBe(
      `nothing is known of main before ${DAY}, the day of its first event.`,
    );
    expect(await shop.close()).toMatchObject({ version: 1 }); // what is issued is answered with
    expect(await shop.issued()).toHaveLength(1);
  });

  it('are none for an empty day shortly before the first event', async () => {
    shop = await Shop.open();
    shop.sell(charge('a', '400.00', null, { paidAt: at('10:00') }));
    await shop.close(DAY, CLOSING);
    const weekBefore = parseBusinessDay('2026-11-13');
    expect(await states(weekBefore)).toMatchObject({
      ...{ 'day-over': 'met', 'day-known': 'met', 'month-open': 'met', 'opn-key': 'met' },
      ...{ 'books-current': 'met', 'evidence-verifies': 'met' },
    });
    expect(await shop.close(weekBefore)).toMatchObject({ version: 1, totals: { count: 0 } });
  });
});
