import { LogReader } from '#event-store';
import { parseInstant } from '#kernel';
import { REFUND_KIND, refundEvents, TRANSFER_KIND, transferEvents } from '#payouts';
import { error, html, json } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { refund as liveRefund, transfer as liveTransfer } from '../support/money-objects.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, webhookAbout } from '../support/recorded-opn.js';

const AT = parseInstant('2023-04-05T03:50:00Z');
const ID = 'trsf_1';

const transfer = (changes: Raw = {}): Raw => liveTransfer('1', AT, changes);
const refund = (changes: Raw = {}): Raw => liveRefund('1', AT, { charge: 'chrg_1', ...changes });

describe('a webhook about a payout or a refund', () => {
  const parts = realParts();

  const told = async (object: Raw, key: string) => {
    await parts.shop.post(webhookAbout(object, key));
    await parts.shop.workOff();
  };
  const log = () => parts.shop.app.get(LogReader);
  const transferTypes = async () =>
    (await log().ofKind(parts.shop.account, TRANSFER_KIND, transferEvents)).map(({ type }) => type);
  const refunds = () => log().ofKind(parts.shop.account, REFUND_KIND, refundEvents);
  const states = async () =>
    (await parts.shop.inbox()).map(({ state, attempts }) => [state, attempts]);

  it('makes us read the transfer, by itself and as it is now', async () => {
    const { opn } = parts;
    opn.put(transfer());
    await told(transfer(), 'transfer.create');
    opn.put(transfer({ sent: true, sent_at: AT, paid: true, paid_at: AT }));
    await told(transfer(), 'transfer.send');
    await told(transfer(), 'transfer.pay');
    expect(opn.requests).toEqual(Array(3).fill(`/transfers/${ID}`));
    expect(await transferTypes()).toEqual(['TransferCreated', 'TransferSent', 'TransferPaid']);
    expect(await states()).toEqual(Array(3).fill(['done', 1]));
  });

  it('is asked about again while Opn does not show what it told', async () => {
    const { opn, shop } = parts;
    opn.put(transfer());
    await told(transfer(), 'transfer.pay');
    expect(await states()).toEqual([['received', 1]]);
    opn.put(transfer({ sent: true, sent_at: AT, paid: true, paid_at: AT }));
    await shop.later(1);
    expect(await transferTypes()).toContain('TransferPaid');
    expect(await states()).toEqual([['done', 2]]);
  });

  it('serves every hint of one transfer with one read, and waits out an outage', async () => {
    const { opn, shop } = parts;
    opn.put(transfer({ sent: true, sent_at: AT }));
    opn.spoil(ID, html);
    for (const key of ['transfer.create', 'transfer.update', 'transfer.send']) {
      await shop.post(webhookAbout(transfer(), key));
    }
    await shop.workOff();
    expect(await states()).toEqual(Array(3).fill(['received', 0]));
    opn.mishaps.clear();
    opn.requests.length = 0;
    await shop.later(5);
    expect(opn.requests).toEqual([`/transfers/${ID}`]);
    expect(await states()).toEqual(Array(3).fill(['done', 1]));
  });

  it.each([
    ['says so', transfer({ deleted: true }), json(200, transfer({ deleted: true }))],
    ['has it no longer', { object: 'transfer', id: ID, livemode: true, deleted: true }, null],
  ])('of the end of a transfer is believed once Opn %s', async (_, object, answer) => {
    const { opn, shop } = parts;
    opn.put(transfer());
    await told(transfer(), 'transfer.create');
    if (answer === null) opn.drop(ID);
    else opn.spoil(ID, answer);
    await told(object, 'transfer.destroy');
    expect(await transferTypes()).toEqual(['TransferCreated', 'TransferDestroyed']);
    await told(transfer(), 'transfer.update');
    expect(await states()).toEqual(Array(3).fill(['done', 1]));
    expect((await shop.inbox()).length).toBe(3);
  });

  it.each([
    ['it was sent', transfer({ sent: true, sent_at: AT }), json(404, error('not_found'))],
    ['a proxy says so', transfer(), json(404, '<h1>Not Found</h1>')],
  ])('of the end of a transfer is not believed on a 404 if %s', async (_, known, answer) => {
    const { opn, shop } = parts;
    opn.put(known);
    await told(known, 'transfer.create');
    const before = await transferTypes();
    opn.spoil(ID, answer);
    await told({ object: 'transfer', id: ID, livemode: true, deleted: true }, 'transfer.destroy');
    expect(await transferTypes()).toEqual(before);
    for (let minutes = 0; minutes < 10; minutes += 1) await shop.later(60);
    const parked = (await shop.inbox()).filter(({ state }) => state === 'parked');
    expect(parked).toMatchObject([{ reason: expect.stringContaining('Opn has no such transfer') }]);
    expect(await transferTypes()).toEqual(before);
  });

  it('of the end of a transfer that Opn never showed us is nothing to us', async () => {
    await told({ object: 'transfer', id: ID, livemode: true, deleted: true }, 'transfer.destroy');
    expect(await states()).toEqual([['done', 1]]);
    expect(await transferTypes()).toEqual([]);
  });

  it('about a transfer that Opn never had is parked after some minutes', async () => {
    await told(transfer(), 'transfer.pay');
    for (let minutes = 0; minutes < 10; minutes += 1) await parts.shop.later(60);
    expect(await states()).toEqual([['parked', 8]]);
    expect(await transferTypes()).toEqual([]);
  });

  it('about a refund makes us read its charge, and the list around it', async () => {
    const { opn, shop } = parts;
    opn.put(paidPromptPay({ id: 'chrg_1' }), refund(), refund({ id: 'rfnd_2' }));
    opn.put(refund({ id: 'rfnd_far', created_at: '2023-03-01T00:00:00Z' }));
    await told(refund(), 'refund.create');
    expect(opn.requests).toEqual(['/charges/chrg_1', '/refunds']);
    expect((await shop.charge('chrg_1')).status).toBe('completed');
    const ids = (await refunds()).map(({ data }) => data.refundId);
    expect(ids.sort()).toEqual(['rfnd_1', 'rfnd_2']);
    expect(await states()).toEqual([['done', 1]]);
  });

  it('about a refund that the list does not show yet is asked about again', async () => {
    const { opn, shop } = parts;
    opn.put(paidPromptPay({ id: 'chrg_1' }));
    await told(refund(), 'refund.create');
    expect(await states()).toEqual([['received', 1]]);
    opn.put(refund());
    await shop.later(1);
    expect(await refunds()).toHaveLength(1);
    expect(await states()).toEqual([['done', 2]]);
  });

  it('about a refund where no list may be read is done with its charge', async () => {
    const { opn, shop } = parts;
    opn.put(paidPromptPay({ id: 'chrg_1' }));
    opn.spoil('refunds', json(403, error('forbidden')));
    await told(refund({ charge: paidPromptPay({ id: 'chrg_1' }) }), 'refund.create');
    expect((await shop.charge('chrg_1')).status).toBe('completed');
    expect(await shop.inbox()).toMatchObject([
      { state: 'done', reason: expect.stringMatching(/^Only the charge was read\. .*403/) },
    ]);
  });
});
