import { monthOf } from '#calendar';
import type { Month } from '#calendar';
import type { IssuingEvent, PeriodEvent } from '#days';
import type { Recorded } from '#event-store';

/**
 * Up to which position of the log all days of closed months have been looked at: every first
 * closing of a day does so. What a month's own days were last issued on counts until one came after
 * the month was closed.
 */
export function lateSince(
  issued: readonly Recorded<IssuingEvent>[],
  periods: readonly Recorded<PeriodEvent>[],
): number {
  const looked = issued.findLast(({ type }) => type === 'DayClosed');
  const latest = new Map<Month, Recorded<PeriodEvent>>();
  for (const event of periods) latest.set(event.data.month, event);
  const unseen = [...latest.values()].flatMap((event) =>
    event.type === 'PeriodClosed' && event.position > (looked?.position ?? 0)
      ? versionsOf(event.data.month, issued)
      : [],
  );
  return Math.min(looked?.data.asOf.position ?? 0, ...unseen);
}

/** Positions on which the last versions of a month's days stand. */
function versionsOf(month: Month, issued: readonly Recorded<IssuingEvent>[]): readonly number[] {
  const own = issued.filter(({ data }) => monthOf(data.day) === month);
  return [...new Map(own.map(({ data }) => [data.day, data.asOf.position])).values()];
}
