import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';

export type FindingCode =
  | 'WRONG_MODE'
  | 'SCHEMA_DRIFT'
  | 'WEBHOOK_MISSED'
  | 'STATUS_CONFLICT'
  | 'CONTROL_TOTAL'
  | 'CHAIN_BROKEN';

/** What no projection can derive later: what could not enter the books, or never reached us. */
export interface Finding {
  readonly code: FindingCode;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The same thing found again is the same finding. */
  readonly fingerprint: string;
  /** One sentence for the person who looks at it; no customer's data. */
  readonly detail: string;
}

export class FindingRecorded {
  readonly type = 'FindingRecorded';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Finding,
  ) {}
}

export const findingEvents = new EventCatalogue<FindingRecorded>({
  FindingRecorded: { stored: 'finding.recorded', schemaVersion: 1, money: {} },
});
