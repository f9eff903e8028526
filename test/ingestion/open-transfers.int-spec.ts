import { DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel';
import { RefreshTransfers } from '#ingestion';
import {
  liveTransfer,
  rowsOf,
  tellOf,
  TRANSFER_ID,
  transferEventTypesOf,
} from '../support/money-facts.js';
import { error, json } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';

describe('transfers that may still change', () => {
  const parts = realParts();
  const now = () => parts.shop.clock.now();
  const pass = (ms: number) => parts.shop.clock.advanceMs(ms);
  const reads = () =>
    parts.opn.requests.filter((path) => path === `/transfers/${TRANSFER_ID}`).length;

  /** The books know of what was told by now. */
  async function refresh(): Promise<number> {
    const { shop } = parts;
    await rowsOf(shop, 'transfers', 'id');
    return shop.commands.execute(new RefreshTransfers(shop.account));
  }

  it('are read again when they are due, until they have ended', async () => {
    const { opn, shop } = parts;
    const first = liveTransfer({ created_at: now() });
    await tellOf(shop, 'transfer', first);
    expect(await refresh()).toBe(0);
    pass(31 * MINUTE_MS);
    opn.put({ ...first, sent: true, sent_at: now() });
    expect([await refresh(), await refresh(), reads()]).toEqual([1, 0, 1]);
    expect(await transferEventTypesOf(shop)).toEqual(['TransferCreated', 'TransferSent']);
    pass(31 * MINUTE_MS);
    opn.put({ ...first, sent: true, paid: true, sent_at: now(), paid_at: now() });
    expect(await refresh()).toBe(1);
    pass(HOUR_MS);
    expect(await refresh()).toBe(0); // a paid one at a slower pace
    pass(12 * HOUR_MS);
    expect(await refresh()).toBe(1);
    pass(8 * DAY_MS);
    expect(await refresh()).toBe(0);
  });

  it('are tried again, ever more rarely, when Opn cannot say', async () => {
    const { shop } = parts;
    await tellOf(shop, 'transfer', liveTransfer({ created_at: now() }));
    pass(31 * MINUTE_MS);
    expect([await refresh(), await refresh()]).toEqual([1, 0]);
    pass(11 * MINUTE_MS);
    expect([await refresh(), await refresh()]).toEqual([1, 0]);
    pass(11 * MINUTE_MS);
    expect(await refresh()).toBe(0);
    expect(await transferEventTypesOf(shop)).toEqual(['TransferCreated']);
  });

  it('were destroyed if they were not sent and Opn, asked again, has them no longer', async () => {
    const { opn, shop } = parts;
    await tellOf(shop, 'transfer', liveTransfer({ created_at: now() }));
    for (const minutes of [31, 11]) {
      pass(minutes * MINUTE_MS);
      expect(await refresh()).toBe(1);
    }
    pass(21 * MINUTE_MS);
    opn.spoil(TRANSFER_ID, json(404, '<h1>Not Found</h1>'));
    expect(await refresh()).toBe(1); // a proxy's word is none of Opn's
    expect(await transferEventTypesOf(shop)).toEqual(['TransferCreated']);
    pass(31 * MINUTE_MS);
    opn.spoil(TRANSFER_ID, json(404, error('not_found')));
    expect(await refresh()).toBe(1);
    expect(await transferEventTypesOf(shop)).toEqual(['TransferCreated', 'TransferDestroyed']);
    pass(DAY_MS);
    expect(await refresh()).toBe(0);
  });

  it('were not destroyed if they were sent, whatever Opn has no longer', async () => {
    const { shop } = parts;
    const sent = { sent: true, sent_at: now(), created_at: now() };
    await tellOf(shop, 'transfer', liveTransfer(sent));
    for (let read = 1; read <= 4; read += 1) {
      pass(6 * HOUR_MS);
      expect(await refresh()).toBe(1);
    }
    expect(await transferEventTypesOf(shop)).toEqual(['TransferCreated', 'TransferSent']);
  });

  it('are not stranded by a clock that was ahead, whatever it planned or dated', async () => {
    const { opn, shop } = parts;
    const first = liveTransfer({ created_at: now() });
    opn.put(first);
    pass(30 * DAY_MS);
    await tellOf(shop, 'transfer', first); // read, dated and planned in a month
    pass(-30 * DAY_MS);
    expect([await refresh(), reads()]).toEqual([1, 1]);
    pass(20 * MINUTE_MS);
    expect(await refresh()).toBe(0); // noted as read now, and planned from here
    pass(11 * MINUTE_MS);
    expect([await refresh(), reads()]).toEqual([1, 2]);
  });
});
