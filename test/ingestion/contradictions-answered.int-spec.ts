import { RefetchOpenCharges } from '#ingestion';
import { BooksKeeper } from '#ledger';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, promptPay, PROMPTPAY_ID, webhookAbout } from '../support/recorded-opn.js';

const MINUTE = 60_000;

describe('a charge that Opn contradicts itself about', () => {
  const parts = realParts();

  const isContradicted = async (): Promise<boolean | undefined> => {
    const [row] = await parts.shop.rows<{ is: boolean }>(
      `SELECT is_contradicted AS is FROM charges WHERE account = '${parts.shop.account}'`,
    );
    return row?.is;
  };

  /** What a worker does when the charge is due again. */
  async function askedAgain(): Promise<void> {
    parts.shop.clock.advanceMs(2 * 24 * 60 * MINUTE);
    await parts.shop.commands.execute(new RefetchOpenCharges(parts.shop.account));
    await parts.shop.app.get(BooksKeeper).catchUp(parts.shop.account);
  }

  async function bePaidAndThenFail(): Promise<void> {
    const { opn, shop } = parts;
    opn.put(paidPromptPay());
    await shop.post(webhookAbout(paidPromptPay()));
    await shop.workOff();
    shop.clock.advanceMs(MINUTE);
    const failed = promptPay({ status: 'failed' });
    opn.put(failed);
    await shop.post(webhookAbout(failed, 'charge.complete', { id: 'evnt_later' }));
    await shop.workOff();
  }

  it('is asked about again until Opn states once more what the books hold', async () => {
    await bePaidAndThenFail();
    expect(await isContradicted()).toBe(true);
    await askedAgain();
    expect(await isContradicted()).toBe(true);
    parts.opn.put(paidPromptPay());
    await askedAgain();
    expect(await isContradicted()).toBe(false);
    const reads = parts.opn.readsOf(PROMPTPAY_ID);
    await askedAgain();
    expect(parts.opn.readsOf(PROMPTPAY_ID)).toBe(reads);
    expect(await parts.shop.chargeEvents(PROMPTPAY_ID)).toEqual([
      'ChargeCreated',
      'ChargeCompleted',
      'ChargeContradicted',
      'ChargeConfirmed',
    ]);
  });
});
