import { RefetchOpenCharges, RunRollingReads, WorkOffHints } from '#ingestion';
import { DAY_MS, plusMs } from '#kernel';
import { Stopping } from '#processes';
import { hangUp } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, webhookAbout } from '../support/recorded-opn.js';

const ID = 'chrg_1';

describe('what a worker has in hand when it is told to stop', () => {
  const parts = realParts();
  let other: Installation;

  beforeEach(async () => {
    const { database, opn, shop } = parts;
    other = await Installation.start(database.url, opn.url, 'live', { OPN_ACCOUNT: shop.account });
  });
  afterEach(() => other.stop());

  /** Opn breaks off in the middle of an answer, and just then the worker is told to stop. */
  const stopsWhileAsking = (what: string) => {
    const stopping = parts.shop.app.get(Stopping);
    parts.opn.spoil(what, (response) => {
      stopping.ask();
      hangUp(response);
    });
  };

  it('is a webhook: another one works it off at once, and no try was lost', async () => {
    const { opn, shop } = parts;
    const paid = paidPromptPay({ id: ID });
    opn.put(paid);
    await shop.post(webhookAbout(paid));
    stopsWhileAsking(ID);
    await shop.commands.execute(new WorkOffHints(shop.account));
    expect(await shop.inbox()).toMatchObject([{ state: 'received', attempts: 0 }]);
    opn.mishaps.clear();
    expect(await shop.commands.execute(new WorkOffHints(shop.account))).toBe(0);
    await other.workOff();
    expect(await shop.inbox()).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(await other.chargeEvents(ID)).toEqual(['ChargeCreated', 'ChargeCompleted']);
  });

  it('is an open charge: another one reads it at once', async () => {
    const { opn, shop } = parts;
    const pending = promptPay({ id: ID });
    opn.put(pending);
    await shop.post(webhookAbout(pending, 'charge.create'));
    await shop.workOff();
    for (const one of [shop, other]) one.clock.moveTo(plusMs(one.clock.now(), DAY_MS));
    stopsWhileAsking(ID);
    expect(await shop.commands.execute(new RefetchOpenCharges(shop.account))).toBe(1);
    opn.mishaps.clear();
    opn.put(paidPromptPay({ id: ID }));
    expect(await other.commands.execute(new RefetchOpenCharges(shop.account))).toBe(1);
    expect(await other.chargeEvents(ID)).toContain('ChargeCompleted');
  });

  it('is a sweep: another one begins it at once, and it has not failed', async () => {
    const { opn, shop } = parts;
    stopsWhileAsking('list');
    await shop.commands.execute(new RunRollingReads(shop.account));
    expect(
      await shop.rows(`SELECT failures, holder, finished_at FROM job_runs
        WHERE account = '${shop.account}' AND job = 'sweep:charges'`),
    ).toEqual([{ failures: 0, holder: null, finished_at: null }]);
    opn.mishaps.clear();
    expect(await other.commands.execute(new RunRollingReads(shop.account))).toContain(
      'sweep:charges',
    );
  });
});
