import { DAY_MS, HOUR_MS, MINUTE_MS, plusMs } from '#kernel';
import { minus, parseRate, satang } from '#money';
import fc from 'fast-check';
import { anyCharges, anyOrders } from './any-facts.js';
import { at, costing, DAY, ended, EVE, NEXT, order, paid, qr } from './cases.js';
import {
  another,
  chosenForAnother,
  deal,
  decided,
  failed,
  failedFirst,
  namingTheFailed,
  unpaid,
  withCharge,
  withOrder,
  without,
  withTransactions,
} from './deals.js';
import type { Course, Deal } from './deals.js';
import type { BookedFacts } from './facts-in-books.js';

const MOST_SALES = 14;
const DAYS = [EVE, DAY, NEXT];

const clean: Course = (sale) => deal(sale, {});

/** What can become of an order and its charge; each makes some other condition untrue. */
const COURSES: readonly Course[] = [
  (sale) => deal(sale, { order: { amount: satang(sale.order.amount + 1n) } }),
  (sale) => deal(sale, { order: { amount: satang(sale.order.amount - 1n) } }),
  (sale) => deal(sale, { order: { withdrawnAt: at('09:30') } }),
  (sale) => deal(sale, { order: { expectedOn: NEXT } }),
  (sale) => deal(sale, { order: { chargeId: sale.charge.id } }),
  (sale) => deal(sale, { order: { chargeId: sale.charge.id }, charge: { reference: null } }),
  (sale) => deal(sale, { order: { chargeId: 'chrg_unknown' } }),
  (sale) => deal(sale, { order: { chargeId: 'c0' } }),
  (sale) => deal(sale, { charge: { reference: null } }),
  (sale) => deal(sale, { charge: { referenceBy: 'pattern' } }),
  (sale) => deal(sale, { charge: { paymentMethod: 'card' } }),
  (sale) => deal(sale, { charge: { grossCurrency: 'USD' } }),
  (sale) => deal(sale, { charge: { status: 'reversed' } }),
  (sale) => deal(sale, { charge: { refunded: satang(sale.charge.gross - 1n) } }),
  (sale) => deal(sale, { charge: { paymentMethod: 'card', refunded: sale.charge.gross } }),
  (sale) => deal(sale, { charge: { isAmended: true } }),
  (sale) => deal(sale, { charge: { isContradicted: true } }),
  (sale) => deal(sale, { charge: { wasExpired: true } }),
  (sale) => deal(sale, { charge: { expiresAt: plusMs(sale.charge.createdAt, MINUTE_MS) } }),
  (sale) => deal(sale, { charge: { expiresAt: sale.charge.paidAt } }),
  (sale) => deal(sale, { charge: { expiresAt: null } }),
  (sale) => deal(sale, { charge: costing(sale.charge, { fee: 1n }) }),
  (sale) => deal(sale, { charge: costing(sale.charge, { fee: 7n }) }),
  (sale) => deal(sale, { charge: costing(sale.charge, { vat: -1n }) }),
  (sale) => deal(sale, { charge: costing(sale.charge, { net: -3n }) }),
  (sale) =>
    deal(sale, { charge: { interest: satang(2n), net: minus(sale.charge.net, satang(2n)) } }),
  (sale) => deal(sale, { charge: { feeRate: parseRate('1.64') } }),
  (sale) => deal(sale, { charge: { vatRate: parseRate('10') } }),
  (sale) => deal(sale, { charge: { feeRate: null, vatRate: null } }),
  (sale) =>
    deal(sale, { charge: { interest: satang(1n), fee: minus(sale.charge.fee, satang(1n)) } }),
  without('orders'),
  without('charges'),
  without('transactions'),
  withCharge((sale) => another(sale, {})),
  withCharge((sale) => paid(another(sale, {}), at('10:00', NEXT))),
  withCharge((sale) => another(sale, { reference: null })),
  withCharge((sale) => another(sale, { paymentMethod: 'card' })),
  withCharge((sale) => ended(unpaid(another(sale, {})), 'expired', at('22:00', EVE))),
  withCharge((sale) => ({ ...unpaid(another(sale, {})), isContradicted: true })),
  withCharge((sale) => failed(another(sale, {}))),
  withCharge((sale) => failed(another(sale, { isContradicted: true }))),
  withCharge((sale) => failed(another(sale, { paymentMethod: 'card' }))),
  (sale) => ({ ...failedFirst(sale), orders: [sale.order, namingTheFailed(sale)] }),
  (sale) => ({ ...failedFirst(sale), ...chosenForAnother(sale) }),
  withCharge((sale) => unpaid(another(sale, { reference: null, expiresAt: null }))),
  withOrder(({ order: own, charge }) => ({
    ...own,
    reference: `${own.reference}-2`,
    chargeId: charge.id,
  })),
  withOrder(({ order: own, charge }) => ({
    ...own,
    ...{ reference: `${own.reference}-2`, chargeId: charge.id, withdrawnAt: at('08:00') },
  })),
  withTransactions((credit) => [{ ...credit, amount: satang(credit.amount + 1n) }]),
  withTransactions((credit) => [{ ...credit, direction: 'debit' }]),
  withTransactions((credit) => [{ ...credit, day: NEXT }]),
  withTransactions((credit) => [credit, { ...credit, day: NEXT, direction: 'debit' }]),
  withTransactions((credit) => [credit, { ...credit, amount: satang(0n) }]),
  decided('chosen'),
  decided('refused'),
  decided('undone'),
  decided('chosen', 'c1'),
];

const anySale = (index: number): fc.Arbitrary<Deal> =>
  fc
    .record({
      day: fc.constantFrom(...DAYS),
      minutes: fc.nat({ max: 20 * 60 }),
      satangs: fc.integer({ min: 100, max: 5_000_000 }),
      hasFlaw: fc.boolean(),
      course: fc.constantFrom(...COURSES),
    })
    .map(({ day, minutes, satangs, hasFlaw, course }) => {
      const createdAt = plusMs(at('00:00', day), minutes * MINUTE_MS);
      const baht = (satangs / 100).toFixed(2);
      const reference = `ORD-${index}`;
      const created = qr(`chrg_${index}`, baht, reference, { createdAt });
      const charge = paid(
        { ...created, expiresAt: plusMs(createdAt, DAY_MS) },
        plusMs(createdAt, HOUR_MS),
      );
      const credit = { chargeId: charge.id, direction: 'credit', amount: charge.net, day } as const;
      const own = order(reference, baht, { expectedOn: day });
      return (hasFlaw ? course : clean)({ order: own, charge, credit });
    });

const anySales: fc.Arbitrary<readonly Deal[]> = fc
  .integer({ min: 0, max: MOST_SALES })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anySale(index))));

/** Trade of three days: ordinary sales with a flaw here and there, beside facts of any kind. */
export const anyTrading: fc.Arbitrary<BookedFacts> = fc
  .tuple(anySales, anyOrders, anyCharges, fc.boolean())
  .map(([sales, orders, charges, hasTransactions]) => ({
    orders: [...sales.flatMap((one) => one.orders), ...orders],
    charges: [...sales.flatMap((one) => one.charges), ...charges],
    transactions: hasTransactions ? sales.flatMap((one) => one.transactions) : [],
    choices: sales.flatMap((one) => one.choices ?? []),
  }));
