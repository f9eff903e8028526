import { startLossyNetwork } from '../support/lossy-network.js';
import { Installation } from '../support/installation.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, webhookAbout } from '../support/recorded-opn.js';
import { inSession, superuserUrl } from '../support/sessions.js';

const IDS = Array.from({ length: 30 }, (_, index) => `chrg_${index + 10}`);

describe('a connection to the database that is lost', () => {
  const parts = realParts();

  const severAll = () =>
    inSession(superuserUrl(parts.database.url), (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      ),
    );

  const untilDone = async (work: () => Promise<unknown>): Promise<number> => {
    for (let failures = 0; failures < 20; failures += 1) {
      const failed = await work().then(
        () => false,
        () => true,
      );
      if (!failed) return failures;
    }
    throw new Error('It failed twenty times in a row');
  };

  async function expectAllBookedOnce(shop: Installation): Promise<void> {
    const events = await shop.chargeEvents();
    expect(events.filter((type) => type === 'ChargeCompleted')).toHaveLength(IDS.length);
    expect(events).toHaveLength(2 * IDS.length);
    expect((await shop.entries()).map(({ subject }) => subject).sort()).toEqual([...IDS].sort());
    expect(new Set((await shop.inbox()).map(({ state }) => state))).toEqual(new Set(['done']));
    const before = await shop.books();
    await shop.rebuild();
    expect(await shop.books()).toBe(before);
  }

  it('again and again while webhooks are worked off: all is booked, nothing twice', async () => {
    const { opn, shop } = parts;
    opn.put(...IDS.map((id) => paidPromptPay({ id })));
    for (const id of IDS) await shop.post(webhookAbout(paidPromptPay({ id })));
    for (let cut = 0; cut < 4; cut += 1) {
      const working = shop.workOff().catch(() => undefined);
      await severAll();
      await working;
    }
    shop.clock.advanceMs(60_000);
    await untilDone(() => shop.later(60));
    await expectAllBookedOnce(shop);
  });

  it.each([
    ['appending', 'append_events'],
    ['settling the inbox', 'UPDATE inbox AS i\n'],
    ['noting the read', 'INSERT INTO charge_watch'],
    ['flushing the books', 'INSERT INTO "journal_lines"'],
  ])('after %s, before the answer came: booked once all the same', async (_, statement) => {
    const { database, opn, shop } = parts;
    const network = await startLossyNetwork(database.url);
    const far = await Installation.start(network.url, opn.url, 'live', {
      OPN_ACCOUNT: shop.account,
    });
    try {
      opn.put(...IDS.map((id) => paidPromptPay({ id })));
      for (const id of IDS) await far.post(webhookAbout(paidPromptPay({ id })));
      network.loseAnswerTo(statement);
      await far.workOff().catch(() => undefined);
      expect(network.lost).toBe(1);
      await untilDone(() => far.later(60));
      await expectAllBookedOnce(shop);
    } finally {
      await far.stop();
      await network.stop();
    }
  });

  it('while a webhook is stored: sent again, it is booked once', async () => {
    const { opn, shop } = parts;
    const charge = paidPromptPay({ id: 'chrg_1' });
    opn.put(charge);
    const posting = shop.post(webhookAbout(charge)).then(
      () => 1,
      () => 0,
    );
    await severAll();
    const acknowledged = await posting;
    await untilDone(() => shop.post(webhookAbout(charge)));
    expect((await shop.inbox()).length).toBeGreaterThanOrEqual(acknowledged + 1);
    await shop.later(60);
    expect(await shop.entries('chrg_1')).toHaveLength(1);
  });
});
