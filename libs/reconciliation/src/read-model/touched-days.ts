import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { DAY_SCOPE } from './break-table.js';
import { CHOICES } from './fact-columns.js';

interface ChargeKeys {
  readonly id: string;
  readonly reference: string | null;
  readonly day: BusinessDay | null;
}

interface ReceiptKeys {
  readonly reference: string;
  readonly chargeId: string | null;
  readonly day: BusinessDay;
}

/** What an event took away: the reference or charge something was linked by, the day it was on. */
interface FormerKeys {
  readonly reference: string | null;
  readonly chargeId: string | null;
  readonly day: BusinessDay | null;
}

/** A pair that people decided about, whatever they last said of it. */
interface DecidedKeys {
  readonly reference: string;
  readonly chargeId: string;
}

interface Keys {
  readonly references: readonly string[];
  readonly chargeIds: readonly string[];
}

/**
 * Days on which a verdict may have changed by events after `from` up to `to`: of what changed, of
 * what it was linked to before and is now, and of the other payments of the same orders, whose
 * share of an order depends on it.
 */
export async function touchedDays(
  on: Queryable,
  account: string,
  from: number,
  to: number,
): Promise<ReadonlySet<BusinessDay>> {
  const days = new Set<BusinessDay>();
  for (let start = from; start < to; start += POSITIONS_AT_ONCE) {
    const end = Math.min(to, start + POSITIONS_AT_ONCE);
    for (const day of await touchedIn(on, account, start, end)) days.add(day);
  }
  return days;
}

/** So that a long history is looked through in bounded memory. */
const POSITIONS_AT_ONCE = 20_000;

async function touchedIn(
  on: Queryable,
  account: string,
  from: number,
  to: number,
): Promise<readonly BusinessDay[]> {
  const { days, ...direct } = await changedKeys(on, account, from, to);
  const { references, chargeIds } = await withDecided(on, account, direct);
  const receipts = await receiptsBy(on, account, references, chargeIds);
  const around = await withDecided(on, account, {
    references: texts([...references, ...receipts.map(({ reference }) => reference)]),
    chargeIds: texts([...chargeIds, ...receipts.map(({ chargeId }) => chargeId)]),
  });
  const siblings = await chargesBy(on, account, around.references, around.chargeIds);
  const named = texts(siblings.map(({ reference }) => reference));
  const theirs = await receiptsBy(on, account, texts([...around.references, ...named]), []);
  const held = await on.query<{ day: BusinessDay }>(OPEN_BREAKS, [
    account,
    [...direct.references, ...direct.chargeIds],
  ]);
  const linked = [...receipts, ...siblings, ...theirs, ...held];
  return [...days, ...linked.flatMap(({ day }) => day ?? [])];
}

/** What the events themselves name: as it is now and as it was before. */
async function changedKeys(
  on: Queryable,
  account: string,
  from: number,
  to: number,
): Promise<Keys & { readonly days: readonly BusinessDay[] }> {
  const span = [account, from, to];
  const changed = await on.query<ChargeKeys>(CHANGED_CHARGES, span);
  const stated = await on.query<ReceiptKeys>(STATED_RECEIPTS, span);
  const former = await on.query<FormerKeys>(FORMER_KEYS, span);
  const decided = await on.query<DecidedKeys>(DECIDED_PAIRS, span);
  return {
    references: texts([...changed, ...stated, ...former, ...decided].map((keys) => keys.reference)),
    chargeIds: texts([
      ...changed.map(({ id }) => id),
      ...[...stated, ...former, ...decided].map((keys) => keys.chargeId),
    ]),
    days: [...changed, ...stated, ...former].flatMap(({ day }) => day ?? []),
  };
}

/** With the other halves of all pairs that people ever decided about. */
async function withDecided(on: Queryable, account: string, keys: Keys): Promise<Keys> {
  const { references, chargeIds } = keys;
  if (references.length + chargeIds.length === 0) return keys;
  const pairs = await on.query<DecidedKeys>(CHOICES, [account, references, chargeIds]);
  return {
    references: texts([...references, ...pairs.map(({ reference }) => reference)]),
    chargeIds: texts([...chargeIds, ...pairs.map(({ chargeId }) => chargeId)]),
  };
}

const texts = (values: readonly (string | null)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

async function receiptsBy(
  on: Queryable,
  account: string,
  references: readonly string[],
  chargeIds: readonly string[],
): Promise<readonly ReceiptKeys[]> {
  return [
    ...(await on.query<ReceiptKeys>(RECEIPTS_BY_REFERENCE, [account, references])),
    ...(await on.query<ReceiptKeys>(RECEIPTS_BY_CHARGE, [account, chargeIds])),
  ];
}

async function chargesBy(
  on: Queryable,
  account: string,
  references: readonly string[],
  chargeIds: readonly string[],
): Promise<readonly ChargeKeys[]> {
  return [
    ...(await on.query<ChargeKeys>(CHARGES_BY_REFERENCE, [account, references])),
    ...(await on.query<ChargeKeys>(CHARGES_BY_ID, [account, chargeIds])),
  ];
}

const CHARGE_KEYS = 'SELECT id, reference, business_day AS day FROM charges';
const RECEIPT_KEYS = `SELECT reference, charge_id AS "chargeId", expected_on AS day
  FROM expectations`;

const CHANGED_CHARGES = `${CHARGE_KEYS}
  WHERE account = $1 AND last_position > $2 AND last_position <= $3`;
const STATED_RECEIPTS = `${RECEIPT_KEYS}
  WHERE account = $1 AND position > $2 AND position <= $3`;
const RECEIPTS_BY_REFERENCE = `${RECEIPT_KEYS}
  WHERE account = $1 AND reference = ANY($2::text[])`;
const RECEIPTS_BY_CHARGE = `${RECEIPT_KEYS} WHERE account = $1 AND charge_id = ANY($2::text[])`;
const CHARGES_BY_REFERENCE = `${CHARGE_KEYS}
  WHERE account = $1 AND reference = ANY($2::text[])`;
const CHARGES_BY_ID = `${CHARGE_KEYS} WHERE account = $1 AND id = ANY($2::text[])`;

const DECIDED_PAIRS = `SELECT expectation AS reference, charge_id AS "chargeId"
  FROM chosen_matches
  WHERE account = $1 AND position > $2 AND position <= $3`;

/** The books know only how things are: how they were is in the events that changed them. */
const FORMER_KEYS = `
  SELECT data #>> '{before,reference}' AS reference, data #>> '{previous,chargeId}' AS "chargeId",
         (data #>> '{previous,expectedOn}')::date AS day
  FROM events
  WHERE account = $1 AND position > $2 AND position <= $3
    AND type IN ('charge.amended', 'expectation.revised')`;

/** Days under which a break of what changed still stands, such as the one its QR ended on. */
const OPEN_BREAKS = `
  SELECT DISTINCT substr(scope, ${DAY_SCOPE.length + 2})::date AS day FROM breaks
  WHERE account = $1 AND cleared_at IS NULL AND scope LIKE '${DAY_SCOPE}/%'
    AND subject_id = ANY($2::text[])`;
