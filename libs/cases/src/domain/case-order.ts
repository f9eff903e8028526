import type { Instant } from '#kernel';
import * as refuse from './case.errors.js';
import type { BreakFact, WriteOffEntry } from './case.events.js';
import { isSameFact } from './case-state.js';
import type { CaseState } from './case-state.js';

/** What a person wants done about a break, and what the break says while it is decided. */
export type CaseOrder = {
  readonly at: Instant;
  readonly by: string;
  readonly breakId: string;
  readonly fact: BreakFact;
  /** The condition holds now; else the facts have cleared it. */
  readonly holds: boolean;
} & (
  | { readonly kind: 'assign'; readonly to: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'resolve'; readonly reason: string }
  | { readonly kind: 'reject'; readonly reason: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  | {
      readonly kind: 'write-off';
      readonly reason: string;
      readonly entry: WriteOffEntry;
      readonly needsApproval: boolean;
    }
  | { readonly kind: 'approve' }
);

export type OrderOf<Kind extends CaseOrder['kind']> = Extract<CaseOrder, { kind: Kind }>;

/** What was resolved is settled until the break says something else; a write-off until reopened. */
export function refuseIfSettled(
  { breakId, fact, holds }: CaseOrder,
  { standing }: CaseState,
): void {
  if (standing.kind === 'written-off') throw refuse.alreadyWrittenOff(breakId);
  if (!holds) throw refuse.alreadyCleared(breakId);
  if (standing.kind === 'resolved' && isSameFact(standing.fact, fact)) {
    throw refuse.alreadyResolved(breakId, standing.by);
  }
}
