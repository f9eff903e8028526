import { satang, sum } from '#money';
import type { Satang } from '#money';
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

/**
 * What orders hold of their customers' money, by reference; of money that nobody expected, the
 * reference or id of its charge. Those of which nothing is known are left out.
 */
export async function loadOwed(
  view: JudgedView,
  references: readonly string[],
): Promise<ReadonlyMap<string, OwedFacts>> {
  const { on, account } = view;
  const gathered = new GatheredFacts(on, account);
  gathered.addReceipts(
    await on.query<ExpectationFacts>(sql.EXPECTATIONS_BY_REFERENCE, [account, references]),
  );
  gathered.addCharges(await on.query<ChargeFacts>(sql.CHARGES_BY_REFERENCE, [account, references]));
  gathered.addCharges(await on.query<ChargeFacts>(sql.CHARGES_BY_ID, [account, references]));
  await gathered.everythingLinked();
  const result = judged(view, gathered);
  const writtenOff = await loadWrittenOff(view, references);
  const owed = references.flatMap((reference) => {
    const facts = owedFor(reference, result, writtenOff.get(reference) ?? satang(0n));
    return facts === null ? [] : [[reference, facts] as const];
  });
  return new Map(owed);
}

/** The same law as for a whole day, on these orders alone; only its verdicts on them are used. */
function judged({ today, judging }: JudgedView, gathered: GatheredFacts): DayReconciliation {
  const nothingElse = { ended: [], strays: [], credits: { readUpTo: null, openingDay: null } };
  return reconcileDay({ day: today, ...gathered.facts(), ...nothingElse }, judging, () => null);
}

function owedFor(
  reference: string,
  { receipts, charges, looked }: DayReconciliation,
  writtenOff: Satang,
): OwedFacts | null {
  const own = charges.filter((verdict) => namesIt(verdict, reference));
  const receipt = receipts.find(({ group }) => group.expectation.reference === reference);
  const day = receipt?.group.expectation.expectedOn ?? own[0]?.charge.businessDay;
  if (day === undefined || day === null) return null;
  const owed = sum(own.map((verdict) => verdict.owed));
  const all = sum(own.map(({ held, unexpected }) => satang(held + unexpected)));
  const since = looked.filter((item) => isAbout(item, reference)).map(({ openedAt }) => openedAt);
  const owedSince = owed > 0n && since.length > 0 ? lastOf(since) : null;
  const held = owed > 0n ? satang(0n) : all;
  return { reference, owed, writtenOff, held, day, owedSince };
}

const namesIt = ({ charge, expectation }: ChargeVerdict, reference: string): boolean =>
  expectation === null
    ? charge.reference === reference || charge.id === reference
    : expectation.reference === reference;

const isAbout = ({ code, reference, subject }: Break, wanted: string): boolean =>
  CODES_OF_MONEY_OWED.includes(code) && (reference === wanted || subject.id === wanted);

/** What people gave up of what customers were owed, and is not taken back. */
async function loadWrittenOff(
  { on, account }: JudgedView,
  references: readonly string[],
): Promise<ReadonlyMap<string, Satang>> {
  const rows = await on.query<{ reference: string; amount: bigint }>(
    `SELECT fact_reference AS reference, sum(entry_amount)::bigint AS amount FROM cases
     WHERE account = $1 AND standing = 'written-off' AND fact_reference = ANY($2::text[])
       AND entry_debit = 'customer-refunds-payable' AND fact_code = ANY($3::text[])
     GROUP BY 1`,
    [account, references, CODES_OF_MONEY_OWED],
  );
  return new Map(rows.map(({ reference, amount }) => [reference, satang(amount)]));
}
