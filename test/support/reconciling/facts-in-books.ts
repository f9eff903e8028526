import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { plus, satang } from '#money';
import type { Satang } from '#money';
import type { ChargeFacts, ChoiceFacts, ExpectationFacts } from '#reconciliation';
import { at, DAY } from './cases.js';

export const BOOKS_ACCOUNT = 'main';

/** A transaction of Opn's, as far as it is about a charge. */
export interface TransactionOfCharge {
  readonly chargeId: string;
  readonly direction: 'credit' | 'debit';
  readonly amount: Satang;
  readonly day: BusinessDay;
}

/** Facts as the tables of the books hold them. */
export interface BookedFacts {
  readonly orders: readonly ExpectationFacts[];
  readonly charges: readonly ChargeFacts[];
  readonly transactions: readonly TransactionOfCharge[];
  readonly choices: readonly ChoiceFacts[];
}

/** The same facts, each charge with what its transactions add up to. */
export function withCredits({ charges, transactions }: BookedFacts): readonly ChargeFacts[] {
  return charges.map((charge) => {
    const own = transactions.filter(({ chargeId }) => chargeId === charge.id);
    const signed = own.map(({ direction, amount }) =>
      direction === 'credit' ? amount : satang(-amount),
    );
    return { ...charge, credited: signed.length > 0 ? signed.reduce(plus) : null };
  });
}

/** One transaction for each charge that was credited something. */
export const transactionsOf = (charges: readonly ChargeFacts[]): readonly TransactionOfCharge[] =>
  charges.flatMap(({ id, credited, businessDay }) => {
    if (credited === null) return [];
    const direction = credited < 0n ? 'debit' : 'credit';
    const amount = satang(credited < 0n ? -credited : credited);
    return [{ chargeId: id, direction, amount, day: businessDay ?? DAY } as const];
  });

/** Writes facts into the tables of the books, as a projection would have left them. */
export async function tellBooks(on: Queryable, facts: BookedFacts): Promise<void> {
  await insert(on, 'expectations', facts.orders.map(orderRow));
  await insert(on, 'charges', facts.charges.map(chargeRow));
  await insert(on, 'balance_transactions', facts.transactions.map(transactionRow));
  await insert(on, 'chosen_matches', facts.choices.map(choiceRow));
  const refunded = facts.charges.filter(({ refunded: amount }) => amount !== null);
  await insert(on, 'refunds', refunded.map(refundRow));
  const contradicted = facts.charges.filter(({ contradiction }) => contradiction !== null);
  await insert(on, 'events', [
    ...refunded.map(refundEvent),
    ...contradicted.map(contradictionEvent),
  ]);
}

async function insert(on: Queryable, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  const json = JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  await on.query(
    `INSERT INTO ${table} (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [json],
  );
}

const account = BOOKS_ACCOUNT;

const orderRow = (order: ExpectationFacts, index: number) => ({
  ...{ account, reference: order.reference, amount: order.amount, currency: 'THB' },
  ...{ expected_on: order.expectedOn, due_at: order.dueAt, charge_id: order.chargeId },
  ...{ revision: 1, status: order.withdrawnAt === null ? 'expected' : 'withdrawn' },
  ...{ withdrawn_at: order.withdrawnAt, first_known_at: order.knownAt },
  ...{ known_at: order.knownAt, position: index + 1 },
});

const chargeRow = (charge: ChargeFacts, index: number) => ({
  ...{ account, id: charge.id, status: charge.status, payment_method: charge.paymentMethod },
  ...{ amount: charge.amount, currency: charge.grossCurrency, gross: charge.gross },
  ...{ gross_currency: charge.grossCurrency, fee: charge.fee, fee_vat: charge.feeVat },
  ...{ interest: charge.interest, interest_vat: charge.interestVat, net: charge.net },
  ...{ fee_rate: charge.feeRate, vat_rate: charge.vatRate, reference: charge.reference },
  ...{ reference_by: charge.referenceBy, transaction_id: charge.transactionId },
  ...{ created_at: charge.createdAt, expires_at: charge.expiresAt, paid_at: charge.paidAt },
  ...{ ended_at: charge.endedAt, business_day: charge.businessDay },
  ...{ was_expired: charge.wasExpired, is_contradicted: charge.isContradicted },
  ...{ is_amended: charge.isAmended, first_position: index + 1, last_position: index + 1 },
  ...{ known_at: charge.knownAt, paid_known_at: charge.paidKnownAt, shares_reference: false },
});

const transactionRow = (transaction: TransactionOfCharge, index: number) => ({
  ...{ account, id: `trxn_${index}`, direction: transaction.direction, opn_key: 'charge' },
  ...{ origin: 'charge', origin_id: transaction.chargeId, amount: transaction.amount },
  ...{ currency: 'THB', created_at: at('12:00', transaction.day) },
  ...{ business_day: transaction.day, first_position: 1, last_position: 1 },
  shares_origin: false,
});

const choiceRow = (choice: ChoiceFacts, index: number) => ({
  ...{ account, id: `mch_${index}`, expectation: choice.reference, charge_id: choice.chargeId },
  ...{ state: choice.state, decided_by: 'suda', decided_at: choice.knownAt },
  ...{ known_at: choice.knownAt, position: index + 1 },
});

const refundRow = (charge: ChargeFacts, index: number) => ({
  ...{ account, id: `rfnd_${index}`, charge_id: charge.id, amount: charge.refunded },
  ...{ currency: 'THB', is_voided: false, created_at: at('12:00') },
  ...{ business_day: DAY, first_position: index + 1, last_position: index + 1 },
});

/** What stands in the log alone, such as when something became known. */
const logged = { account, schema_version: 1, occurred_at: at('12:00'), cause: 'sweep' } as const;

const refundEvent = ({ refundKnownAt, knownAt }: ChargeFacts, index: number) => ({
  ...logged,
  ...{ position: index + 1, stream: `refund/${account}/rfnd_${index}`, version: 1 },
  ...{ type: 'refund.observed', recorded_at: refundKnownAt ?? knownAt, data: {}, hash: '\\x00' },
});

const contradictionEvent = (charge: ChargeFacts, index: number) => ({
  ...logged,
  ...{ position: -index, stream: `charge/${account}/${charge.id}`, version: 1 },
  ...{ type: 'charge.contradicted', data: { fingerprint: charge.contradiction } },
  ...{ recorded_at: charge.contradictionKnownAt ?? charge.knownAt, hash: '\\x00' },
});
