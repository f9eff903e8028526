import { OpenAccount } from '#accounts';
import type { BusinessDay } from '#calendar';
import { loadConfig } from '#config';
import { dayDecider, dayStream } from '#days';
import { DecisionRunner } from '#event-store';
import { satang } from '#money';
import { Installation } from '../support/installation.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, webhookAbout } from '../support/recorded-opn.js';

const day = (text: string) => text as BusinessDay;

describe('the books of an account that begins on a day', () => {
  const parts = realParts();

  it('start with what Opn owed, and leave out what was paid before', async () => {
    const { database, opn } = parts;
    const env = { OPN_ACCOUNT: 'opening', OPENING_DAY: '2023-04-05', OPENING_BALANCE: '150000' };
    const shop = await Installation.start(database.url, opn.url, 'live', env);
    const paid = { chrg_before: '2023-04-04T16:59:59Z', chrg_after: '2023-04-04T17:00:00Z' };
    for (const [id, paid_at] of Object.entries(paid)) {
      opn.put(paidPromptPay({ id, paid_at }));
      await shop.post(webhookAbout(paidPromptPay({ id, paid_at })));
    }
    await shop.workOff();
    expect((await shop.entries()).map(({ id, postingDay }) => [id, postingDay])).toEqual([
      ['O1', '2023-04-05'],
      ['R1:chrg_after', '2023-04-05'],
    ]);
    expect(await shop.balances()).toMatchObject({
      'opn-balance': 150_000n,
      'opening-balance': -150_000n,
      'unreconciled-receipts': -400_000n,
    });
    expect((await shop.charge('chrg_before')).status).toBe('completed');
    await shop.stop();
  });

  it('keep their first settings, whatever the environment says later', async () => {
    const { shop } = parts;
    const [{ seeds }] = loadConfig({ OPENING_BALANCE: '999', OPENING_DAY: '2020-01-01' }).accounts;
    await shop.commands.execute(new OpenAccount(shop.account, 'test', seeds));
    await shop.workOff();
    expect(await shop.entries()).toEqual([]);
  });
});

describe('a fact of a closed day', () => {
  const parts = realParts();

  /** What the ledger needs to know of a closing, and no more. */
  async function close(closed: BusinessDay): Promise<void> {
    const { shop } = parts;
    const at = shop.clock.now();
    const none = satang(0n);
    const digest = 'a'.repeat(64);
    const issued = {
      day: closed,
      version: 1,
      asOf: { position: 1, instant: at, rules: 'settings@3' },
      chain: { batch: 1, digest },
      ...{ digest, headDigest: digest, previousDigest: null },
      totals: { count: 0, gross: none, fee: none, feeVat: none, net: none },
      posting: { matched: satang(400_000n), owed: none },
    };
    const lesson = {
      stream: dayStream(shop.account, closed),
      learned: { at, issued, reason: '', isConfirmed: false },
      cause: { kind: 'person', ref: 'Malee' } as const,
      evidence: null,
    };
    await shop.app.get(DecisionRunner).run([lesson], dayDecider);
  }

  it('is posted in the first open day, and says to which it relates', async () => {
    const { opn, shop } = parts;
    const tell = async (fee: number) => {
      const charge = paidPromptPay({ id: 'chrg_1', fee, net: 399_538 - fee });
      opn.put(charge);
      await shop.post(webhookAbout(charge, 'charge.update'));
      await shop.later(1);
    };
    await tell(6_600);
    await close(day('2023-04-05'));
    await close(day('2023-04-06'));
    await tell(6_601);
    expect(
      (await shop.entries()).map(({ id, postingDay, relatesTo }) => [id, postingDay, relatesTo]),
    ).toEqual([
      ['R1:chrg_1', '2023-04-05', '2023-04-05'],
      ['M1:2023-04-05:v1', '2023-04-05', '2023-04-05'],
      ['M1:2023-04-06:v1', '2023-04-06', '2023-04-06'],
      ['R1:chrg_1:amended@3', '2023-04-07', '2023-04-05'],
      ['R1:chrg_1:unamended@3', '2023-04-07', '2023-04-05'],
    ]);
    const before = await shop.books();
    await shop.rebuild();
    expect(await shop.books()).toBe(before);
  });
});
