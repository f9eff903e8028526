import type { BusinessDay } from '#calendar';
import { dayWindow } from '#calendar';
import type { ChargeFacts, ExpectationFacts } from '../domain/facts.js';
import type { LinkedFacts } from './day-facts.js';
import * as sql from './fact-columns.js';
import { GatheredFacts } from './gathered-facts.js';
import { unsettledCharges } from './rest-of-day.js';
import type { JudgedView } from './scope-judge.js';
import type { RestOfDay } from './settle-day.js';

/**
 * What a report of a day lists beside the clean orders: the rest of the day, receipts of earlier
 * days that were open when it began or had a QR on it, and QRs that Opn forgot. It is held in
 * memory: as much as is not in order, not as much as was sold.
 */
export async function loadRestInFull(
  { on, account, settings, judging }: JudgedView,
  day: BusinessDay,
  rest: RestOfDay,
): Promise<LinkedFacts> {
  const { from } = dayWindow(day, settings.days);
  const names = async (statement: string, ...more: readonly string[]) =>
    (await on.query<{ reference: string }>(statement, [account, day, ...more])).map(
      ({ reference }) => reference,
    );
  const before = await on.query<ExpectationFacts>(sql.EXPECTATIONS_BY_REFERENCE, [
    account,
    [...(await names(sql.OPEN_FROM_BEFORE, from)), ...(await names(TRIED_FROM_BEFORE))],
  ]);
  const known = new GatheredFacts(on, account);
  known.addReceipts(await on.query(sql.EXPECTATIONS_BY_REFERENCE, [account, rest.receipts]));
  // One of this day is settled, or among the rest of it.
  known.addReceipts(before.filter(({ expectedOn }) => expectedOn < day));
  known.addCharges(await on.query(sql.CHARGES_BY_ID, [account, rest.charges]));
  known.addCharges(await on.query<ChargeFacts>(STUCK_ALONE, [account, judging.instant]));
  known.addCharges(await on.query<ChargeFacts>(sql.DECIDED_QRS, [account, day]));
  await known.everythingLinked();
  const ended = await on.query<ChargeFacts>(sql.CONTRADICTED_ON_DAY, [account, day]);
  const facts = known.facts();
  return { day, ...facts, charges: unsettledCharges(facts.charges, day, rest), ended };
}

const named = (key: string, which: string): string => `
  SELECT e.reference FROM charges c JOIN expectations e ON e.account = $1 AND ${key}
  WHERE c.account = $1 AND e.expected_on < $2 AND ${which}`;

const KEYS = ['e.reference = c.reference', 'e.charge_id = c.id'];
const QRS = [sql.QR_PENDING, sql.QR_ENDED];

/** Receipts of days before ($2) that name a QR which can still be paid, or ended on the day. */
const TRIED_FROM_BEFORE = KEYS.flatMap((key) => QRS.map((qr) => named(key, qr))).join(' UNION ');

/** Pending charges that no receipt claims and whose QR had ended by an instant ($2). */
const STUCK_ALONE = sql.chargesWhere(
  `c.status = 'pending' AND c.payment_method = 'promptpay'
   AND coalesce(c.expires_at, c.created_at + interval '24 hours') <= $2
   AND NOT EXISTS (SELECT FROM expectations e WHERE e.account = $1 AND e.reference = c.reference)
   AND NOT EXISTS (SELECT FROM expectations e WHERE e.account = $1 AND e.charge_id = c.id)`,
);
