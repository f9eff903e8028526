import { chargeStream, statedReference } from '#charges';
import type { MatchingRules } from '#accounts';
import { streamText } from '#event-store';
import { inGroupsOf } from '#kernel';
import type { Queryable } from '#database';
import { isJsonObject } from '#opn';
import type { ChargeFacts } from '../../domain/facts.js';

const CHARGES_AT_ONCE = 500;

export interface Reread {
  readonly charges: readonly ChargeFacts[];
  /** How many were read again, and of how many the evidence is there no longer. */
  readonly reread: number;
  readonly unavailable: number;
}

/**
 * Charges with the reference that other rules would have found: from what Opn answered, as far as
 * it was kept. Without it a charge keeps the reference that it has.
 */
export async function rereadReferences(
  on: Queryable,
  account: string,
  charges: readonly ChargeFacts[],
  rulesOf: (charge: ChargeFacts) => MatchingRules | null,
): Promise<Reread> {
  const result: ChargeFacts[] = [];
  let [reread, unavailable] = [0, 0];
  for (const group of inGroupsOf(CHARGES_AT_ONCE, charges)) {
    const wanted = group.filter((charge) => rulesOf(charge) !== null);
    const answers = await answersOf(on, account, wanted);
    for (const charge of group) {
      const rules = rulesOf(charge);
      const answer = answers.get(streamText(chargeStream(account, charge.id))) ?? null;
      if (rules === null) result.push(charge);
      else if (answer === null) unavailable += 1;
      else reread += 1;
      if (rules !== null)
        result.push(answer === null ? charge : withReference(charge, answer, rules));
    }
  }
  return { charges: result, reread, unavailable };
}

function withReference(charge: ChargeFacts, body: string, rules: MatchingRules): ChargeFacts {
  const { reference, referenceBy = null } = statedReference(wordingOf(body), rules);
  return { ...charge, reference, referenceBy };
}

/** Only what references are found in: the rest of the answer is nobody's business here. */
function wordingOf(body: string): Parameters<typeof statedReference>[0] {
  const answer: unknown = JSON.parse(body);
  if (!isJsonObject(answer)) return { metadata: {}, description: null };
  const { metadata, description } = answer;
  return {
    metadata: isJsonObject(metadata) ? metadata : {},
    description: typeof description === 'string' ? description : null,
  };
}

/** The last answer that stated a charge's terms, by stream. */
async function answersOf(
  on: Queryable,
  account: string,
  charges: readonly ChargeFacts[],
): Promise<ReadonlyMap<string, string>> {
  if (charges.length === 0) return new Map();
  const streams = charges.map(({ id }) => streamText(chargeStream(account, id)));
  const rows = await on.query<{ stream: string; body: Buffer }>(LAST_ANSWERS, [account, streams]);
  return new Map(rows.map(({ stream, body }) => [stream, body.toString('utf8')]));
}

const LAST_ANSWERS = `
  SELECT last.stream, v.body
  FROM (
    SELECT DISTINCT ON (stream) stream, evidence FROM events
    WHERE account = $1 AND stream = ANY($2::text[])
      AND type IN ('charge.created', 'charge.completed', 'charge.reversed', 'charge.amended')
    ORDER BY stream, version DESC
  ) AS last
  JOIN evidence v ON v.account = $1 AND v.hash = last.evidence`;
