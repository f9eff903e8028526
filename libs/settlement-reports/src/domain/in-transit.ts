import { addBankBusinessDays, businessDayOf } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import { minus, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { Arrival } from './bank-arrivals-of-transfers.js';
import type { MoneyOfDay } from './build-balance-rows.js';
import type { TransferFacts } from './build-transfer-rows.js';

/** What the books have sent of a transfer and not got back, whatever arrived of it. */
export interface SentInBooks {
  readonly transferId: string;
  /** The day on which it was taken from Opn's balance. */
  readonly originDay: BusinessDay | null;
  readonly amount: Satang;
}

/** A transfer of which something is on its way, or more than all has arrived. */
export type InTransit = SentInBooks;

/**
 * What of each transfer is neither in the bank nor back; one that is whole is not in it. Of one
 * that came back and arrived all the same the bank has more than was sent.
 */
export function inTransitOf(
  sent: readonly SentInBooks[],
  arrivals: ReadonlyMap<string, Arrival>,
): readonly InTransit[] {
  const known = new Set(sent.map(({ transferId }) => transferId));
  const onlyArrived = [...arrivals].filter(([id]) => !known.has(id));
  const all = [
    ...sent,
    ...onlyArrived.map(([transferId, { bookedOn: originDay }]) => ({
      ...{ transferId, originDay, amount: ZERO },
    })),
  ];
  return all
    .map((one) => {
      const arrived = arrivals.get(one.transferId)?.amount ?? ZERO;
      return { ...one, amount: minus(one.amount, arrived) };
    })
    .filter(({ amount }) => amount !== 0n);
}

/** By what a transfer is due at the bank. */
export interface DueDays {
  readonly timeZone: string;
  readonly holidays: Holidays;
  readonly arrivesWithin: (sentOn: BusinessDay) => number;
}

/** The bank business day by which a transfer should be in the bank. */
export function dueOn(
  { sentAt, paidAt, createdAt }: Pick<TransferFacts, 'sentAt' | 'paidAt' | 'createdAt'>,
  { timeZone, holidays, arrivesWithin }: DueDays,
): BusinessDay {
  const left = businessDayOf(sentAt ?? paidAt ?? createdAt, { timeZone, cutoffs: [] });
  return addBankBusinessDays(left, arrivesWithin(left), holidays);
}

/** A transfer in transit with the day it is due, and what is wrong with it. */
export type DueTransfer = InTransit & Pick<MoneyOfDay, 'releaseOn' | 'code'>;

/** Rows of Balance: by day of origin and due day, those with a finding apart. */
export function transitByDay(transfers: readonly DueTransfer[]): readonly MoneyOfDay[] {
  const groups = new Map<string, DueTransfer[]>();
  for (const one of transfers) {
    const key = [one.originDay ?? '9', one.releaseOn, one.code].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].sort(byKey).flatMap(([, own]) => {
    const [first] = own;
    if (!first) return [];
    const { originDay, releaseOn, code } = first;
    const amount = sum(own.map((one) => one.amount));
    return [{ originDay, count: own.length, amount, releaseOn, code }];
  });
}

const byKey = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;
