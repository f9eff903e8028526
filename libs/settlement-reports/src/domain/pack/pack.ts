import type { BusinessDay, Month } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Merchant } from '../report-head.js';
import type { Confirmation } from './document-rows.js';
import type { PackTables } from './pack-rows.js';

/** Which pack it is: of one month, as known at one position of the log. */
export interface PackHead {
  readonly account: string;
  readonly mode: 'live' | 'test';
  readonly merchant: Merchant;
  readonly month: Month;
  readonly firstDay: BusinessDay;
  readonly lastDay: BusinessDay;
  readonly timeZone: string;
  readonly status: 'provisional' | 'final';
  /** How many times the month was closed by then; 0: never. */
  readonly version: number;
  /** Why it is provisional. */
  readonly reason: 'not_over' | 'not_closed' | 'reopened' | null;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  readonly asOf: { readonly position: number; readonly instant: Instant };
  /** SHA-256 of everything below, hex. */
  readonly digest: string;
  readonly figures: PackFigures;
}

/** What the checks on Control compare the sheets with; all of it from the books. */
export interface PackFigures {
  /** Credited to receipts for days of the month: posted in it, and afterwards. */
  readonly receiptsInMonth: Satang;
  readonly receiptsAfterwards: Satang;
  /** Of both, what belongs to days that are not closed: in no row of Days yet. */
  readonly receiptsOfOpenDays: Satang;
  /** Posted in the month for days of earlier ones: in no row of Days. */
  readonly receiptsOfEarlier: Satang;
  /** What moved money in transit beside what was sent and what arrived. */
  readonly transitOther: Satang;
  /** Closing balances that the month was closed with and that differ now; null while open. */
  readonly accountsThatDiffer: number | null;
  /** Open breaks as counted by the last report of the month; null: there is none. */
  readonly openBreaks: number | null;
  readonly daysNotClosed: readonly BusinessDay[];
  readonly daysProvisional: readonly BusinessDay[];
  readonly daysNotApproved: readonly BusinessDay[];
}

/** The monthly pack: a pure function of the log up to its position. */
export interface Pack {
  readonly head: PackHead;
  readonly tables: PackTables;
  readonly confirmation: Confirmation;
}
