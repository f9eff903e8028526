import { addDays } from '#calendar';
import { AlertWatch, found } from '../support/alert-watch.js';
import { comesAndGoes, isPast } from '../support/coming-breaks.js';
import { DAY, EVE, Shop } from '../support/shop.js';

const MONDAY = addDays(DAY, 3);

describe('what finance is told of, and no longer once its breaks have ended', () => {
  let shop: Shop;
  let watch: AlertWatch;

  beforeAll(async () => {
    shop = await Shop.open();
    watch = await AlertWatch.over(shop.us.app, shop.account);
  });

  afterAll(async () => {
    await shop.shut();
  });

  it('is what does not agree with Opn or the bank, each by itself', async () => {
    const transfer = { kind: 'transfer', id: 'trsf_1' } as const;
    await comesAndGoes(
      watch,
      [found('BALANCE_DRIFT', { kind: 'balance', id: 'balance' }, '-5.00')],
      {
        ...{
          kind: 'balance-differs',
          subject: '',
          amount: 500n,
          facts: { differenceSatang: -500 },
        },
      },
    );
    await isPast(watch, found('IN_TRANSIT_LATE', transfer, '-970.00', { day: EVE }));
    await comesAndGoes(watch, [found('IN_TRANSIT_LATE', transfer, '-970.00')], {
      ...{ kind: 'payout-failed-or-late', subject: 'trsf_1', amount: 97_000n },
      facts: { problem: 'late', transfer: 'trsf_1', day: null },
    });
    const missed = [DAY, MONDAY].map((day) =>
      found('SETTLEMENT_MISSING', { kind: 'payout-day', id: day }, '-100.00', { day }),
    );
    await comesAndGoes(watch, missed, {
      ...{ kind: 'payout-failed-or-late', subject: DAY, count: 2, amount: 20_000n },
      facts: { problem: 'missing', transfer: null, day: DAY },
    });
    await comesAndGoes(watch, [found('BANK_AMOUNT_MISMATCH', transfer, '-10.00')], {
      ...{ kind: 'bank-amount-differs', subject: 'trsf_1', amount: 1_000n },
    });
  });

  it('is a bank account that nobody approved, masked; money of customers, once', async () => {
    await watch.transferTo('trsf_9', 'kbank', '6789');
    const subject = { kind: 'transfer', id: 'trsf_9' } as const;
    await isPast(watch, found('PAYOUT_ACCOUNT_CHANGED', subject, '970.00', { day: EVE }));
    await comesAndGoes(watch, [found('PAYOUT_ACCOUNT_CHANGED', subject, '970.00')], {
      ...{ kind: 'payout-account-changed', subject: 'kbank-6789', count: 1, amount: 97_000n },
      facts: { account: 'KBANK ••6789' },
    });
    const other = { kind: 'payout-account-changed', subject: 'scb-2222' } as const;
    expect(await watch.proofOf(other)).toEqual({
      ...{ kind: 'no-transfer', id: 'SCB ••2222' },
    });
    const order = { kind: 'expectation', id: 'A' } as const;
    const back = { kind: 'return', id: 'A' } as const;
    const twice = found('DUPLICATE_PAYMENT', order, '400.00', { reference: 'A' });
    const overdue = found('RETURN_OVERDUE', back, '-400.00', { reference: 'A' });
    const more = found('AMOUNT_OVER', { kind: 'expectation', id: 'B' }, '1.00', { reference: 'B' });
    await comesAndGoes(watch, [twice, overdue, more], {
      ...{ kind: 'owed-to-customers', subject: '', count: 2, amount: 40_100n },
    });
  });
});
