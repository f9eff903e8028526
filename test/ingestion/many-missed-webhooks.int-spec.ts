import {
  CatchUpOnMissedEvents,
  FindMissedWebhooks,
  IngestionHealth,
  ReadOpnEvents,
  SweepList,
} from '#ingestion';
import { DAY_MS, plusMs, SECOND_MS } from '#kernel';
import { Installation } from '../support/installation.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay } from '../support/recorded-opn.js';
import { eventAbout, TIMED_OUT } from '../support/told-events.js';

const MOST = 200;
const MANY = 230;
const GRACE_S = 601;

describe('webhooks that never come, many of them', () => {
  const parts = realParts();

  /** Paid in silence and found by a sweep; ten minutes later it is clear that none comes. */
  async function missed(shop: Installation, count: number, from = 0): Promise<number> {
    const now = shop.clock.now();
    const charges = Array.from({ length: count }, (_, no) =>
      paidPromptPay({ id: `chrg_${from + no}`, created_at: now, paid_at: now }),
    );
    parts.opn.put(...charges);
    const [back, ahead] = [plusMs(now, -DAY_MS), plusMs(now, SECOND_MS)];
    await shop.commands.execute(new SweepList(shop.account, 'charges', back, ahead));
    await shop.later(GRACE_S);
    return find(shop);
  }

  const find = (shop = parts.shop) => shop.commands.execute(new FindMissedWebhooks(shop.account));
  const tally = ({ account }: Installation) =>
    parts.shop.rows<{ kind: string; count: number; detail: string }>(
      `SELECT subject_kind AS kind, count(*)::integer AS count, max(detail) AS detail
       FROM findings WHERE account = '${account}' AND code = 'WEBHOOK_MISSED'
       GROUP BY 1 ORDER BY 1`,
    );
  const charges = (count: number) => expect.objectContaining({ kind: 'charge', count });

  it('are one finding each up to so many a day, and one for all the others', async () => {
    const { shop } = parts;
    expect(await missed(shop, MANY)).toBe(MANY);
    expect(await missed(shop, 1, MANY)).toBe(1);
    expect(await find()).toBe(0);
    await shop.later(0);
    expect(await tally(shop)).toEqual([charges(MOST)]);
    const { deliveries } = await shop.queries.execute(new IngestionHealth(shop.account));
    expect(deliveries.chargesMissed).toBe(MANY + 1);
    await shop.later(DAY_MS / SECOND_MS);
    expect([await find(), await find()]).toEqual([0, 0]);
    expect(await missed(shop, 1, MANY + 1)).toBe(1);
    await shop.later(0);
    const detail = expect.stringMatching(/^On 2026-11-20 .* 231 charges\. 200 .* other 31 /);
    expect(await tally(shop)).toEqual([charges(MOST + 1), { kind: 'day', count: 1, detail }]);
  });

  it('are counted once, whoever was the witness', async () => {
    const { opn, shop } = parts;
    const now = shop.clock.now();
    expect(await missed(shop, MOST - 1)).toBe(MOST - 1);
    const late = Array.from({ length: 3 }, (_, no) =>
      paidPromptPay({ id: `chrg_late_${no}`, created_at: now, paid_at: now }),
    );
    opn.put(...late, ...late.map((one) => eventAbout(now, one, 'charge.complete', TIMED_OUT)));
    await shop.commands.execute(new ReadOpnEvents(shop.account));
    await shop.later(GRACE_S);
    await shop.commands.execute(new CatchUpOnMissedEvents(shop.account));
    expect(await find()).toBe(1);
    await shop.later(GRACE_S);
    expect([await find(), await find()]).toEqual([2, 0]);
  });

  it('are none where none can be let in, and not held against it later', async () => {
    const env = { OPN_ACCOUNT: 'secretless', OPN_WEBHOOK_SECRETS: '' };
    const shop = await Installation.start(parts.database.url, parts.opn.url, 'live', env);
    try {
      expect(await missed(shop, 2)).toBe(0);
    } finally {
      await shop.stop();
    }
    const secret = { OPN_ACCOUNT: 'secretless' };
    const told = await Installation.start(parts.database.url, parts.opn.url, 'live', secret);
    try {
      await told.later(GRACE_S);
      expect(await find(told)).toBe(0);
    } finally {
      await told.stop();
    }
  });
});
