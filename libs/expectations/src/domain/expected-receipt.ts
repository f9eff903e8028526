import type { BusinessDay } from '#calendar';
import { streamName } from '#event-store';
import type { StreamName } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** Money a merchant expects for one order, as its shop or its books stated it. */
export interface ExpectedReceipt {
  /** The merchant's own number of the order: one expectation per account and reference. */
  readonly reference: string;
  readonly amount: Satang;
  readonly currency: 'THB';
  readonly expectedOn: BusinessDay;
  /** When unpaid becomes overdue; null: the last QR's expiry or the end of the day decides. */
  readonly dueAt: Instant | null;
  readonly chargeId: string | null;
  readonly documentNo: string | null;
  readonly channel: string | null;
  /** A code, never a name. */
  readonly customer: string | null;
  readonly note: string | null;
}

export type ReceiptField = keyof ExpectedReceipt;

/** In the order of the contract. */
export const RECEIPT_FIELDS: readonly ReceiptField[] = [
  'reference',
  'amount',
  'currency',
  'expectedOn',
  'dueAt',
  'chargeId',
  'documentNo',
  'channel',
  'customer',
  'note',
];

export const REQUIRED_FIELDS: readonly ReceiptField[] = [
  'reference',
  'amount',
  'currency',
  'expectedOn',
];

/** Kind of the streams of expectations; there is one per account and reference. */
export const EXPECTATION_KIND = 'expectation';

export const expectationStream = (account: string, reference: string): StreamName =>
  streamName(EXPECTATION_KIND, account, reference);

export const sameReceipt = (left: ExpectedReceipt, right: ExpectedReceipt): boolean =>
  RECEIPT_FIELDS.every((field) => left[field] === right[field]);
