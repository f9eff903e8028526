import { satang, ZERO } from '#money';
import type { Satang } from '#money';
import type { ChargeRow } from '../frozen-rows.js';

/**
 * What a charge is worth in the day's net total: nothing without money, and nothing in another
 * currency, which is not in the books. Reversed ones count: their money came, and went again.
 */
export function countedNet(row: ChargeRow | null): Satang {
  if (row === null || row.net === null || row.bookedGross === null) return ZERO;
  const isNotBooked = row.status === 'completed' && row.bookedGross === 0n && row.gross !== 0n;
  return isNotBooked ? ZERO : row.net;
}

export const effectOnNet = (before: ChargeRow | null, after: ChargeRow | null): Satang =>
  satang(countedNet(after) - countedNet(before));
