import { ObserveBalance, SweepList } from '#ingestion';
import { parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { BooksKeeper } from '#ledger';
import type { FakeOpn } from '../fake-opn.js';
import { transaction, transfer } from '../money-objects.js';
import { promptPay } from '../recorded-opn.js';
import { startTestApp, testConfig } from './test-app.js';
import type { TestApp } from './test-app.js';

/** A moment of January 2026. */
export const inJanuary = (day: number, time = '01:00:14'): Instant =>
  parseInstant(`2026-01-${day}T${time}Z`);

const TEST_MODE = { livemode: false };
const released = (day: number) => ({ ...TEST_MODE, transferable_at: inJanuary(day, '00:00:00') });

/** A charge of a name that a spreadsheet would calculate. */
const CHARGE = promptPay({
  ...{ id: 'chrg_test_1', ...TEST_MODE, status: 'successful', paid: true },
  ...{ created_at: inJanuary(12), paid_at: inJanuary(12), transaction: 'trxn_sale' },
  metadata: { order_id: '=1+1' },
});

const BALANCE = {
  ...{ object: 'balance', location: '/balance', currency: 'THB', ...TEST_MODE },
  ...{ total: 990, transferable: 990, on_hold: 0, reserve: 0 },
  created_at: '2019-05-01T00:00:00Z',
};

const payout = (name: string, day: number, amount: number, schedule: string | null = 'schd_1') => [
  transfer(name, inJanuary(day), { ...TEST_MODE, amount, net: amount - 3_000, schedule }),
  transaction(`out_${name}`, inJanuary(day), {
    ...{ ...released(day), direction: 'debit', amount, origin: `trsf_${name}` },
  }),
];

/** The API over one transfer that is explained, a partial one, and one that has a remainder. */
export async function startPayoutApp(opn: FakeOpn): Promise<TestApp> {
  const api = await startTestApp([], testConfig({ OPN_API_URL: opn.url }));
  opn.put(CHARGE, ...payout('one', 14, 392_938), ...payout('two', 15, 5_000, null));
  opn.put(...payout('three', 16, 4_000));
  opn.put(
    transaction('sale', inJanuary(12), {
      ...{ ...released(13), origin: CHARGE['id'], amount: 392_938 },
    }),
    transaction('strange', inJanuary(14, '05:00:00'), { ...released(15), amount: 9_990 }),
  );
  opn.balance = BALANCE;
  for (const list of ['charges', 'transactions', 'transfers'] as const) {
    await api.commands.execute(new SweepList('main', list, inJanuary(10), inJanuary(20)));
  }
  // Opn has as many transactions as the books: so nothing is missing before the first.
  await api.commands.execute(new ObserveBalance('main'));
  await api.app.get(BooksKeeper).catchUp('main');
  return api;
}
