import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';

/** A step of signing off one issued version; its digest says which rows were signed. */
export interface SignedVersion {
  readonly day: BusinessDay;
  readonly version: number;
  readonly digest: string;
  /** Name of the person. */
  readonly by: string;
  readonly note: string | null;
}

export class DayPrepared {
  readonly type = 'DayPrepared';
  constructor(
    readonly occurredAt: Instant,
    readonly data: SignedVersion,
  ) {}
}

/** By another person than the one who prepared it. */
export class DayReviewed {
  readonly type = 'DayReviewed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: SignedVersion,
  ) {}
}

/** By another person than the one who prepared it. */
export class DayApproved {
  readonly type = 'DayApproved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: SignedVersion & {
      /** Grave breaks that were open and were accepted, for the reason in the note: their ids. */
      readonly accepted: readonly string[];
    },
  ) {}
}

/** Sent back, for the reason in the note: nothing signed before holds any more. */
export class DayRejected {
  readonly type = 'DayRejected';
  constructor(
    readonly occurredAt: Instant,
    readonly data: SignedVersion & { readonly note: string },
  ) {}
}

export type SignOffEvent = DayPrepared | DayReviewed | DayApproved | DayRejected;

export const signOffFormats = {
  DayPrepared: { stored: 'day.prepared', schemaVersion: 1, money: {} },
  DayReviewed: { stored: 'day.reviewed', schemaVersion: 1, money: {} },
  DayApproved: { stored: 'day.approved', schemaVersion: 1, money: {} },
  DayRejected: { stored: 'day.rejected', schemaVersion: 1, money: {} },
} as const;
