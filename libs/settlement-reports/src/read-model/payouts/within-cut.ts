import type { LedgerCut } from '../../domain/ledger-cut.js';

/** No event has it. */
export const NO_POSITION = 0;

/** Of a statement in which $1 is the account. */
export const cutValues = ({ day, position, closedAt }: LedgerCut) => [
  ...[day, position, closedAt ?? NO_POSITION],
];

/** Whether a line `l` is within the cut of $2, $3 and $4. */
export const WITHIN = `l.posting_day <= $2 AND (l.position <= $3 OR l.position = $4)`;
