import type { BusinessDay } from '#calendar';
import type { WriteOffEntry } from '#cases';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { BreakCode, BreakFamily, BreakGroup, BreakSeverity } from '../../domain/break-code.js';

/** `resolved`: it holds, and people have settled it as it is; `cleared`: it no longer holds. */
export type BreakStatus = 'open' | 'assigned' | 'resolved' | 'cleared';

/** How old a break is, or was when it was cleared. */
export interface BreakAge {
  readonly bankBusinessDays: number;
  readonly calendarDays: number;
}

/** What people decided about it as it is: accepted, or given up with an entry in the books. */
export interface Resolution {
  readonly kind: 'resolved' | 'written-off';
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  readonly approvedBy: string | null;
}

/** A write-off that waits for another person, or has been posted; also of a break that has gone. */
export interface WriteOffView {
  readonly status: 'requested' | 'written-off';
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string | null;
  readonly entry: WriteOffEntry;
}

/** A break as the API states it; `amount` is actual − expected, in satang. */
export interface BreakView {
  readonly id: string;
  readonly code: BreakCode;
  readonly group: BreakGroup;
  readonly family: BreakFamily;
  readonly severity: BreakSeverity;
  readonly status: BreakStatus;
  readonly day: BusinessDay | null;
  readonly amount: Satang | null;
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  readonly count: number;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly reference: string | null;
  readonly explains: readonly string[];
  readonly cause: { readonly id: string; readonly title: string } | null;
  readonly openedAt: Instant;
  readonly clearedAt: Instant | null;
  readonly clearedBy: string | null;
  readonly dueAt: BusinessDay | null;
  /** It is past its day, and nobody has settled it. */
  readonly overdue: boolean;
  readonly age: BreakAge;
  readonly assignee: string | null;
  readonly lastNote: { readonly text: string; readonly by: string; readonly at: Instant } | null;
  readonly resolution: Resolution | null;
  readonly writeOff: WriteOffView | null;
  readonly detail: string | null;
}
