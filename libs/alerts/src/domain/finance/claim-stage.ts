import { addMonths } from '#calendar';
import type { Month } from '#calendar';

/** So long before the last month in which its VAT can be claimed, a missing invoice is pressing. */
const MONTHS_BEFORE_LAST = 2;

/** How pressing a month's missing tax invoice is. */
export type ClaimStage = 'missing' | 'expiring' | 'expired';

export function claimStage(lastMonth: Month, now: Month): ClaimStage {
  if (now > lastMonth) return 'expired';
  return now >= addMonths(lastMonth, -MONTHS_BEFORE_LAST) ? 'expiring' : 'missing';
}
