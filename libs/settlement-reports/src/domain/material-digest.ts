import { canonicalJson, sha256 } from '#kernel';
import type { BusinessDay } from '#calendar';
import type { BreakRow, ChargeRow } from './frozen-rows.js';

type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** What a day's report shows, as far as it may force a new version of a closed day. */
export interface MaterialRows {
  readonly charges: Rows<ChargeRow>;
  readonly breaks: Rows<BreakRow>;
}

/**
 * What of a closed day may not change without a new version: money, status, match and breaks of
 * its paid charges. What was unpaid at closing is carried forward and restates nothing.
 */
export async function materialDigest(
  day: BusinessDay,
  { charges, breaks }: MaterialRows,
): Promise<string> {
  const lines: string[] = [];
  const paid = new Set<string>();
  for await (const row of charges) {
    if (row.gross === null) continue;
    paid.add(row.chargeId);
    lines.push(chargeLine(row));
  }
  for await (const row of breaks) {
    if (row.day === day && (row.subjectKind === 'day' || paid.has(row.subjectId))) {
      lines.push(breakLine(row));
    }
  }
  return sha256(lines.sort().join('\n'));
}

function chargeLine(row: ChargeRow): string {
  const { chargeId, status, reference, gross, fee, feeVat, interest, interestVat, net } = row;
  const { matched, matchDay, code } = row;
  const money = { gross, fee, feeVat, interest, interestVat, net, matched };
  return canonicalJson({ chargeId, status, reference, ...money, matchDay, code });
}

const breakLine = ({ code, subjectId, amount, explains }: BreakRow): string =>
  canonicalJson({ code, subjectId, amount, explains });
