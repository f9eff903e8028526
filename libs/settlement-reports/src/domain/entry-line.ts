import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** One line of one journal entry, with the event that caused it: what vouchers add up. */
export interface EntryLine {
  readonly entryId: string;
  readonly line: number;
  readonly kind: string;
  readonly postingDay: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly ledgerAccount: string;
  readonly debit: Satang | null;
  readonly credit: Satang | null;
  /** The charge, transfer … it is of. */
  readonly subject: string | null;
  readonly reference: string | null;
  /** `<stream>@<version>` of the event. */
  readonly cause: string;
  readonly position: number;
  readonly recordedAt: Instant;
}
