import type { BusinessDay } from '#calendar';
import { isBeforeOpenMonths } from '#days';
import type { ClosedMonths, IssuingEvent } from '#days';
import type { Recorded } from '#event-store';
import type { ChargeVerdict } from '#reconciliation';
import { ownDayOf } from './receipt-movement.js';
import type { CountingDayOf } from './receipt-movement.js';

type Issued = readonly Recorded<IssuingEvent>[];

/** What issued reports show of payments, by charge. */
export interface ShownPayments {
  /** Charges that their own day's last version shows as matched. */
  readonly onOwnDay: ReadonlySet<string>;
  /** First versions of later days that name a charge beside its order, in the order of issue. */
  readonly later: ReadonlyMap<string, Issued>;
}

/** Payments of earlier days that have no later version, for their months are closed. */
export const paymentsOfClosedMonths = (
  day: BusinessDay,
  payments: readonly ChargeVerdict[],
  months: ClosedMonths,
): readonly ChargeVerdict[] =>
  payments.filter(({ matched, charge: { businessDay } }) => {
    const isEarlier = businessDay !== null && businessDay < day;
    return isEarlier && matched > 0n && isBeforeOpenMonths(businessDay, months);
  });

/** The version of each day that stands. */
export const standing = (issued: Issued): ReadonlyMap<BusinessDay, Recorded<IssuingEvent>> =>
  new Map(issued.map((event) => [event.data.day, event]));

/**
 * What the last report of a closed month's day could not know belongs to the first day that was
 * closed afterwards, where it is posted as well: to `day` if that is being closed for the first
 * time and none before it has told.
 */
export function countedLate(
  day: BusinessDay,
  candidates: readonly ChargeVerdict[],
  issued: Issued,
  { onOwnDay, later }: ShownPayments,
): CountingDayOf {
  const isFirst = !issued.some(({ data }) => data.day === day);
  const last = standing(issued);
  const late = new Map(
    candidates.flatMap(({ charge: { id, businessDay } }) => {
      if (businessDay === null || onOwnDay.has(id)) return [];
      const since = last.get(businessDay)?.position ?? 0;
      const told = later.get(id)?.find(({ position }) => position > since);
      return [[id, told?.data.day ?? (isFirst ? day : null)] as const];
    }),
  );
  return (payment) => {
    const counted = late.get(payment.charge.id);
    return counted === undefined ? ownDayOf(payment) : counted;
  };
}
