import { parseBusinessDay } from '#calendar';
import { CloseDueDays, RestateChangedDays } from '#settlement-reports';
import type { ReportHead } from '#settlement-reports';
import { error, hangUp, json } from '../support/fake-opn.js';
import { receipt, transaction, transfer } from '../support/money-objects.js';
import { refuseToRecord } from '../support/refusing-log.js';
import { webhookAbout } from '../support/recorded-opn.js';
import { at, charge, CLOSING, DAY, EVE, NEXT, Shop } from '../support/shop.js';

const PAID = { paidAt: at('10:00') };
/** A QR lives for a day: what is of the day may have been created that long before it. */
const BEFORE = at('23:00', parseBusinessDay('2026-11-18'));
const GONE = json(404, error('not_found'));
const FORBIDDEN = json(403, error('forbidden'));

describe('the sources of a day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(charge('a', '400.00', 'A', PAID));
  });

  afterEach(async () => {
    await shop.shut();
  });

  const source = ({ sources }: ReportHead, name: string) =>
    sources.find((one) => one.source === name);
  const reasons = async () => {
    const refusal = await shop.close(DAY, CLOSING).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ code: 'day.not_closable' });
    return (refusal as { details: { reasons: readonly string[] } }).details.reasons;
  };

  it('are all read, and the report says what they hold', async () => {
    shop.sell(
      transaction('a', at('10:01'), { amount: 39_294 }),
      transfer('a', at('14:00'), { amount: 50_000 }),
      receipt('a', at('01:02', NEXT), { issued_on: DAY, total: 706 }),
      receipt('b', at('01:02'), { issued_on: '2026-11-19', total: 300 }),
    );
    const head = await shop.close(DAY, CLOSING);
    expect(head).toMatchObject({ status: 'final', reason: null });
    expect(head.sources.slice(0, 5)).toMatchObject([
      { source: 'charges', result: 'complete', pages: 1, count: 1, amount: 40_000n },
      { source: 'transactions', result: 'complete', from: BEFORE, to: CLOSING, count: 1 },
      { source: 'transfers', result: 'complete', count: 1, amount: 50_000n, statedCount: 1 },
      { source: 'tax-receipt', result: 'complete', count: 1, amount: 706n },
      { source: 'balance', result: 'complete', from: CLOSING, amount: 39_294n },
    ]);
  });

  it('do not keep the day open while Opn has not written its receipt', async () => {
    const head = await shop.close(DAY, CLOSING);
    expect(head.status).toBe('final');
    expect(source(head, 'tax-receipt')).toMatchObject({
      result: 'waiting',
      gap: 'Opn has not issued the receipt of this day yet',
    });
  });

  it('say what webhooks told, and what only asking found', async () => {
    const told = charge('told', '10.00', null, PAID);
    shop.sell(told);
    shop.us.clock.moveTo(at('10:00'));
    await shop.us.post(webhookAbout(told));
    const head = await shop.close(DAY, CLOSING);
    expect(source(head, 'webhooks')).toMatchObject({
      ...{ from: at('00:00'), to: at('00:00', NEXT), count: 1, result: 'incomplete' },
      gap: '1 of 2 charges of the day were found only by asking Opn',
    });
    expect(head.summary.notInBooks.webhooksMissed).toBe(1);
    expect(head.status).toBe('final');
  });

  it('do not count a webhook that told of something else, or came too late', async () => {
    const open = charge('told', '10.00', null);
    shop.sell(open);
    shop.us.clock.moveTo(at('09:00'));
    await shop.us.post(webhookAbout(open, 'charge.create'));
    await shop.us.workOff();
    shop.sell(charge('told', '10.00', null, PAID));
    const head = await shop.close(DAY, CLOSING);
    expect(source(head, 'webhooks')).toMatchObject({
      count: 1,
      gap: '2 of 2 charges of the day were found only by asking Opn',
    });
  });

  it('that Opn does not have make the report provisional, with the reason', async () => {
    shop.opn.spoil('transfers', GONE);
    shop.opn.spoil('receipts', FORBIDDEN);
    shop.opn.balance = null;
    const head = await shop.close(DAY, CLOSING);
    expect(head).toMatchObject({
      ...{ version: 1, status: 'provisional', totals: { count: 1 } },
      reason:
        'transfers cannot be read at Opn (404); daily tax receipts cannot be read at Opn (403); ' +
        'the balance cannot be read at Opn (404)',
    });
    expect(source(head, 'transfers')).toMatchObject({
      ...{ result: 'incomplete', count: null, gap: 'transfers cannot be read at Opn (404)' },
    });
    expect(source(head, 'transactions')).toMatchObject({ result: 'complete' });
  });

  it('that stay away make no version after version', async () => {
    shop.opn.spoil('refunds', GONE);
    const head = await shop.close(DAY, CLOSING);
    expect(head).toMatchObject({ version: 1, status: 'provisional' });
    for (const minute of ['03:01', '03:02', '03:03']) {
      shop.us.clock.moveTo(at(minute, NEXT));
      await shop.us.commands.execute(new CloseDueDays(shop.account));
      await shop.us.commands.execute(new RestateChangedDays(shop.account));
      expect(await shop.close()).toEqual(head);
    }
    expect(await shop.issued()).toHaveLength(1);
  });

  it('that are still away when a later fact changes the day are named again', async () => {
    shop.opn.spoil('transactions', GONE);
    await shop.close(DAY, CLOSING);
    shop.sell(charge('late', '60.00', null, PAID));
    const head = await shop.close(DAY, at('09:00', NEXT));
    expect(head).toMatchObject({ version: 2, status: 'provisional' });
    expect(head.reason).toMatch(
      /^a payment of this day became known late; balance transactions cannot/,
    );
    shop.opn.mishaps.clear();
    shop.sell(charge('later', '70.00', null, PAID));
    expect(await shop.close(DAY, at('10:00', NEXT))).toMatchObject({
      ...{ version: 3, status: 'restated' },
      reason: expect.not.stringContaining('cannot be read'),
    });
  });

  it('of which a row cannot be recorded keep the day open', async () => {
    shop.sell(transaction('stuck', at('10:01'), { amount: 39_294 }));
    const { mend } = refuseToRecord(shop.us, 'stuck');
    expect(await reasons()).toEqual([
      "1 of Opn's transactions could not be recorded; the log of the worker says why.",
    ]);
    mend();
    expect(await shop.close(DAY, CLOSING)).toMatchObject({ status: 'final' });
  });

  it('that Opn does not answer keep the day open, each with its reason', async () => {
    shop.opn.spoil('list', json(403, error('forbidden')));
    shop.opn.spoil('transactions', json(503, error('service_unavailable')));
    shop.opn.spoil('balance', hangUp);
    expect(await reasons()).toEqual([
      expect.stringContaining('GET /charges'),
      expect.stringContaining('GET /transactions'),
      expect.stringMatching(/GET \/(transactions|balance)/),
    ]);
    expect(await shop.issued()).toEqual([]);
    shop.opn.mishaps.clear();
    expect(await shop.close(DAY, CLOSING)).toMatchObject({ version: 1, status: 'final' });
  });

  it('may lack a charge that Opn refuses, or has not answered about for long', async () => {
    const old = { createdAt: at('09:00', parseBusinessDay('2026-11-18')) };
    shop.sell(charge('refused', '10.00', null, old), charge('broken', '20.00', null, old));
    await shop.close(EVE, at('03:00'));
    shop.opn.spoil('chrg_refused', FORBIDDEN);
    shop.opn.spoil('chrg_broken', json(500, error('internal_error')));
    for (let tries = 0; tries < 8; tries += 1) {
      expect(await reasons()).toEqual([expect.stringContaining('GET /charges/chrg_broken')]);
    }
    const head = await shop.close(DAY, CLOSING);
    expect(head).toMatchObject({ status: 'final', reason: null });
    expect(source(head, 'charges')).toMatchObject({
      result: 'complete',
      gap: 'pending charges that could not be read and stand as last known: 2',
    });
    expect(head.summary.notInBooks.pending).toBe(2);
  });

  it('whose list does not add up keep the day open', async () => {
    const data = [transfer('a', at('14:00'))];
    shop.opn.spoil(
      'transfers',
      json(200, { object: 'list', data, limit: 100, offset: 0, total: 2 }),
    );
    expect(await reasons()).toEqual(["Opn's list of transfers kept changing: 1 of 2 were seen."]);
  });
});
