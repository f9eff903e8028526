import { ChargeWatch } from '#ingestion';
import { DAY_MS, plusMs } from '#kernel';
import { ListBreaks } from '#reconciliation';
import { json } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { realParts } from '../support/real-parts.js';
import {
  paidPromptPay,
  promptPay,
  PROMPTPAY_ID,
  PROMPTPAY_PAID_AT,
  webhookAbout,
} from '../support/recorded-opn.js';

describe('the PromptPay charge of the documentation', () => {
  const parts = realParts();

  async function bePaid(): Promise<void> {
    const { opn, shop } = parts;
    opn.put(promptPay());
    await shop.post(webhookAbout(promptPay(), 'charge.create'));
    await shop.workOff();
    opn.put(paidPromptPay());
    await shop.post(webhookAbout(paidPromptPay()));
    await shop.workOff();
  }

  const PAID_ROW = {
    id: PROMPTPAY_ID,
    status: 'completed',
    paymentMethod: 'promptpay',
    amount: 400_000n,
    gross: 400_000n,
    fee: 6_600n,
    feeVat: 462n,
    net: 392_938n,
    paidAt: PROMPTPAY_PAID_AT,
    businessDay: '2023-04-05',
    transactionId: 'trxn_5vcd3j9c9r0p4ayml0e',
  };
  const PAID_BALANCES = {
    'opn-uncredited': 392_938n,
    'payment-fees': 6_600n,
    'input-vat-undue': 462n,
    'unreconciled-receipts': -400_000n,
  };

  it('is pending, and no money, until it is paid', async () => {
    const { opn, shop } = parts;
    opn.put(promptPay());
    await shop.post(webhookAbout(promptPay(), 'charge.create'));
    await shop.workOff();
    expect(await shop.charge(PROMPTPAY_ID)).toMatchObject({
      status: 'pending',
      gross: null,
      businessDay: null,
      lastReadAt: '2026-11-20T05:00:00Z',
    });
    expect(await shop.entries()).toEqual([]);
  });

  it('shows to the satang once it is paid', async () => {
    const { shop } = parts;
    await bePaid();
    expect(await shop.charge(PROMPTPAY_ID)).toMatchObject(PAID_ROW);
    expect(await shop.balances()).toEqual(PAID_BALANCES);
    expect(await shop.entries(PROMPTPAY_ID)).toMatchObject([
      {
        id: `R1:${PROMPTPAY_ID}`,
        kind: 'R1',
        postingDay: '2023-04-05',
        cause: `charge/${shop.account}/${PROMPTPAY_ID}@3`,
      },
    ]);
    expect(await shop.chargeEvents()).toEqual([
      'ChargeCreated',
      'ChargePending',
      'ChargeCompleted',
    ]);
    expect(await shop.inbox()).toMatchObject([
      { state: 'done', reason: null, attempts: 1 },
      { state: 'done', reason: null, attempts: 1 },
    ]);
  });

  it('is one set of events for a hundred copies of its webhook at once', async () => {
    const { database, opn, shop } = parts;
    opn.put(paidPromptPay());
    const copies = Array.from({ length: 100 }, () => shop.post(webhookAbout(paidPromptPay())));
    await Promise.all(copies);
    const other = await Installation.start(database.url, opn.url, 'live', {
      OPN_ACCOUNT: shop.account,
    });
    await Promise.all([shop.workOff(), other.workOff(), shop.workOff(), other.workOff()]);
    await other.stop();
    expect(await shop.chargeEvents()).toEqual(['ChargeCreated', 'ChargeCompleted']);
    expect(await shop.balances()).toEqual(PAID_BALANCES);
    const states = new Set((await shop.inbox()).map(({ state }) => state));
    expect([(await shop.inbox()).length, states]).toEqual([100, new Set(['done'])]);
  });

  it('learns nothing from replays, hours later and in any order', async () => {
    const { shop } = parts;
    await bePaid();
    const before = await shop.books();
    await shop.post(webhookAbout(promptPay(), 'charge.create'));
    await shop.post(webhookAbout(paidPromptPay(), 'charge.update'));
    await shop.later(7_200);
    await shop.post(webhookAbout(paidPromptPay()));
    await shop.later(1);
    expect(await shop.books()).toBe(before);
  });

  it('is read again while Opn still answers what was true before the webhook', async () => {
    const { opn, shop } = parts;
    opn.put(promptPay());
    await shop.post(webhookAbout(paidPromptPay()));
    await shop.workOff();
    expect((await shop.charge(PROMPTPAY_ID)).status).toBe('pending');
    expect(await shop.inbox()).toMatchObject([
      { state: 'received', reason: 'Opn still answered pending after charge.complete' },
    ]);
    opn.put(paidPromptPay());
    await shop.later(1);
    expect(await shop.charge(PROMPTPAY_ID)).toMatchObject(PAID_ROW);
    expect(await shop.inbox()).toMatchObject([{ state: 'done', attempts: 2 }]);
  });

  it('is a finding if Opn tells one thing and for hours answers another', async () => {
    const { opn, shop } = parts;
    const now = shop.clock.now();
    opn.put(promptPay({ created_at: now, expires_at: plusMs(now, DAY_MS) }));
    const event = webhookAbout(paidPromptPay());
    await shop.post(event);
    for (let quarters = 0; quarters < 19; quarters += 1) await shop.later(900);
    expect(await shop.findings()).toEqual([]);
    await shop.later(900);
    expect(await shop.inbox()).toMatchObject([{ state: 'done', attempts: 20 }]);
    expect(await shop.findings()).toEqual([{ code: 'STATUS_CONFLICT', subject: PROMPTPAY_ID }]);
    const breaks = new ListBreaks(shop.account, { code: 'STATUS_CONFLICT' }, 10, null);
    expect(await shop.queries.execute(breaks)).toMatchObject([
      { amount: 400_000n, detail: expect.stringContaining(String(event['id'])) },
    ]);
    const due = await shop.app.get(ChargeWatch).takeDue(shop.account, shop.clock.now(), 10);
    expect(due.map(({ chargeId }) => chargeId)).toEqual([PROMPTPAY_ID]);
  });

  it('stays completed when Opn answers pending again', async () => {
    const { opn, shop } = parts;
    await bePaid();
    opn.spoil(PROMPTPAY_ID, json(200, promptPay()));
    await shop.post(webhookAbout(paidPromptPay(), 'charge.update'));
    await shop.later(60);
    expect(await shop.charge(PROMPTPAY_ID)).toMatchObject(PAID_ROW);
    expect(await shop.chargeEvents()).toHaveLength(3);
  });

  it('is the same in books that are built anew', async () => {
    const { shop } = parts;
    await bePaid();
    const before = await shop.books();
    expect(before).toContain(PROMPTPAY_ID);
    await shop.rebuild();
    expect(await shop.books()).toBe(before);
  });
});
