import type { TransferStatus } from './transfer.events.js';

/** A status only rises; the highest seen wins. A bank may return what it had paid. */
const RANK: Readonly<Record<TransferStatus, number>> = {
  created: 0,
  destroyed: 1,
  sent: 2,
  paid: 3,
  failed: 4,
};

export function compareTransferStatus(
  seen: TransferStatus,
  known: TransferStatus,
): 'lower' | 'same' | 'higher' {
  if (seen === known) return 'same';
  return RANK[seen] > RANK[known] ? 'higher' : 'lower';
}

export const higherTransferStatus = (
  left: TransferStatus,
  right: TransferStatus,
): TransferStatus => (RANK[left] >= RANK[right] ? left : right);
