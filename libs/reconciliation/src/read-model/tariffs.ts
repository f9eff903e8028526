import { contractRateOn } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { Queryable } from '#database';
import type { Rate } from '#money';
import type { Tariff, TariffOf } from '../domain/judge-cost.js';

/**
 * The contract's rates; while none is set, the first rate ever seen for the payment method, so
 * that a rate that changes without a word shows.
 */
export async function loadTariffs(
  on: Queryable,
  account: string,
  settings: AccountSettings,
  paymentMethods: ReadonlySet<string>,
): Promise<TariffOf> {
  const first = new Map<string, Tariff>();
  for (const paymentMethod of paymentMethods) {
    const tariff = await firstSeen(on, account, paymentMethod);
    if (tariff !== null) first.set(paymentMethod, tariff);
  }
  return (paymentMethod, day) =>
    contractRateOn(settings, paymentMethod, day) ?? first.get(paymentMethod) ?? null;
}

async function firstSeen(
  on: Queryable,
  account: string,
  paymentMethod: string,
): Promise<Tariff | null> {
  const [row] = await on.query<{ fee_rate: Rate; vat_rate: Rate }>(
    `SELECT fee_rate, vat_rate FROM charges
     WHERE account = $1 AND payment_method = $2 AND fee_rate IS NOT NULL
       AND vat_rate IS NOT NULL
     ORDER BY created_at, id LIMIT 1`,
    [account, paymentMethod],
  );
  return row ? { feeRate: row.fee_rate, vatRate: row.vat_rate } : null;
}

/** Payment methods that can have a tariff: of the contract, or of a charge that states a rate. */
export async function paymentMethodsOf(
  on: Queryable,
  account: string,
  { contractRates }: AccountSettings,
): Promise<ReadonlySet<string>> {
  const seen = await on.query<{ method: string }>(METHODS_SEEN, [account]);
  return new Set([
    ...contractRates.map(({ paymentMethod }) => paymentMethod),
    ...seen.map(({ method }) => method),
  ]);
}

/** From each to the next by the index: there are a handful, in however long a history. */
const METHODS_SEEN = `
  WITH RECURSIVE seen AS (
    (SELECT payment_method AS method FROM charges
     WHERE account = $1 AND fee_rate IS NOT NULL ORDER BY payment_method LIMIT 1)
    UNION ALL
    SELECT (SELECT c.payment_method FROM charges c
            WHERE c.account = $1 AND c.fee_rate IS NOT NULL AND c.payment_method > seen.method
            ORDER BY c.payment_method LIMIT 1)
    FROM seen WHERE seen.method IS NOT NULL
  )
  SELECT method FROM seen WHERE method IS NOT NULL`;
