import { ReportVerifier } from '#settlement-reports';
import { pullingThePlug } from '../support/pulled-plug.js';
import { at, charge, CLOSING, DAY, Shop } from '../support/shop.js';

/** Of all statements of a closing, so many are made to fail, evenly over its course. */
const INTERRUPTIONS = 12;

const PAID = { paidAt: at('10:00') };

async function openShop(): Promise<Shop> {
  const shop = await Shop.open();
  await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '50.00' });
  shop.sell(charge('a', '400.00', 'A', PAID), charge('x', '55.00', null, PAID));
  return shop;
}

describe('a closing that is interrupted at any step', () => {
  let undisturbed: Shop;
  let statements: number;
  let digest: string;

  beforeAll(async () => {
    undisturbed = await openShop();
    statements = await pullingThePlug(Infinity, 'before', async () => {
      digest = (await undisturbed.close(DAY, CLOSING)).digest;
    });
  });

  afterAll(async () => {
    await undisturbed.shut();
  });

  it.each(['before', 'after'] as const)(
    'and done again is one version of the same content: %s a statement was done',
    async (moment) => {
      const shop = await openShop();
      try {
        let failures = 0;
        for (let step = 1; step <= INTERRUPTIONS; step += 1) {
          const failsAt = Math.ceil((statements * step) / (INTERRUPTIONS + 1));
          const attempt = pullingThePlug(failsAt, moment, () => shop.close(DAY, CLOSING));
          await attempt.catch(() => (failures += 1));
        }
        expect(failures).toBeGreaterThan(0);
        const head = await shop.close();
        expect(head).toMatchObject({ version: 1, digest, status: 'final' });
        expect(await shop.issued()).toHaveLength(1);
        expect((await shop.report()).head).toEqual(head);
        const { faults } = await shop.us.app.get(ReportVerifier).verify(shop.account);
        expect(faults).toEqual([]);
      } finally {
        await shop.shut();
      }
    },
  );
});
