import { addDays, businessDayOf } from '#calendar';
import type { BusinessDay, DayWindow } from '#calendar';
import { TAX_DAYS } from '#reconciliation';
import { batchOf } from '../journal/export-batches.js';
import type { Closing } from '../journal/export-batches.js';

/** Something that became known of the receipt of a calendar day. */
export interface TaxNews {
  readonly day: BusinessDay;
  readonly position: number;
}

/** The last calendar day in Bangkok that is over when a business day ends. */
export const lastTaxDay = ({ to }: DayWindow): BusinessDay =>
  addDays(businessDayOf(to, TAX_DAYS), -1);

/**
 * Calendar days of which a report tells: those with news that no earlier report could know, or
 * that were not over by the end of its day. So each piece of news is in one report, and in every
 * version of it.
 */
export function daysWithNews(
  news: readonly TaxNews[],
  closings: readonly Closing[],
  own: Closing,
): ReadonlySet<BusinessDay> {
  const mine = news.filter(
    ({ day, position }) => batchOf(closings, day, position)?.number === own.number,
  );
  return new Set(mine.map(({ day }) => day));
}
