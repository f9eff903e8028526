/** What became of a charge, in our words; Opn's `successful` is `completed`. */
export type ChargeStatus = 'pending' | 'expired' | 'failed' | 'completed' | 'reversed';

/** A status only rises; the highest seen wins. */
const RANK: Readonly<Record<ChargeStatus, number>> = {
  pending: 0,
  expired: 1,
  failed: 2,
  completed: 3,
  reversed: 4,
};

const OPN_STATUS: ReadonlyMap<string, ChargeStatus> = new Map([
  ['pending', 'pending'],
  ['expired', 'expired'],
  ['failed', 'failed'],
  ['successful', 'completed'],
  ['reversed', 'reversed'],
]);

/** Opn's word in ours, or `null` for a word that is new to us: it must not pass for unpaid. */
export const chargeStatusOf = (opnStatus: string): ChargeStatus | null =>
  OPN_STATUS.get(opnStatus) ?? null;

export function compareStatus(
  seen: ChargeStatus,
  known: ChargeStatus,
): 'lower' | 'same' | 'higher' {
  if (seen === known) return 'same';
  return RANK[seen] > RANK[known] ? 'higher' : 'lower';
}

export const higherStatus = (left: ChargeStatus, right: ChargeStatus): ChargeStatus =>
  RANK[left] >= RANK[right] ? left : right;
