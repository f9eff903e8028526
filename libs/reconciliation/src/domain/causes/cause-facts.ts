import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Rate } from '#money';
import type { BreakCode } from '../break-code.js';

export type CauseKind = 'webhook-outage' | 'wrong-rate' | 'source-missing' | 'payout';

/** A break as far as its cause is concerned. */
export interface CausedBreak {
  readonly id: string;
  readonly code: BreakCode;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly reference: string | null;
  readonly day: BusinessDay | null;
  readonly openedAt: Instant;
  /** Of its charge: when it was paid, ended or created; null: it has no charge. */
  readonly happenedAt: Instant | null;
  readonly paymentMethod: string | null;
  /** The rate that explains the fee which was taken; null: none does. */
  readonly foundRate: Rate | null;
}

/** Breaks that one thing explains together. The same breaks make the same cause. */
export interface Cause {
  readonly id: string;
  readonly kind: CauseKind;
  /** In a few words, with its times: `webhook outage 2026-11-20 10:02–10:41`. */
  readonly title: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly breakIds: readonly string[];
}

/** Breaks with what they have in common, before it has a name of its own. */
export interface FoundCause {
  readonly kind: CauseKind;
  /** Tells causes of one kind apart. */
  readonly key: string;
  readonly title: string;
  readonly breaks: readonly CausedBreak[];
  /** When that which they have in common began and ended. */
  readonly timesOf: (item: CausedBreak) => Instant;
}
