import { ImportBankLines } from '#bank';
import { addDays } from '#calendar';
import type { ReportHead } from '#settlement-reports';
import { at, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

describe('what covers a day at the bank', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
  });

  afterEach(async () => {
    await shop.shut();
  });

  const source = ({ sources }: ReportHead, name: string) =>
    sources.find((one) => one.source === name);

  it('is said by each report, which waits for none', async () => {
    const importing = (amount: number, count: number) => {
      const rows = [
        { bookedOn: DAY, amount, description: 'OMISE' },
        { bookedOn: NEXT, amount: -7 },
      ];
      const named = rows.map((row) => ({ description: 'rent', ...row }));
      const file = { kind: 'json', bytes: Buffer.from(JSON.stringify(named)) } as const;
      return shop.us.commands.execute(new ImportBankLines(shop.account, file, { count }, 'Suda'));
    };
    shop.us.clock.moveTo(at('01:00', NEXT));
    await importing(500, 3);
    const wrong = await shop.close(DAY, CLOSING);
    expect([wrong.status, source(wrong, 'expected-receipts')?.count]).toEqual(['final', 1]);
    expect(source(wrong, 'bank-lines')).toMatchObject({ result: 'incomplete', statedCount: 3 });
    await importing(600, 2);
    const next = await shop.close(NEXT, at('03:00', addDays(NEXT, 1)));
    expect(source(next, 'bank-lines')).toEqual({
      ...{ source: 'bank-lines', result: 'complete', pages: 1, count: 2, amount: 593n },
      ...{ statedCount: 2, statedAmount: 593n },
      ...{ from: at('00:00', DAY), to: at('00:00', addDays(NEXT, 1)) },
      gap: '1 of 2 movements concern payouts or returns and were kept',
    });
    const last = addDays(NEXT, 1);
    const none = await shop.close(last, at('03:00', addDays(last, 1)));
    expect(source(none, 'bank-lines')).toMatchObject({
      ...{ result: 'waiting', gap: 'none imported for this day' },
    });
  });
});
