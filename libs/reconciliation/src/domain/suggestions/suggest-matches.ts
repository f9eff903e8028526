import type { BusinessDay } from '#calendar';
import { epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { areShifted } from './shifted-reference.js';

/** A receipt that waits for money, and the time in which it is expected. */
export interface WaitingReceipt {
  readonly reference: string;
  readonly amount: Satang;
  readonly expectedOn: BusinessDay;
  readonly from: Instant;
  readonly to: Instant;
}

/** A payment that no receipt explains. */
export interface StrayPayment {
  readonly chargeId: string;
  readonly reference: string | null;
  readonly gross: Satang;
  readonly paidAt: Instant;
}

export interface Suggestion {
  readonly expectation: string;
  readonly charge: string;
  readonly amount: Satang;
  readonly paidAt: Instant;
  /** 0 to 100; the higher, the more speaks for it. It decides nothing. */
  readonly score: number;
  /** What speaks for it and against it, in words. */
  readonly reasons: readonly string[];
}

/** Of one amount; where more are waiting, suggestions by amount say nothing anyway. */
const MOST_OF_AN_AMOUNT = 100;

/** Amount and time are what makes two a candidate; the rest tells candidates apart. */
const SAME_AMOUNT = 50;
const IN_TIME = 20;
const NEARLY_IN_TIME = 10;
const SHIFTED_REFERENCE = 20;
const ONLY_CANDIDATE = 10;

/** A payment outside of a receipt's time by more than `slackMinutes` is no candidate. */
export function suggestMatches(
  receipts: readonly WaitingReceipt[],
  payments: readonly StrayPayment[],
  isRefused: (reference: string, chargeId: string) => boolean,
  slackMinutes: number,
): readonly Suggestion[] {
  const pairs = pairsOfAmounts(receipts, payments).filter(
    ({ receipt, payment }) =>
      minutesOutside(receipt, payment) <= slackMinutes &&
      !isRefused(receipt.reference, payment.chargeId),
  );
  const ofReceipt = countBy(pairs.map(({ receipt }) => receipt.reference));
  const ofPayment = countBy(pairs.map(({ payment }) => payment.chargeId));
  const suggestions = pairs.map(({ receipt, payment }) =>
    suggestionOf(receipt, payment, {
      ofReceipt: ofReceipt(receipt.reference) - 1,
      ofPayment: ofPayment(payment.chargeId) - 1,
    }),
  );
  return suggestions.sort(byScore);
}

interface Pair {
  readonly receipt: WaitingReceipt;
  readonly payment: StrayPayment;
}

function pairsOfAmounts(
  receipts: readonly WaitingReceipt[],
  payments: readonly StrayPayment[],
): readonly Pair[] {
  const paymentsOf = firstByAmount(
    payments,
    ({ gross }) => gross,
    ({ chargeId }) => chargeId,
  );
  const receiptsOf = firstByAmount(
    receipts,
    ({ amount }) => amount,
    ({ reference }) => reference,
  );
  return [...receiptsOf].flatMap(([amount, own]) =>
    own.flatMap((receipt) =>
      (paymentsOf.get(amount) ?? []).map((payment) => ({ receipt, payment })),
    ),
  );
}

interface Rivals {
  readonly ofReceipt: number;
  readonly ofPayment: number;
}

interface Argument {
  readonly points: number;
  readonly reason: string;
}

function suggestionOf(receipt: WaitingReceipt, payment: StrayPayment, rivals: Rivals): Suggestion {
  const found = [
    { points: SAME_AMOUNT, reason: 'the amount is the same' },
    timeArgument(receipt, payment),
    ...referenceArgument(receipt, payment),
    ...rivalArguments(rivals),
  ];
  return {
    expectation: receipt.reference,
    charge: payment.chargeId,
    amount: payment.gross,
    paidAt: payment.paidAt,
    score: found.reduce((score, { points }) => score + points, 0),
    reasons: found.map(({ reason }) => reason),
  };
}

function timeArgument(receipt: WaitingReceipt, payment: StrayPayment): Argument {
  const minutes = minutesOutside(receipt, payment);
  if (minutes === 0) return { points: IN_TIME, reason: 'it was paid while it was expected' };
  const side = payment.paidAt < receipt.from ? 'before' : 'after';
  return { points: NEARLY_IN_TIME, reason: `it was paid ${minutes} minutes ${side} that time` };
}

function referenceArgument(
  { reference }: WaitingReceipt,
  { reference: stated }: StrayPayment,
): readonly Argument[] {
  if (stated === null) return [{ points: 0, reason: 'the charge states no reference' }];
  if (areShifted(reference, stated)) {
    const reason = `the charge's reference ${stated} is one slip of the pen away`;
    return [{ points: SHIFTED_REFERENCE, reason }];
  }
  return [{ points: 0, reason: `the charge states another reference, ${stated}` }];
}

function rivalArguments({ ofReceipt, ofPayment }: Rivals): readonly Argument[] {
  if (ofReceipt + ofPayment === 0) {
    return [{ points: ONLY_CANDIDATE, reason: 'neither has another candidate' }];
  }
  const others = [
    ofReceipt > 0 ? `${ofReceipt} other payments fit this receipt` : null,
    ofPayment > 0 ? `${ofPayment} other receipts fit this payment` : null,
  ];
  return others.flatMap((reason) => (reason === null ? [] : [{ points: 0, reason }]));
}

/** Whole minutes between a payment and the time of the receipt, begun ones counted; 0: within. */
function minutesOutside({ from, to }: WaitingReceipt, { paidAt }: StrayPayment): number {
  const before = epochMs(from) - epochMs(paidAt);
  const after = epochMs(paidAt) - epochMs(to);
  return Math.ceil(Math.max(0, before, after) / MINUTE_MS);
}

/** The first of each amount, by name: the same ones, however they were read. */
function firstByAmount<Item>(
  items: readonly Item[],
  amountOf: (item: Item) => Satang,
  nameOf: (item: Item) => string,
): ReadonlyMap<Satang, readonly Item[]> {
  const groups = new Map<Satang, Item[]>();
  const sorted = [...items].sort((one, two) => (nameOf(one) < nameOf(two) ? -1 : 1));
  for (const item of sorted) {
    const group = groups.get(amountOf(item)) ?? [];
    if (group.length < MOST_OF_AN_AMOUNT) groups.set(amountOf(item), [...group, item]);
  }
  return groups;
}

function countBy(keys: readonly string[]): (key: string) => number {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (key) => counts.get(key) ?? 0;
}

const byScore = (left: Suggestion, right: Suggestion): number =>
  right.score - left.score || (keyOf(left) < keyOf(right) ? -1 : 1);

const keyOf = ({ expectation, charge }: Suggestion): string =>
  JSON.stringify([expectation, charge]);
