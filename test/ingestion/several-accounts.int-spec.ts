import { RefetchOpenCharges, WorkOffHints } from '#ingestion';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import type { FakeOpn, Raw } from '../support/fake-opn.js';
import { Installation, KEYS, SECRET } from '../support/installation.js';
import { OpnByKey } from '../support/opn-by-key.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const BRAND_B_KEY = 'skey_5vcd3j9c9r0p4ayml0z';
const SHARED = SECRET.toString('base64');

/** The same webhook secret for all: the worst that can be configured. */
const ACCOUNTS = {
  OPN_ACCOUNTS: 'main-test,brand-b',
  OPN_SECRET_KEY_MAIN_TEST: KEYS.test,
  OPN_WEBHOOK_SECRETS_MAIN_TEST: SHARED,
  OPN_SECRET_KEY_BRAND_B: BRAND_B_KEY,
  OPN_WEBHOOK_SECRETS_BRAND_B: SHARED,
};

const ofTest = (charge: Raw): Raw => ({ ...charge, livemode: false });

/** The fee and its VAT as they were; the net is what is left. */
const ofAmount = (amount: number): Raw => ({ amount, funding_amount: amount, net: amount - 7_062 });

describe('several accounts of one installation', () => {
  let database: TestDatabase;
  let opn: OpnByKey;
  let opnOf: Record<'live' | 'test' | 'brandB', FakeOpn>;
  let live: Installation;
  let test: Installation;
  let brandB: Installation;

  beforeEach(async () => {
    database = await createTestDatabase();
    opn = await new OpnByKey().start();
    opnOf = {
      live: await opn.accountOf(KEYS.live),
      test: await opn.accountOf(KEYS.test),
      brandB: await opn.accountOf(BRAND_B_KEY),
    };
    live = await Installation.start(database.url, opn.url, 'live', ACCOUNTS);
    test = live.of('main-test');
    brandB = live.of('brand-b');
  });

  afterEach(async () => {
    await live.stop();
    await opn.stop();
    await database.drop();
  });

  async function workOffAll(): Promise<void> {
    for (const account of [live, test, brandB]) await account.workOff();
  }

  it('have books of their own, even of charges with the same id', async () => {
    opnOf.live.put(paidPromptPay({ id: 'chrg_same' }));
    opnOf.brandB.put(paidPromptPay({ id: 'chrg_same', ...ofAmount(900_000) }));
    opnOf.test.put(ofTest(paidPromptPay({ id: 'chrg_test_1', ...ofAmount(500_000) })));
    await live.post(webhookAbout(paidPromptPay({ id: 'chrg_same' })));
    await brandB.post(webhookAbout(paidPromptPay({ id: 'chrg_same' })));
    await test.post(webhookAbout(ofTest(paidPromptPay({ id: 'chrg_test_1' }))));
    await workOffAll();
    const receipts = async (of: Installation) => (await of.balances())['unreconciled-receipts'];
    expect(await receipts(live)).toBe(-400_000n);
    expect(await receipts(brandB)).toBe(-900_000n);
    expect(await receipts(test)).toBe(-500_000n);
    await expect(live.charge('chrg_test_1')).rejects.toMatchObject({ code: 'charge.unknown' });
    const [mine, others] = [await live.books(), await brandB.books()];
    await live.rebuild();
    expect([await live.books(), await brandB.books()]).toEqual([mine, others]);
  });

  it('book nothing of an event that came to another one with the same secret', async () => {
    opnOf.live.put(paidPromptPay({ id: 'chrg_1' }));
    await brandB.post(webhookAbout(paidPromptPay({ id: 'chrg_1' })));
    await live.post(webhookAbout(paidPromptPay({ id: 'chrg_1' })));
    await workOffAll();
    await live.later(60);
    await brandB.workOff();
    expect(opnOf.brandB.readsOf('chrg_1')).toBeGreaterThan(0);
    expect(await brandB.chargeEvents()).toEqual([]);
    expect(await brandB.entries()).toEqual([]);
    expect(await live.chargeEvents()).toEqual(['ChargeCreated', 'ChargeCompleted']);
  });

  it('keep test objects out of live books, and live ones out of test books', async () => {
    const testCharge = ofTest(paidPromptPay({ id: 'chrg_test_1' }));
    opnOf.test.put(testCharge);
    opnOf.live.put(paidPromptPay({ id: 'chrg_1' }));
    await live.post(webhookAbout(testCharge));
    await test.post(webhookAbout(paidPromptPay({ id: 'chrg_1' })));
    await workOffAll();
    expect(await live.findings()).toEqual([{ code: 'WRONG_MODE', subject: 'chrg_test_1' }]);
    expect(await test.findings()).toEqual([{ code: 'WRONG_MODE', subject: 'chrg_1' }]);
    for (const account of [live, test]) {
      expect(await account.entries()).toEqual([]);
      expect(await account.chargeEvents()).toEqual([]);
    }
  });

  it('lose no other when Opn refuses the key of one', async () => {
    opn.roll(BRAND_B_KEY);
    opnOf.live.put(paidPromptPay({ id: 'chrg_1' }));
    await brandB.post(webhookAbout(paidPromptPay({ id: 'chrg_2' })));
    await live.post(webhookAbout(paidPromptPay({ id: 'chrg_1' })));
    await brandB.workOff();
    await live.workOff();
    expect((await live.charge('chrg_1')).status).toBe('completed');
    expect(await brandB.inbox()).toMatchObject([{ state: 'received' }]);
  });

  it('keep the books of one that is no longer configured, and do not ask about it', async () => {
    opnOf.brandB.put(promptPay({ id: 'chrg_1' }));
    await brandB.post(webhookAbout(promptPay({ id: 'chrg_1' }), 'charge.create'));
    await brandB.workOff();
    const asked = opnOf.brandB.requests.length;
    const us = await Installation.start(database.url, opn.url);
    const left = us.of('brand-b');
    us.clock.moveTo(live.clock.now());
    await us.later(48 * 3_600);
    expect(await us.commands.execute(new WorkOffHints('brand-b'))).toBe(0);
    expect(await us.commands.execute(new RefetchOpenCharges('brand-b'))).toBe(0);
    await left.workOff();
    expect(opnOf.brandB.requests).toHaveLength(asked);
    expect(await left.books()).toBe(await brandB.books());
    await expect(left.post(webhookAbout(promptPay({ id: 'chrg_1' })))).rejects.toMatchObject({
      code: 'webhook.signature.no_secret',
    });
    await us.stop();
  });
});
