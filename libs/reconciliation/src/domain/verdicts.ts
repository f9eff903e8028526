import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Break } from './break.js';
import type { ChargeFacts, ExpectationFacts } from './facts.js';
import type { MatchedBy, OrderGroup } from './order-group.js';

/** Where each satang of a paid charge went. */
export interface ChargeVerdict {
  readonly charge: ChargeFacts;
  readonly expectation: ExpectationFacts | null;
  readonly by: MatchedBy | null;
  readonly matched: Satang;
  readonly excess: Satang;
  readonly unexpected: Satang;
  readonly held: Satang;
  /** Of what is held or in excess, what is owed back to the customer once the day is closed. */
  readonly owed: Satang;
  readonly breakId: string | null;
}

export type ReceiptStanding = 'expected' | 'qr_open' | 'paid' | 'withdrawn' | 'held_by_break';

/** Where each satang of an expected receipt is. A withdrawn one is expected no longer. */
export interface ReceiptVerdict {
  readonly group: OrderGroup;
  readonly matched: Satang;
  readonly open: Satang;
  readonly unpaid: Satang;
  readonly held: Satang;
  readonly standing: ReceiptStanding;
  /** When the rest counts as unpaid, grace included; null once nothing is waited for. */
  readonly dueAt: Instant | null;
  readonly breakId: string | null;
}

/** What one order, or one charge without an order, comes to. */
export interface GroupVerdict {
  readonly receipt: ReceiptVerdict | null;
  readonly charges: readonly ChargeVerdict[];
  readonly breaks: readonly Break[];
}
