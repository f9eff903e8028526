import type { AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { LogSpan } from './scope-judge.js';
import { paymentMethodsOf } from './tariffs.js';

interface StatedRates {
  readonly firstPosition: bigint;
  readonly feeRate: string;
  readonly vatRate: string;
}

/**
 * Days with payments of a method whose first rate ever seen is now that of a charge learned in the
 * span: older than the one it was read from before, and of another rate.
 */
export async function repricedDays(
  on: Queryable,
  account: string,
  { from, to }: LogSpan,
  settings: AccountSettings,
): Promise<readonly BusinessDay[]> {
  const methods: string[] = [];
  for (const method of await paymentMethodsOf(on, account, settings)) {
    const [first, second] = await on.query<StatedRates>(FIRST_TWO, [account, method]);
    if (!first || !second || first.firstPosition <= from || first.firstPosition > to) continue;
    const isSame = first.feeRate === second.feeRate && first.vatRate === second.vatRate;
    if (!isSame) methods.push(method);
  }
  if (methods.length === 0) return [];
  const rows = await on.query<{ day: BusinessDay }>(PAID_BY, [account, methods]);
  return rows.map(({ day }) => day);
}

const FIRST_TWO = `
  SELECT first_position AS "firstPosition", fee_rate AS "feeRate", vat_rate AS "vatRate"
  FROM charges
  WHERE account = $1 AND payment_method = $2 AND fee_rate IS NOT NULL AND vat_rate IS NOT NULL
  ORDER BY created_at, id LIMIT 2`;

const PAID_BY = `
  SELECT DISTINCT business_day AS day FROM charges
  WHERE account = $1 AND payment_method = ANY($2::text[]) AND business_day IS NOT NULL
    AND paid_at IS NOT NULL`;
