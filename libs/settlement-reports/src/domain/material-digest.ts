import { canonicalJson, sha256 } from '#kernel';
import type { ChargeRow } from './frozen-rows.js';

/**
 * What of a closed day may not change without a new version: money, status, match and break of
 * its paid charges. What was unpaid at closing is carried forward and restates nothing.
 */
export async function materialDigest(
  rows: AsyncIterable<ChargeRow> | Iterable<ChargeRow>,
): Promise<string> {
  const lines: string[] = [];
  for await (const row of rows) {
    if (row.gross !== null) lines.push(materialLine(row));
  }
  return sha256(lines.sort().join('\n'));
}

function materialLine(row: ChargeRow): string {
  const { chargeId, status, reference, gross, fee, feeVat, interest, interestVat, net } = row;
  const { matched, matchDay, code } = row;
  const money = { gross, fee, feeVat, interest, interestVat, net, matched };
  return canonicalJson({ chargeId, status, reference, ...money, matchDay, code });
}
