import { canonicalJson, sha256 } from '#kernel';
import type { BusinessDay } from '#calendar';
import { BREAK_CODES, isBreakCode } from '#reconciliation';
import type { BreakRow, ChargeRow, ExpectedRow } from './frozen-rows.js';

type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** What a day's report shows, as far as it may force a new version of a closed day. */
export interface MaterialRows {
  readonly charges: Rows<ChargeRow>;
  readonly breaks: Rows<BreakRow>;
  readonly expected: Rows<ExpectedRow>;
}

/**
 * What of a closed day may not change without a new version: money, status, match and breaks of
 * its paid charges. What was unpaid at closing is carried forward and restates nothing; nor does
 * what Opn had not credited by then: crediting belongs to the day on which it comes.
 */
export async function materialDigest(
  day: BusinessDay,
  { charges, breaks, expected }: MaterialRows,
): Promise<string> {
  const lines: string[] = [];
  const paid = new Set<string>();
  const orders = new Set<string>();
  for await (const row of charges) {
    if (row.gross === null) continue;
    paid.add(row.chargeId);
    if (row.reference !== null) orders.add(row.reference);
    lines.push(chargeLine(row));
  }
  for await (const { reference, chargeIds } of expected) {
    const own = chargeIds.filter((id) => paid.has(id));
    if (own.length > 0) orders.add(reference);
    lines.push(...own.map((chargeId) => canonicalJson({ chargeId, pays: reference })));
  }
  for await (const row of breaks) {
    if (row.day === day && isMaterial(row, paid, orders)) lines.push(breakLine(row));
  }
  return sha256(lines.sort().join('\n'));
}

/** What an order of the day lacks or has too much of changes when it is revised. */
const OF_AN_ORDER: readonly string[] = ['AMOUNT_OVER', 'AMOUNT_UNDER'];

const NOT_CREDITED_YET = 'TRANSACTION_MISSING';

/** What passes with time, or comes with it, is nothing that happened on the day. */
const TIMING: readonly string[] = [NOT_CREDITED_YET, 'STUCK_PENDING'];

/** Legs 1 and 2: payouts, bank and taxes are reported on the day they happen. */
const OF_PAYMENTS: readonly string[] = ['receipts', 'charge', 'cost'];

const unlessNotCreditedYet = (code: string | null): string | null =>
  code === NOT_CREDITED_YET ? null : code;

/**
 * Of the day, of a paid charge, or of the amount of an order that was paid. What was unpaid is
 * carried forward, and a second payment stands in the day that it came in.
 */
function isMaterial(
  { code, subjectKind, subjectId }: BreakRow,
  paid: ReadonlySet<string>,
  orders: ReadonlySet<string>,
): boolean {
  if (code === NOT_CREDITED_YET) return false;
  if (!isBreakCode(code) || !OF_PAYMENTS.includes(BREAK_CODES[code].group)) return false;
  if (subjectKind === 'expectation') return OF_AN_ORDER.includes(code) && orders.has(subjectId);
  return subjectKind === 'day' || paid.has(subjectId);
}

function chargeLine(row: ChargeRow): string {
  const { chargeId, status, reference, gross, fee, feeVat, interest, interestVat, net } = row;
  const { matched, matchDay, code } = row;
  const money = { gross, fee, feeVat, interest, interestVat, net, matched };
  return canonicalJson({
    ...{ chargeId, status, reference, ...money, matchDay },
    code: unlessNotCreditedYet(code),
  });
}

function breakLine({ code, subjectId, amount, explains: seen }: BreakRow): string {
  const explains = seen.filter((other) => !TIMING.includes(other));
  return canonicalJson({ code, subjectId, amount, explains });
}
