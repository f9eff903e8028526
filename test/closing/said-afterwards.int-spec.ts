import { addDays } from '#calendar';
import { RefetchCharge } from '#ingestion';
import { ListBreaks, WorkOnBreak } from '#reconciliation';
import { RestateChangedDays } from '#settlement-reports';
import { refund } from '../support/money-objects.js';
import { at, charge, CLOSING, DAY, listed, NEXT, Shop } from '../support/shop.js';

const SOLD = charge('a', '400.00', 'A', { paidAt: at('10:00') });
const GIVEN_BACK = { charge: 'chrg_a', amount: 5_000, transaction: 'trxn_r' };

/** What Opn says of a payment after it was paid is a finding, each time anew. */
describe('what Opn says of a payment afterwards', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(SOLD);
  });

  afterEach(() => shop.shut());

  const shownIn = async (version: number) => {
    const rows = await listed((await shop.report(DAY, version)).rows('breaks'));
    return rows.map(({ code, subjectId, amount }) => [code, subjectId, amount]);
  };

  const breaks = async () => {
    await shop.reconcile();
    return shop.us.queries.execute(new ListBreaks(shop.account, {}, 500, null));
  };

  it('shows a refund of the day with the refunded money', async () => {
    shop.opn.put(refund('r', at('11:00'), GIVEN_BACK));
    await shop.close(DAY, CLOSING);
    expect(await shownIn(1)).toEqual([['REFUND_UNEXPECTED', 'chrg_a', 5_000n]]);
  });

  it('restates the day whose payment was refunded later', async () => {
    await shop.close(DAY, CLOSING);
    expect(await shownIn(1)).toEqual([]);
    shop.opn.put(refund('r', at('11:00', NEXT), GIVEN_BACK));
    await shop.close(NEXT, at('03:00', addDays(NEXT, 1)));
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
    expect(await shownIn(2)).toEqual([['REFUND_UNEXPECTED', 'chrg_a', 5_000n]]);
  });

  it('asks again when a fee that was amended and accepted is amended once more', async () => {
    await shop.close(DAY, CLOSING);
    const amend = async (fee: number) => {
      shop.opn.put({ ...SOLD, fee, net: 40_000 - fee - Number(SOLD['fee_vat']) });
      await shop.us.commands.execute(new RefetchCharge(shop.account, 'chrg_a', 'Ann'));
      return (await breaks()).filter(({ code }) => code === 'CHARGE_AMENDED');
    };
    const [first] = await amend(700);
    const accepted = { kind: 'resolve', reason: 'Opn told us' } as const;
    await shop.us.commands.execute(new WorkOnBreak(shop.account, first!.id, accepted, 'Ann'));
    const statuses = (await amend(900)).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['cleared', 'open']);
  });
});
