import { contractRateOn } from '#accounts';
import type { BusinessDay } from '#calendar';
import { proofsFrom } from '../domain/proof/proof-of-end.js';
import type { ProofOf } from '../domain/proof/proof-of-end.js';
import type { CreditSeen, Decision, Ended, ProofFacts } from '../domain/proof/proof-facts.js';
import { endedBreaks } from './break-table.js';
import type { JudgedScopes } from './break-table.js';
import { EXPECTATIONS_BY_REFERENCE, CHARGES_BY_ID } from './fact-columns.js';
import { GatheredFacts } from './gathered-facts.js';
import type { JudgedView } from './scope-judge.js';

const NO_PROOFS: ProofOf = () => null;

/** What proves the end of those breaks of a day that are open and hold no longer. */
export async function dayProofs(
  view: JudgedView,
  day: BusinessDay,
  breaks: JudgedScopes,
): Promise<ProofOf> {
  const ended = await endedBreaks(view.on, view.account, breaks);
  if (ended.length === 0) return NO_PROOFS;
  const { on, account } = view;
  const known = new GatheredFacts(on, account);
  const about = (kind: string) => [account, idsOf(kind, ended)];
  known.addReceipts(await on.query(EXPECTATIONS_BY_REFERENCE, about('expectation')));
  known.addCharges(await on.query(CHARGES_BY_ID, about('charge')));
  await known.everythingLinked();
  const { expectations, charges } = known.facts();
  const references = expectations.map(({ reference }) => reference);
  const ids = charges.map(({ id }) => id);
  const revisions = await on.query<Revision>(REVISIONS, [account, references]);
  const revisionOf = new Map(revisions.map((row) => [row.reference, row.revision]));
  const receipts = expectations.map((receipt) => ({
    ...receipt,
    revision: revisionOf.get(receipt.reference) ?? 1,
  }));
  const decisions = await on.query<Decision>(DECISIONS, [account, references, ids]);
  const credits = await on.query<CreditSeen>(CREDITS, [account, ids]);
  return proofsFrom({
    ...{ receipts, charges, decisions, credits },
    contractOf: contractFor(view),
    receiptsOfDay: await receiptsOf(view, day),
  });
}

async function receiptsOf({ on, account }: JudgedView, day: BusinessDay) {
  const [arrived] = await on.query<{ count: number }>(RECEIPTS_OF_DAY, [account, day]);
  return { day, count: arrived?.count ?? 0 };
}

const contractFor =
  ({ settings }: JudgedView): ProofFacts['contractOf'] =>
  ({ paymentMethod, businessDay }) =>
    businessDay === null ? null : contractRateOn(settings, paymentMethod, businessDay);

const idsOf = (kind: string, ended: readonly Ended[]): readonly string[] =>
  ended.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);

interface Revision {
  readonly reference: string;
  readonly revision: number;
}

const RECEIPTS_OF_DAY = `
  SELECT count(*)::integer AS count FROM expectations WHERE account = $1 AND expected_on = $2`;

const REVISIONS = `
  SELECT reference, revision FROM expectations
  WHERE account = $1 AND reference = ANY($2::text[]) AND revision > 1`;

const DECISIONS = `
  SELECT expectation AS reference, charge_id AS "chargeId", state, known_at AS "knownAt",
    coalesce(undone_by, decided_by) AS by
  FROM chosen_matches
  WHERE account = $1 AND (expectation = ANY($2::text[]) OR charge_id = ANY($3::text[]))
  ORDER BY position`;

const CREDITS = `
  SELECT id, origin_id AS "chargeId", direction, amount FROM balance_transactions
  WHERE account = $1 AND origin_id = ANY($2::text[]) ORDER BY last_position, id`;
