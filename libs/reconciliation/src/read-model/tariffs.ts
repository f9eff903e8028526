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
