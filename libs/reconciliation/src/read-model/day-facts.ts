import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import type { ChargeFacts, DayFacts, ExpectationFacts } from '../domain/facts.js';
import * as sql from './fact-columns.js';
import { GatheredFacts } from './gathered-facts.js';

/** What can be matched: without what Opn credited. */
export type LinkedFacts = Omit<DayFacts, 'credits' | 'strays'>;

/**
 * Everything that bears on a day: receipts expected on it, named by its payments, or still open
 * from before it began (`startsAt`); and every charge that any of them is linked to. Each
 * statement looks up by key, so its cost is that of the day, whatever the history.
 */
export async function loadDayFacts(
  on: Queryable,
  account: string,
  day: BusinessDay,
  startsAt: Instant,
): Promise<LinkedFacts> {
  const paid = await on.query<ChargeFacts>(sql.PAID_ON_DAY, [account, day]);
  const ended = await on.query<ChargeFacts>(sql.ENDED_ON_DAY, [account, day]);
  const pending = await on.query<ChargeFacts>(sql.PENDING_CHARGES, [account]);
  const open = await on.query<{ reference: string }>(sql.OPEN_FROM_BEFORE, [
    account,
    day,
    startsAt,
  ]);
  const candidates = await expectationsBy(on, account, day, {
    charges: [...paid, ...ended, ...pending],
    references: open.map(({ reference }) => reference),
  });
  const isPaidHere = namedBy(paid);
  const expectations = candidates.filter(
    (candidate) => candidate.expectedOn <= day || isPaidHere(candidate),
  );
  const isClaimed = claimedBy(candidates);
  const gathered = new GatheredFacts(on, account);
  gathered.addReceipts(expectations);
  gathered.addCharges([...paid, ...pending.filter((charge) => !isClaimed(charge))]);
  gathered.addCharges(await on.query<ChargeFacts>(sql.DECIDED_QRS, [account, day]));
  await gathered.everythingLinked();
  return { day, ...gathered.facts(), ended };
}

interface Keys {
  readonly charges: readonly ChargeFacts[];
  readonly references: readonly string[];
}

async function expectationsBy(
  on: Queryable,
  account: string,
  day: BusinessDay,
  { charges, references: more }: Keys,
): Promise<readonly ExpectationFacts[]> {
  const references = new Set([...charges.flatMap(({ reference }) => reference ?? []), ...more]);
  const chargeIds = charges.map(({ id }) => id);
  const rows = [
    ...(await on.query<ExpectationFacts>(sql.EXPECTATIONS_OF_DAY, [account, day])),
    ...(await on.query<ExpectationFacts>(sql.EXPECTATIONS_BY_REFERENCE, [
      account,
      [...references],
    ])),
    ...(await on.query<ExpectationFacts>(sql.EXPECTATIONS_BY_CHARGE, [account, chargeIds])),
  ];
  return [...new Map(rows.map((row) => [row.reference, row])).values()];
}

/** Whether one of these charges names a receipt, or is named by it. */
function namedBy(charges: readonly ChargeFacts[]): (receipt: ExpectationFacts) => boolean {
  const ids = new Set(charges.map(({ id }) => id));
  const references = new Set(charges.map(({ reference }) => reference));
  return ({ reference, chargeId }) =>
    references.has(reference) || (chargeId !== null && ids.has(chargeId));
}

/** Whether one of these receipts names a charge, or is named by it. */
function claimedBy(receipts: readonly ExpectationFacts[]): (charge: ChargeFacts) => boolean {
  const ids = new Set(receipts.map(({ chargeId }) => chargeId));
  const references = new Set(receipts.map(({ reference }) => reference));
  return ({ id, reference }) => ids.has(id) || (reference !== null && references.has(reference));
}
