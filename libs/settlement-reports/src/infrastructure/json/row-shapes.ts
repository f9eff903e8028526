import type { BreakRow, ChargeRow } from '../../domain/frozen-rows.js';
import type { TransferRow } from '../../domain/payout-rows.js';
import type { ReportHead, SheetName } from '../../domain/report-head.js';

export interface JsonList {
  readonly name: string;
  readonly sheet: SheetName;
}

/** What the rows of each sheet are called, in the order in which they are written. */
export const JSON_LISTS: readonly JsonList[] = [
  { name: 'charges', sheet: 'charges' },
  { name: 'expectedReceipts', sheet: 'expected' },
  { name: 'breakItems', sheet: 'breaks' },
  { name: 'journal', sheet: 'journal' },
  { name: 'transfers', sheet: 'transfers' },
  { name: 'payoutParts', sheet: 'payout' },
  { name: 'balanceParts', sheet: 'balance' },
  { name: 'tax', sheet: 'tax' },
  { name: 'changes', sheet: 'changes' },
];

/** A report lists what is booked; when a charge was last read is no part of what was issued. */
const BOOKED_CURRENCY = 'THB';

/** A charge has the names it has everywhere in the API. */
export function chargeJson(
  { chargeId, failure, ...row }: ChargeRow,
  { account, day }: ReportHead,
): object {
  const own = { id: chargeId, account, businessDay: day, failureCode: failure };
  return { ...own, currency: BOOKED_CURRENCY, lastReadAt: null, ...row };
}

/** So has a break. */
export const breakJson = (row: BreakRow): object => ({
  id: row.breakId,
  subject: { kind: row.subjectKind, id: row.subjectId },
  ...row,
});

/** And a transfer. */
export function transferJson({ transferId, notComputable, ...row }: TransferRow): object {
  const { lines, composed, remainder, ...rest } = row;
  const composition = {
    computable: notComputable === null,
    reason: notComputable,
    ...{ count: lines, sum: composed, remainder },
  };
  return { id: transferId, ...rest, composition };
}
