import type { ChargeFacts, ChoiceFacts, ExpectationFacts } from '#reconciliation';
import { at, ended, EVE, NEXT } from './cases.js';
import type { TransactionOfCharge } from './facts-in-books.js';

/** An order with what came of it: mostly one charge that pays it exactly. */
export interface Deal {
  readonly orders: readonly ExpectationFacts[];
  readonly charges: readonly ChargeFacts[];
  readonly transactions: readonly TransactionOfCharge[];
  readonly choices?: readonly ChoiceFacts[];
}

export interface Sale {
  readonly order: ExpectationFacts;
  readonly charge: ChargeFacts;
  readonly credit: TransactionOfCharge;
}

export type Course = (sale: Sale) => Deal;

export const deal = (
  { order: own, charge, credit }: Sale,
  changed: { readonly order?: Partial<ExpectationFacts>; readonly charge?: Partial<ChargeFacts> },
): Deal => ({
  orders: [{ ...own, ...changed.order }],
  charges: [{ ...charge, ...changed.charge }],
  transactions: [credit],
});

export const another = ({ charge }: Sale, facts: Partial<ChargeFacts>): ChargeFacts => ({
  ...charge,
  id: `${charge.id}-2`,
  ...facts,
});

export const without =
  (list: 'orders' | 'charges' | 'transactions'): Course =>
  (sale) => ({ ...deal(sale, {}), [list]: [] });

export const withCharge =
  (more: (sale: Sale) => ChargeFacts): Course =>
  (sale) => ({ ...deal(sale, {}), charges: [sale.charge, more(sale)] });

export const withOrder =
  (more: (sale: Sale) => ExpectationFacts): Course =>
  (sale) => ({ ...deal(sale, {}), orders: [sale.order, more(sale)] });

export const withTransactions =
  (more: (credit: TransactionOfCharge) => readonly TransactionOfCharge[]): Course =>
  (sale) => ({ ...deal(sale, {}), transactions: more(sale.credit) });

export const decided =
  (state: ChoiceFacts['state'], chargeId?: string): Course =>
  (sale) => ({
    ...deal(sale, {}),
    choices: [
      {
        ...{ reference: sale.order.reference, chargeId: chargeId ?? sale.charge.id, state },
        knownAt: at('13:00', NEXT),
      },
    ],
  });

export const unpaid = (charge: ChargeFacts): ChargeFacts => ({
  ...charge,
  ...{ status: 'pending', paidAt: null, businessDay: null, paidKnownAt: null },
});

export const failed = (charge: ChargeFacts): ChargeFacts =>
  ended(unpaid(charge), 'failed', at('21:00', EVE));

export const failedFirst = (sale: Sale): Deal => ({
  ...deal(sale, {}),
  charges: [sale.charge, failed(another(sale, {}))],
});

const secondOrder = ({ order: own }: Sale): ExpectationFacts => ({
  ...own,
  reference: `${own.reference}-2`,
});

export const namingTheFailed = (sale: Sale): ExpectationFacts => ({
  ...secondOrder(sale),
  chargeId: another(sale, {}).id,
});

/** The order of the failed charge is linked to another by a person's word about that charge. */
export function chosenForAnother(sale: Sale): Pick<Deal, 'orders' | 'choices'> {
  const second = secondOrder(sale);
  const pair = { reference: second.reference, chargeId: another(sale, {}).id };
  return {
    orders: [sale.order, second],
    choices: [{ ...pair, state: 'chosen', knownAt: at('13:00', NEXT) }],
  };
}
