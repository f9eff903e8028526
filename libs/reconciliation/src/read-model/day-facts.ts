import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { isPaid } from '../domain/facts.js';
import type { ChargeFacts, ExpectationFacts } from '../domain/facts.js';
import type { DayFacts } from '../domain/reconcile-day.js';

/**
 * Everything that bears on a day: receipts expected on it, named by its payments, or still open
 * from before; and every charge that any of them is linked to. Each statement looks up by key and
 * none joins, so its cost is that of the day, whatever the history and its statistics.
 */
export async function loadDayFacts(
  on: Queryable,
  account: string,
  day: BusinessDay,
): Promise<DayFacts> {
  const own = await on.query<ChargeFacts>(CHARGES_OF_DAY, [account, day]);
  const paid = own.filter(isPaid);
  const pending = await on.query<ChargeFacts>(PENDING_CHARGES, [account]);
  const open = await on.query<{ subject_id: string }>(OPEN_BREAKS, [account, day]);
  const keys = keysOf(
    [...paid, ...pending],
    open.map((row) => row.subject_id),
  );
  const candidates = await expectationsBy(on, account, day, keys);
  const wanted = new Set([
    ...keysOf(
      paid,
      open.map((row) => row.subject_id),
    ).references,
  ]);
  const paidIds = new Set(paid.map(({ id }) => id));
  const expectations = candidates.filter(
    ({ reference, chargeId, expectedOn }) =>
      expectedOn <= day || wanted.has(reference) || (chargeId !== null && paidIds.has(chargeId)),
  );
  const linked = await linkedTo(on, account, expectations);
  const unclaimed = pending.filter((charge) => !isNamed(charge, candidates));
  const charges = unique([...paid, ...linked, ...unclaimed]);
  return withRivals(on, account, { day, expectations, charges });
}

/** Charges that failed or expired on a day: rows of the report, and of no equation. */
export async function loadEndedCharges(
  on: Queryable,
  account: string,
  day: BusinessDay,
): Promise<readonly ChargeFacts[]> {
  return on.query<ChargeFacts>(
    `SELECT ${CHARGE_COLUMNS} FROM charges c
     WHERE c.account = $1 AND c.business_day = $2 AND c.status IN ('failed', 'expired')
       AND c.payment_method = 'promptpay' ORDER BY c.ended_at, c.id`,
    [account, day],
  );
}

/** Receipts that name a charge which another receipt has as well: both must be seen together. */
async function withRivals(on: Queryable, account: string, facts: DayFacts): Promise<DayFacts> {
  const known = new Set(facts.expectations.map(({ reference }) => reference));
  const chargeIds = facts.charges.map(({ id }) => id);
  const naming = await on.query<ExpectationFacts>(EXPECTATIONS_BY_CHARGE, [account, chargeIds]);
  const rivals = naming.filter(({ reference }) => !known.has(reference));
  if (rivals.length === 0) return facts;
  const linked = await linkedTo(on, account, rivals);
  return {
    ...facts,
    expectations: [...facts.expectations, ...rivals],
    charges: unique([...facts.charges, ...linked]),
  };
}

interface Keys {
  readonly references: readonly string[];
  readonly chargeIds: readonly string[];
}

function keysOf(charges: readonly ChargeFacts[], more: readonly string[]): Keys {
  const references = new Set([...charges.flatMap(({ reference }) => reference ?? []), ...more]);
  return { references: [...references], chargeIds: charges.map(({ id }) => id) };
}

async function expectationsBy(
  on: Queryable,
  account: string,
  day: BusinessDay,
  { references, chargeIds }: Keys,
): Promise<readonly ExpectationFacts[]> {
  const rows = [
    ...(await on.query<ExpectationFacts>(EXPECTATIONS_OF_DAY, [account, day])),
    ...(await on.query<ExpectationFacts>(EXPECTATIONS_BY_REFERENCE, [account, references])),
    ...(await on.query<ExpectationFacts>(EXPECTATIONS_BY_CHARGE, [account, chargeIds])),
  ];
  return [...new Map(rows.map((row) => [row.reference, row])).values()];
}

async function linkedTo(
  on: Queryable,
  account: string,
  expectations: readonly ExpectationFacts[],
): Promise<readonly ChargeFacts[]> {
  const references = expectations.map(({ reference }) => reference);
  const named = expectations.flatMap(({ chargeId }) => chargeId ?? []);
  return [
    ...(await on.query<ChargeFacts>(CHARGES_BY_REFERENCE, [account, references])),
    ...(await on.query<ChargeFacts>(CHARGES_BY_ID, [account, named])),
  ];
}

function isNamed(charge: ChargeFacts, expectations: readonly ExpectationFacts[]): boolean {
  return expectations.some(
    ({ reference, chargeId }) => reference === charge.reference || chargeId === charge.id,
  );
}

const unique = (charges: readonly ChargeFacts[]): readonly ChargeFacts[] => [
  ...new Map(charges.map((charge) => [charge.id, charge])).values(),
];

const EXPECTATION_COLUMNS = `e.reference, e.amount, e.expected_on AS "expectedOn",
  e.due_at AS "dueAt", e.charge_id AS "chargeId", e.document_no AS "documentNo", e.channel,
  e.customer, e.withdrawn_at AS "withdrawnAt", e.known_at AS "knownAt"`;

const CHARGE_COLUMNS = `c.id, c.status, c.payment_method AS "paymentMethod", c.reference, c.amount,
  c.gross, c.gross_currency AS "grossCurrency", c.fee, c.fee_vat AS "feeVat", c.interest,
  c.interest_vat AS "interestVat", c.net, c.fee_rate AS "feeRate", c.vat_rate AS "vatRate",
  c.transaction_id AS "transactionId", c.failure_code AS "failureCode",
  c.created_at AS "createdAt", c.expires_at AS "expiresAt", c.paid_at AS "paidAt",
  c.ended_at AS "endedAt", c.business_day AS "businessDay", c.was_expired AS "wasExpired",
  c.is_contradicted AS "isContradicted", c.is_amended AS "isAmended", c.known_at AS "knownAt",
  c.paid_known_at AS "paidKnownAt"`;

const expectationsWhere = (condition: string): string =>
  `SELECT ${EXPECTATION_COLUMNS} FROM expectations e WHERE e.account = $1 AND ${condition}
   ORDER BY e.reference`;
const chargesWhere = (condition: string): string =>
  `SELECT ${CHARGE_COLUMNS} FROM charges c WHERE c.account = $1 AND ${condition} ORDER BY c.id`;

const EXPECTATIONS_OF_DAY = expectationsWhere('e.expected_on = $2');
const EXPECTATIONS_BY_REFERENCE = expectationsWhere('e.reference = ANY($2::text[])');
const EXPECTATIONS_BY_CHARGE = expectationsWhere('e.charge_id = ANY($2::text[])');
const CHARGES_OF_DAY = chargesWhere('c.business_day = $2');
const PENDING_CHARGES = chargesWhere(`c.status = 'pending'`);
const CHARGES_BY_REFERENCE = chargesWhere('c.reference = ANY($2::text[])');
const CHARGES_BY_ID = chargesWhere('c.id = ANY($2::text[])');
const OPEN_BREAKS = `
  SELECT subject_id FROM breaks
  WHERE account = $1 AND subject_kind = 'expectation' AND cleared_at IS NULL AND day < $2`;
