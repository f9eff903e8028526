import type { Queryable } from '#database';
import type { Thing, ThingKind } from '../domain/explanation.js';

/** Every kind of thing, as the columns of `Thing`; `%` stands for the condition that selects it. */
const SELECTS: Readonly<Record<ThingKind, string>> = {
  'expected-receipt': `
    SELECT 'expected-receipt' AS kind, t.reference AS id, t.document_no AS reference,
      CASE WHEN t.withdrawn_at IS NULL THEN 'expected' ELSE 'withdrawn' END AS status,
      t.amount, t.known_at AS at
    FROM expectations t WHERE t.account = $1 AND %`,
  charge: `
    SELECT 'charge' AS kind, t.id, t.reference, t.status, t.amount,
      coalesce(t.paid_at, t.ended_at, t.created_at) AS at
    FROM charges t WHERE t.account = $1 AND %`,
  transaction: `
    SELECT 'transaction' AS kind, t.id, t.opn_key AS reference, t.direction AS status, t.amount,
      t.created_at AS at
    FROM balance_transactions t WHERE t.account = $1 AND %`,
  transfer: `
    SELECT 'transfer' AS kind, t.id, t.last_digits AS reference, t.status, t.amount,
      coalesce(t.paid_at, t.sent_at, t.created_at) AS at
    FROM transfers t WHERE t.account = $1 AND %`,
  'bank-line': `
    SELECT 'bank-line' AS kind, t.id, t.description AS reference, NULL AS status, t.amount,
      (t.booked_on::timestamp AT TIME ZONE 'Asia/Bangkok') AS at
    FROM bank_lines t WHERE t.account = $1 AND %`,
  'tax-receipt': `
    SELECT 'tax-receipt' AS kind, t.id, t.number AS reference, NULL AS status, t.total AS amount,
      t.created_at AS at
    FROM tax_receipts t WHERE t.account = $1 AND %`,
  refund: `
    SELECT 'refund' AS kind, t.id, t.charge_id AS reference, t.status, t.amount,
      t.created_at AS at
    FROM refunds t WHERE t.account = $1 AND %`,
  break: `
    SELECT 'break' AS kind, t.id, t.code AS reference,
      CASE WHEN t.cleared_at IS NULL THEN 'open' ELSE 'cleared' END AS status, t.amount,
      t.opened_at AS at
    FROM breaks t WHERE t.account = $1 AND %`,
  'journal-entry': `
    SELECT 'journal-entry' AS kind, t.id, t.kind AS reference, NULL AS status,
      NULL::bigint AS amount, t.recorded_at AS at
    FROM journal_entries t WHERE t.account = $1 AND %`,
};

/** How what a person has in hand may name a thing. */
const NAMED_BY: Readonly<Record<ThingKind, string>> = {
  'expected-receipt': `(t.reference = $2 OR t.document_no = $2)`,
  charge: `(t.id = $2 OR t.reference = $2)`,
  transaction: 't.id = $2',
  transfer: 't.id = $2',
  'bank-line': 't.id = $2',
  'tax-receipt': '(t.id = $2 OR t.number = $2)',
  refund: 't.id = $2',
  break: 't.id = $2',
  'journal-entry': 't.id = $2',
};

/** Where one thing leads to others: ids of the first kind in $2, rows of the second. */
const LINKS: readonly (readonly [from: ThingKind, to: ThingKind, condition: string])[] = [
  ['expected-receipt', 'charge', 't.reference = ANY($2::text[])'],
  [
    'expected-receipt',
    'charge',
    `t.id IN (SELECT e.charge_id FROM expectations e
              WHERE e.account = $1 AND e.reference = ANY($2::text[]))`,
  ],
  [
    'expected-receipt',
    'charge',
    `t.id IN (SELECT m.charge_id FROM chosen_matches m
              WHERE m.account = $1 AND m.expectation = ANY($2::text[]))`,
  ],
  [
    'charge',
    'expected-receipt',
    `(t.charge_id = ANY($2::text[]) OR t.reference IN (
       SELECT c.reference FROM charges c WHERE c.account = $1 AND c.id = ANY($2::text[])))`,
  ],
  ['charge', 'transaction', 't.origin_id = ANY($2::text[])'],
  ['charge', 'refund', 't.charge_id = ANY($2::text[])'],
  ['transfer', 'transaction', 't.origin_id = ANY($2::text[])'],
  ['tax-receipt', 'transaction', 't.origin_id = ANY($2::text[])'],
  ['transaction', 'charge', originOf('charge')],
  ['transaction', 'transfer', originOf('transfer')],
  ['transaction', 'tax-receipt', originOf('receipt')],
  ['break', 'expected-receipt', subjectOf('expectation').replace('t.id', 't.reference')],
  ['break', 'charge', subjectOf('charge')],
  ['break', 'transaction', subjectOf('transaction')],
  ['break', 'transfer', subjectOf('transfer')],
  ['break', 'bank-line', subjectOf('bank-line')],
  ['break', 'tax-receipt', subjectOf('tax-receipt')],
  ['journal-entry', 'charge', entrySubject()],
  ['journal-entry', 'transaction', entrySubject()],
  ['journal-entry', 'transfer', entrySubject()],
  ['journal-entry', 'tax-receipt', entrySubject()],
  ['journal-entry', 'bank-line', entrySubject()],
];

function originOf(origin: string): string {
  return `t.id IN (SELECT b.origin_id FROM balance_transactions b
    WHERE b.account = $1 AND b.id = ANY($2::text[]) AND b.origin = '${origin}')`;
}

function subjectOf(kind: string): string {
  return `t.id IN (SELECT b.subject_id FROM breaks b
    WHERE b.account = $1 AND b.id = ANY($2::text[]) AND b.subject_kind = '${kind}')`;
}

function entrySubject(): string {
  return `t.id IN (SELECT e.subject FROM journal_entries e
    WHERE e.account = $1 AND e.id = ANY($2::text[]))`;
}

const MOST_OF_ONE_KIND = 50;

const select = (kind: ThingKind, condition: string): string =>
  `${SELECTS[kind].replace('%', condition)} ORDER BY at, id LIMIT ${MOST_OF_ONE_KIND}`;

/** Everything of any kind that a text names, by id or by the word people know it by. */
export async function named(on: Queryable, account: string, text: string): Promise<Thing[]> {
  const found: Thing[] = [];
  for (const kind of Object.keys(SELECTS) as ThingKind[]) {
    found.push(...(await on.query<Thing>(select(kind, NAMED_BY[kind]), [account, text])));
  }
  return found;
}

/** What things lead to, one step further. */
export async function linkedTo(
  on: Queryable,
  account: string,
  things: readonly Thing[],
): Promise<Thing[]> {
  const found: Thing[] = [];
  for (const [from, to, condition] of LINKS) {
    const ids = things.filter(({ kind }) => kind === from).map(({ id }) => id);
    if (ids.length === 0) continue;
    found.push(...(await on.query<Thing>(select(to, condition), [account, ids])));
  }
  return found;
}
