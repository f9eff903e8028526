import type { Erasure } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** What a reference may name. */
export const THING_KINDS = [
  'expected-receipt',
  'charge',
  'transaction',
  'transfer',
  'bank-line',
  'tax-receipt',
  'refund',
  'break',
  'journal-entry',
] as const;

export type ThingKind = (typeof THING_KINDS)[number];

/** One thing on the way of the money; `status` is its own word, `amount` in satang. */
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
  /** Order reference, receipt number or text of the statement: what people know it by. */
  readonly reference: string | null;
  readonly status: string | null;
  readonly amount: Satang | null;
  readonly at: Instant | null;
}

/** An event of the log, as evidence: what it says, where it stands, and what proves it. */
export interface ExplainedEvent {
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly cause: { readonly kind: string; readonly ref: string | null };
  /** Under which `GET /v1/evidence/:hash` has the raw answer, for as long as it is kept. */
  readonly evidence: string | null;
  /** When the raw answer was erased, by whom and why; null where it was not. */
  readonly evidenceErased: Erasure | null;
  readonly hash: string;
  readonly data: unknown;
}

export const isOf = (left: Thing, right: Thing): boolean =>
  left.kind === right.kind && left.id === right.id;
