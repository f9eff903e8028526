import { minus, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { InTransitRow } from './document-rows.js';
import type { Arrival, TransitSubject } from './pack-facts.js';

/**
 * Transfers in transit at the end of the month. What was sent and what arrived with one bank line
 * belong together; where the line was posted by then and did not bring all, the rest is one row.
 * The rows come to the balance of the account, whatever happened.
 */
export function buildTransitRows(
  subjects: readonly TransitSubject[],
  arrivals: readonly Arrival[],
  balance: Satang,
): readonly InTransitRow[] {
  const lineOf = new Map(arrivals.flatMap((one) => one.transfers.map((id) => [id, one] as const)));
  const lines = new Set(arrivals.map(({ line }) => line));
  const groups = new Map<string, TransitSubject[]>();
  for (const one of subjects) {
    const key = lineOf.get(one.subject)?.line ?? one.subject;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups.values()].flatMap((group) => {
    if (sum(group.map(({ amount }) => amount)) === ZERO) return [];
    return group.some(({ subject }) => lines.has(subject))
      ? [restOf(group, lines)]
      : group.map((one) => onTheWay(one, lineOf.get(one.subject)));
  });
  const sorted = [...rows].sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  const unexplained = minus(balance, sum(sorted.map(({ amount }) => amount)));
  return unexplained === ZERO
    ? sorted
    : [...sorted, { transferId: null, sentOn: null, amount: unexplained, arrivedOn: null }];
}

const orderOf = ({ sentOn, transferId }: InTransitRow): string =>
  `${sentOn ?? ''} ${transferId ?? ''}`;

const onTheWay = (
  { subject, day, amount }: TransitSubject,
  arrival: Arrival | undefined,
): InTransitRow => ({
  transferId: subject,
  sentOn: day,
  amount,
  arrivedOn: arrival?.bookedOn ?? null,
});

function restOf(group: readonly TransitSubject[], lines: ReadonlySet<string>): InTransitRow {
  const transfers = group.filter(({ subject }) => !lines.has(subject));
  return {
    transferId: transfers.length === 0 ? null : transfers.map(({ subject }) => subject).join(', '),
    sentOn: transfers[0]?.day ?? null,
    amount: sum(group.map(({ amount }) => amount)),
    arrivedOn: null,
  };
}
