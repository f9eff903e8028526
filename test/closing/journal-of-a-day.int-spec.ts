import { DecisionRunner } from '#event-store';
import { satang } from '#money';
import { transactionEvents, transactionStream, transferEvents, transferStream } from '#payouts';
import type { BalanceTransaction } from '#payouts';
import { created, CREDITED, posted, TAKEN, TRANSFER_ID } from '../support/payout-events.js';
import { at, charge, CLOSING, DAY, listed, Shop } from '../support/shop.js';
import { tell } from '../support/tell.js';

const PAID = { paidAt: at('10:00') };
const credited = (transactionId: string, changes: Partial<BalanceTransaction>) => ({
  ...{ ...CREDITED, transactionId, createdAt: at('10:01') },
  ...changes,
});
const TRANSACTIONS: readonly BalanceTransaction[] = [
  credited('trxn_qr', { originId: 'chrg_qr' }),
  credited('trxn_card', { originId: 'chrg_card' }),
  credited('trxn_vat', { origin: 'receipt', originId: 'rcpt_1', amount: satang(3n) }),
  credited('trxn_what', { origin: 'unknown', originId: null }),
  { ...TAKEN, createdAt: at('10:01') },
];

describe('the journal of a day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
  });

  afterEach(async () => {
    await shop.shut();
  });

  async function tellTransactions(...transactions: readonly BalanceTransaction[]): Promise<void> {
    const runner = shop.us.app.get(DecisionRunner);
    const transfer = transferStream(shop.account, TRANSFER_ID);
    await tell(runner, transfer, transferEvents, [created()]);
    for (const transaction of transactions) {
      const stream = transactionStream(shop.account, transaction.transactionId);
      await tell(runner, stream, transactionEvents, [posted(transaction)]);
    }
  }

  it('has a voucher for each kind of what Opn moved, other methods apart', async () => {
    shop.opn.put(
      charge('qr', '400.00', 'A', PAID),
      charge('card', '990.00', 'Z', { ...PAID, source: null, card: {} }),
    );
    await tellTransactions(...TRANSACTIONS);
    await shop.close(DAY, CLOSING);
    const rows = await listed((await shop.report()).rows('journal'));
    const lines = rows.map(({ voucherNo, ledgerAccount, debit, credit }) =>
      [voucherNo, ledgerAccount, debit ?? 0n, credit ?? 0n].join(' '),
    );
    expect(lines.filter((line) => !line.startsWith('R1'))).toEqual([
      `R2-20261120-01 opn-balance ${CREDITED.amount} 0`,
      `R2-20261120-01 opn-uncredited 0 ${CREDITED.amount}`,
      `R2X-20261120-01 opn-balance ${CREDITED.amount} 0`,
      `R2X-20261120-01 opn-uncredited 0 ${CREDITED.amount}`,
      'T1-20261120-01 in-transit 97000 0',
      'T1-20261120-01 input-vat-undue 196 0',
      'T1-20261120-01 transfer-fees 2804 0',
      'T1-20261120-01 opn-balance 0 100000',
      'V1-20261120-01 opn-balance 3 0',
      'V1-20261120-01 input-vat-undue 0 3',
      `S1-20261120-01 opn-balance ${CREDITED.amount} 0`,
      `S1-20261120-01 suspense 0 ${CREDITED.amount}`,
    ]);
  });
});
