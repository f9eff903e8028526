import { addDays } from '#calendar';
import { ReportReader } from '#settlement-reports';
import { inSession, superuserUrl } from '../support/sessions.js';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

/** By somebody who may do anything. */
const loseHeadOf = (shop: Shop, day: string): Promise<void> =>
  inSession(superuserUrl(shop.database.url), async (intruder) => {
    await intruder.query('SET session_replication_role = replica');
    await intruder.query('DELETE FROM report_heads WHERE day = $1', [day]);
  });

describe('a report whose frozen rows are not there', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await Shop.open();
    shop.sell(charge('a', '400.00', null, { paidAt: at('10:00') }));
    await shop.close(DAY, CLOSING);
  });

  afterAll(async () => {
    await shop.shut();
  });

  it('says so in the list and hides no other; nothing is built on it', async () => {
    const [issued] = await shop.issued();
    const list = () => shop.us.app.get(ReportReader).issued(shop.account, 10, null);
    expect(await list()).toMatchObject([{ day: DAY, status: 'final' }]);
    await loseHeadOf(shop, DAY);
    const reason = expect.stringContaining('its rows are not there') as string;
    const { version, digest, previousDigest } = issued!.data;
    expect(await list()).toEqual([
      {
        account: shop.account,
        day: DAY,
        version,
        status: 'damaged',
        reason,
        digest,
        previousDigest,
      },
    ]);
    await expect(shop.report()).rejects.toMatchObject({ code: 'report.damaged' });
    const later = shop.close(NEXT, at('04:00', addDays(NEXT, 1)));
    await expect(later).rejects.toMatchObject({ code: 'report.damaged' });
    expect(await shop.issued()).toHaveLength(1);
  });
});
