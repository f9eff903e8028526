import { bankBusinessDaysBetween, businessDayOf, daysBetween } from '#calendar';
import type { BusinessDay } from '#calendar';
import { isBefore, laterOf } from '#kernel';
import type { Instant } from '#kernel';
import { BREAK_CODES, isBreakCode } from '../break-code.js';
import type { Judging } from '../judge-rules.js';

/** Where the money of an expected receipt is, in the order of its way. */
export const RECEIPT_STATES = [
  'expected',
  'qr_open',
  'paid',
  'at_opn',
  'in_transit',
  'in_the_bank',
  'returned',
  'withdrawn',
  'held_by_break',
] as const;

export type ReceiptState = (typeof RECEIPT_STATES)[number];

/** How far one payment of a receipt has come; null: not so far. */
export interface PaymentPath {
  readonly chargeId: string;
  readonly paidAt: Instant;
  /** When Opn credited it to its balance. */
  readonly creditedAt: Instant | null;
  /** The sweeping transfer that took it, and when that was sent. */
  readonly transferId: string | null;
  readonly sentAt: Instant | null;
  readonly bankLine: string | null;
  readonly bankedOn: BusinessDay | null;
}

/** All that says where a receipt's money is. */
export interface ReceiptPath {
  readonly reference: string;
  readonly knownAt: Instant;
  readonly withdrawnAt: Instant | null;
  /** When the first QR for it was made, and when the last one ends that can still be paid. */
  readonly qrFrom: Instant | null;
  readonly qrUntil: Instant | null;
  readonly payments: readonly PaymentPath[];
  /** When all that was paid had been given back. */
  readonly returnedOn: BusinessDay | null;
  readonly held: HoldingBreak | null;
}

export interface HoldingBreak {
  readonly id: string;
  readonly code: string;
  readonly openedAt: Instant;
}

/** A step of the way with the time or day of it. */
export interface ReceiptStep {
  readonly state: ReceiptState;
  readonly at: Instant | BusinessDay;
}

export interface ReceiptStanding {
  readonly state: ReceiptState;
  readonly steps: readonly ReceiptStep[];
  /** Since the step it stands at. */
  readonly age: { readonly days: number; readonly bankBusinessDays: number };
  readonly held: HoldingBreak | null;
  readonly payments: readonly PaymentPath[];
}

/** Breaks in which the receipt itself is settled: only what came on top is in question. */
const SETTLED_ALL_THE_SAME: readonly string[] = ['AMOUNT_OVER', 'DUPLICATE_PAYMENT'];

/** Whether a break keeps a receipt from its way. */
export const holdsReceipt = (code: string): boolean =>
  isBreakCode(code) &&
  BREAK_CODES[code].group === 'receipts' &&
  !SETTLED_ALL_THE_SAME.includes(code);

/** One state per expected receipt, with its way and its age on calendar and bank days. */
export function standingOf(path: ReceiptPath, judging: Judging): ReceiptStanding {
  const { payments, held } = path;
  const steps = stepsOf(path);
  const state = stateOf(path, judging);
  const since = steps.findLast((step) => step.state === state)?.at ?? path.knownAt;
  return { state, steps, age: ageOf(since, judging), held, payments };
}

function stateOf(path: ReceiptPath, { instant }: Judging): ReceiptState {
  const { payments, held, returnedOn, withdrawnAt, qrUntil } = path;
  if (returnedOn !== null) return 'returned';
  if (held !== null) return 'held_by_break';
  if (withdrawnAt !== null) return 'withdrawn';
  if (payments.length > 0) return reached(payments);
  return qrUntil !== null && isBefore(instant, qrUntil) ? 'qr_open' : 'expected';
}

/** As far as the last of its payments has come. */
function reached(payments: readonly PaymentPath[]): ReceiptState {
  if (payments.every(({ bankedOn }) => bankedOn !== null)) return 'in_the_bank';
  if (payments.every(({ sentAt }) => sentAt !== null)) return 'in_transit';
  return payments.every(({ creditedAt }) => creditedAt !== null) ? 'at_opn' : 'paid';
}

function stepsOf(path: ReceiptPath): readonly ReceiptStep[] {
  const { payments, knownAt, qrFrom, withdrawnAt, returnedOn, held } = path;
  const steps: readonly (readonly [ReceiptState, Instant | BusinessDay | null])[] = [
    ['expected', knownAt],
    ['qr_open', qrFrom],
    ['paid', lastOf(payments.map(({ paidAt }) => paidAt))],
    ['at_opn', lastOf(payments.map(({ creditedAt }) => creditedAt))],
    ['in_transit', lastOf(payments.map(({ sentAt }) => sentAt))],
    ['in_the_bank', lastDayOf(payments.map(({ bankedOn }) => bankedOn))],
    ['withdrawn', withdrawnAt],
    ['returned', returnedOn],
    ['held_by_break', held?.openedAt ?? null],
  ];
  return steps.flatMap(([state, at]) => (at === null ? [] : { state, at }));
}

/** Null unless all of them have come so far. */
function lastOf(times: readonly (Instant | null)[]): Instant | null {
  const [first, ...others] = times.filter((time) => time !== null);
  if (first === undefined || times.includes(null)) return null;
  return others.reduce(laterOf, first);
}

const lastDayOf = (days: readonly (BusinessDay | null)[]): BusinessDay | null =>
  days.includes(null) ? null : (days.toSorted().at(-1) ?? null);

function ageOf(since: Instant | BusinessDay, { instant, days, holidays }: Judging) {
  const isDay = !since.includes('T');
  const from = isDay ? (since as BusinessDay) : businessDayOf(since as Instant, days);
  const to = businessDayOf(instant, days);
  const age = Math.max(0, daysBetween(from, to));
  return { days: age, bankBusinessDays: bankBusinessDaysBetween(from, to, holidays) };
}
