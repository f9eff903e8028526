import { HintQueue } from '#ingestion';
import { decodeCharge, isOldSerialisation } from '#opn';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { FakeOpn } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { recorded, recordedItems, webhookAbout } from '../support/recorded-opn.js';

const SINGLE = [
  'charge-captured-partially.json',
  'charge-expired.json',
  'charge-pending.json',
  'charge-pending-card.json',
];
const charges = [
  ...SINGLE.map(recorded),
  ...recordedItems('charges-list.json'),
  ...recordedItems('events-list.json').map((event) => event['data'] as Raw),
];

/** Published with a slip of the pen: `created_at_at`. */
const SLIPPED = ['charge-partial-capture.json', 'charge-pending-bill-payment.json'].map(recorded);
const corrected = (charge: Raw): Raw =>
  JSON.parse(JSON.stringify(charge).replaceAll('created_at_at', 'created_at')) as Raw;

const OURS: Readonly<Record<string, string>> = { successful: 'completed' };
const idOf = (charge: Raw) => String(charge['id']);

/** What the books must say of a charge, taken from the record itself. */
function expectedOf(charge: Raw) {
  const { id, status, amount, fundingAmount, fee, feeVat, net, paidAt, ...rest } =
    decodeCharge(charge);
  const isPaid = status === 'successful';
  const ours = OURS[status] ?? status;
  const gross = isPaid ? fundingAmount : null;
  const { paymentMethod, transaction: transactionId } = rest;
  const money = { amount, gross, fee, feeVat, net };
  return { id, status: ours, ...money, paidAt, paymentMethod, transactionId };
}

describe('recorded objects', () => {
  let database: TestDatabase;
  let opn: FakeOpn;
  let shop: Installation;

  beforeAll(async () => {
    database = await createTestDatabase();
    opn = await new FakeOpn().start();
    shop = await Installation.start(database.url, opn.url, 'test');
  });

  afterAll(async () => {
    await shop.stop();
    await opn.stop();
    await database.drop();
  });

  it('come in through webhooks and end in the right state', async () => {
    opn.put(...charges);
    for (const charge of charges) await shop.post(webhookAbout(charge));
    await shop.workOff();
    for (const charge of charges) {
      expect(await shop.charge(idOf(charge))).toMatchObject(expectedOf(charge));
    }
  });

  it('are in the ledger if they were paid, and only then, to the satang', async () => {
    const paid = charges.filter(({ status }) => status === 'successful').map(decodeCharge);
    expect((await shop.entries()).map(({ subject }) => subject).sort()).toEqual(
      paid.map(({ id }) => id).sort(),
    );
    const total = (pick: (charge: (typeof paid)[number]) => bigint) =>
      paid.reduce((sum, charge) => sum + pick(charge), 0n);
    expect(await shop.balances()).toEqual({
      'opn-uncredited': total(({ net }) => net),
      'payment-fees': total(({ fee }) => fee),
      'input-vat-undue': total(({ feeVat }) => feeVat),
      'unreconciled-receipts': -total(({ fundingAmount }) => fundingAmount),
    });
  });

  it('that cannot be read are kept out and parked, until they can', async () => {
    opn.put(...SLIPPED);
    for (const charge of SLIPPED) await shop.post(webhookAbout(charge));
    await shop.workOff();
    for (const charge of SLIPPED)
      await expect(shop.charge(idOf(charge))).rejects.toThrow(/no charge/);
    const parked = (await shop.inbox()).filter(({ state }) => state === 'parked');
    expect(parked).toHaveLength(SLIPPED.length);
    expect(parked[0]?.reason).toMatch(/cannot be read: "created_at"/);

    opn.put(...SLIPPED.map(corrected));
    const queue = shop.app.get(HintQueue);
    expect(await queue.retryParked(shop.account, shop.clock.now())).toBe(SLIPPED.length);
    await shop.workOff();
    for (const charge of SLIPPED.map(corrected)) {
      expect(await shop.charge(idOf(charge))).toMatchObject(expectedOf(charge));
    }
  });

  it('that are events are posted as they were recorded, in either serialisation', async () => {
    const events = [
      recorded('event.json'),
      ...recordedItems('events-list.json'),
      ...recordedItems('legacy-events-list.json'),
    ];
    const before = await shop.books();
    for (const event of events) await shop.post(event);
    const [delivery] = recorded('event.json')['webhook_deliveries'] as Raw[];
    await shop.post(String(delivery?.['payload']));
    await shop.workOff();
    expect(await shop.books()).toBe(before);
    const left = (await shop.inbox()).filter(({ state }) => state === 'received');
    // What Opn no longer knows is asked for again, and in the end parked for a person.
    expect(left.map(({ reason }) => reason?.split(':')[0])).toEqual(
      left.map(() => 'opn.not_found'),
    );
    expect(left).toHaveLength(5);
  });

  it('in the old serialisation are hints: what Opn answers now is what counts', async () => {
    const old = recorded('legacy-charge-successful.json');
    expect(isOldSerialisation(old)).toBe(true);
    const id = idOf(old);
    opn.put({ ...recorded('charge-pending-card.json'), id });
    await shop.post(webhookAbout(old, 'charge.create', { created: '2015-01-15T05:00:29Z' }));
    await shop.workOff();
    expect(await shop.charge(id)).toMatchObject({ status: 'pending', amount: 5_000n });
  });

  it('in the old serialisation are no facts, even if the API should answer so', async () => {
    const before = await shop.entries();
    const [old] = recordedItems('legacy-charges-list.json');
    const id = 'chrg_test_5232t7frh0sz71fpx69';
    opn.put({ ...old, id });
    await shop.post(webhookAbout({ ...old, id }, 'charge.create'));
    await shop.workOff();
    await expect(shop.charge(id)).rejects.toThrow(/no charge/);
    expect(await shop.entries()).toEqual(before);
  });

  it('make the same books when they are built anew', async () => {
    const before = await shop.books();
    await shop.rebuild();
    expect(await shop.books()).toBe(before);
    expect(before.split('\n').length).toBeGreaterThan(charges.length);
  });
});
