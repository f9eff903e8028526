import { satang, sum } from '#money';
import type { Break } from '../../domain/break.js';
import type { ChargeFacts, ExpectationFacts } from '../../domain/facts.js';
import { lastOf } from '../../domain/judge-rules.js';
import { reconcileDay } from '../../domain/reconcile-day.js';
import type { DayReconciliation } from '../../domain/reconcile-day.js';
import { CODES_OF_MONEY_OWED } from '../../domain/returns/settled-by-returns.js';
import type { OwedFacts } from '../../domain/returns/return-facts.js';
import type { ChargeVerdict } from '../../domain/verdicts.js';
import * as sql from '../fact-columns.js';
import { GatheredFacts } from '../gathered-facts.js';
import type { JudgedView } from '../scope-judge.js';
import { loadWrittenOff, NOTHING_WRITTEN_OFF } from './written-off.js';
import type { WrittenOffMoney } from './written-off.js';

/**
 * What orders hold of their customers' money, by reference; of money that nobody expected, the
 * reference of its charge, or its id where it has none. Money has no other name than this one.
 * Those of which nothing is known are left out.
 */
export async function loadOwed(
  view: JudgedView,
  references: readonly string[],
): Promise<ReadonlyMap<string, OwedFacts>> {
  const result = await judged(view, references);
  const writtenOff = await loadWrittenOff(view, references);
  const owed = references.flatMap((reference) => {
    const facts = owedFor(reference, result, writtenOff.get(reference) ?? NOTHING_WRITTEN_OFF);
    return facts === null ? [] : [[reference, facts] as const];
  });
  return new Map(owed);
}

/** The name of the money of a charge; null: there is no such paid charge. */
export async function nameOfMoney(view: JudgedView, chargeId: string): Promise<string | null> {
  const { charges } = await judged(view, [chargeId]);
  const verdict = charges.find(({ charge }) => charge.id === chargeId);
  return verdict ? nameOf(verdict) : null;
}

/** The same law as for a whole day, on these orders alone; only its verdicts on them are used. */
async function judged(
  { on, account, today, judging }: JudgedView,
  references: readonly string[],
): Promise<DayReconciliation> {
  const gathered = new GatheredFacts(on, account);
  gathered.addReceipts(
    await on.query<ExpectationFacts>(sql.EXPECTATIONS_BY_REFERENCE, [account, references]),
  );
  gathered.addCharges(await on.query<ChargeFacts>(sql.CHARGES_BY_REFERENCE, [account, references]));
  gathered.addCharges(await on.query<ChargeFacts>(sql.CHARGES_BY_ID, [account, references]));
  await gathered.everythingLinked();
  const nothingElse = { ended: [], strays: [], credits: { readUpTo: null, openingDay: null } };
  return reconcileDay({ day: today, ...gathered.facts(), ...nothingElse }, judging, () => null);
}

function owedFor(
  reference: string,
  { receipts, charges, looked }: DayReconciliation,
  { owed: writtenOff, held: heldWrittenOff }: WrittenOffMoney,
): OwedFacts | null {
  const own = charges.filter((verdict) => nameOf(verdict) === reference);
  const receipt = receipts.find(({ group }) => group.expectation.reference === reference);
  const day = receipt?.group.expectation.expectedOn ?? own[0]?.charge.businessDay;
  if (day === undefined || day === null) return null;
  const owed = sum(own.map((verdict) => verdict.owed));
  const held = sum(own.map(heldOnly));
  const since = looked.filter((item) => isAbout(item, reference)).map(({ openedAt }) => openedAt);
  const owedSince = owed > 0n && since.length > 0 ? lastOf(since) : null;
  const cameOn = own.flatMap(({ charge }) => charge.businessDay ?? []).sort();
  return { reference, owed, writtenOff, held, heldWrittenOff, day, owedSince, cameOn };
}

/** What is owed is in excess, or held as well. */
const heldOnly = ({ held, unexpected, excess, owed }: ChargeVerdict) =>
  satang(held + unexpected + excess - owed);

const nameOf = ({ charge, expectation }: ChargeVerdict): string =>
  expectation?.reference ?? charge.reference ?? charge.id;

const isAbout = ({ code, reference, subject }: Break, wanted: string): boolean =>
  CODES_OF_MONEY_OWED.includes(code) && (reference ?? subject.id) === wanted;
