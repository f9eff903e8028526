import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { ExpectationEntity, ExpectationStatus } from './expectation.entity.js';

/** An expected receipt as the API states it: satang, UTC, `null` for what is not known. */
export interface ExpectationView {
  readonly reference: string;
  readonly account: string;
  readonly status: ExpectationStatus;
  readonly amount: Satang;
  readonly currency: 'THB';
  readonly expectedOn: BusinessDay;
  readonly dueAt: Instant | null;
  readonly chargeId: string | null;
  readonly documentNo: string | null;
  readonly channel: string | null;
  readonly customer: string | null;
  readonly note: string | null;
  readonly revision: number;
  readonly withdrawnAt: Instant | null;
  readonly withdrawalNote: string | null;
  readonly firstKnownAt: Instant;
  readonly knownAt: Instant;
}

export function expectationView({ position: _, ...row }: ExpectationEntity): ExpectationView {
  return row;
}
