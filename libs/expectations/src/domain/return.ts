import type { BusinessDay } from '#calendar';
import { streamName } from '#event-store';
import type { Decider, StreamName } from '#event-store';
import { isSamePerson } from '#kernel';
import type { Instant } from '#kernel';
import { plus, sum } from '#money';
import type { Satang } from '#money';
import { checkedAmount } from './receipt-fields.js';
import * as refuse from './return.errors.js';
import {
  MoneyReturnApproved,
  MoneyReturned,
  returnEvents,
  MoneyReturnWithdrawn,
} from './return.events.js';
import type { ReturnEvent, SettledAccount } from './return.events.js';

/** Kind of the streams of returns: one per account and reference. */
export const RETURN_KIND = 'return';

export const returnStream = (account: string, reference: string): StreamName =>
  streamName(RETURN_KIND, account, reference);

export type ReturnStatus = 'recorded' | 'approved' | 'withdrawn';

/** One time that money was given back. */
export interface KnownReturn {
  readonly number: number;
  readonly amount: Satang;
  readonly returnedOn: BusinessDay;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly approvedBy: string | null;
  readonly settled: SettledAccount | null;
  readonly status: ReturnStatus;
}

/** What returns may come to in all while something of the order was written off; null: no limit. */
type MostToReturn = Satang | null;

/** What a person says about money given back for an order. */
export type ReturnOrder = {
  readonly at: Instant;
  readonly by: string;
  readonly reference: string;
} & (
  | {
      readonly kind: 'record';
      readonly amount: Satang;
      readonly returnedOn: BusinessDay;
      readonly note: string | null;
      readonly today: BusinessDay;
      /** Before it no money of the order can have left. */
      readonly notBefore: BusinessDay;
      readonly most: MostToReturn;
    }
  | {
      readonly kind: 'approve';
      readonly number: number;
      /** Null: it would take from more than one. */
      readonly settles: SettledAccount | null;
      readonly most: MostToReturn;
    }
  | { readonly kind: 'withdraw'; readonly number: number; readonly reason: string }
);

type OrderOf<Kind extends ReturnOrder['kind']> = Extract<ReturnOrder, { kind: Kind }>;

function decide(order: ReturnOrder, known: readonly KnownReturn[]): readonly ReturnEvent[] {
  switch (order.kind) {
    case 'record':
      return record(order, known);
    case 'approve':
      return approve(order, known);
    case 'withdraw':
      return withdraw(order, known);
  }
}

/** The same amount, day and note again is the same return, sent twice. */
function record(order: OrderOf<'record'>, known: readonly KnownReturn[]): readonly ReturnEvent[] {
  const { at, by, reference, amount, returnedOn, note, today, notBefore } = order;
  checkedAmount(amount);
  if (returnedOn > today) throw refuse.notYetReturned(returnedOn, today);
  if (returnedOn < notBefore) throw refuse.returnedTooEarly(returnedOn, notBefore);
  if (known.some((one) => isSameReturn(one, order))) return [];
  refuseWhatWasWrittenOff(order, plus(totalOf(known), amount));
  const number = known.length + 1;
  return [new MoneyReturned(at, { reference, number, amount, returnedOn, note, by })];
}

export const isSameReturn = (
  one: KnownReturn,
  { amount, returnedOn, note }: Pick<KnownReturn, 'amount' | 'returnedOn' | 'note'>,
): boolean =>
  one.status !== 'withdrawn' &&
  one.amount === amount &&
  one.returnedOn === returnedOn &&
  one.note === note;

function approve(order: OrderOf<'approve'>, all: readonly KnownReturn[]): readonly ReturnEvent[] {
  const { at, by, reference, number, settles } = order;
  const one = knownOf(all, reference, number);
  if (one.status === 'withdrawn') throw refuse.alreadyWithdrawn(reference, number);
  if (one.approvedBy === by) return [];
  if (one.approvedBy !== null) throw refuse.alreadyApproved(reference, number, one.approvedBy);
  if (isSamePerson(one.recordedBy, by)) throw refuse.ownReturn(by);
  refuseWhatWasWrittenOff(order, totalOf(all));
  if (settles === null) throw refuse.takesFromBoth(reference, number);
  const { amount, returnedOn, recordedBy } = one;
  const facts = { reference, number, amount, returnedOn, by, recordedBy, settles };
  return [new MoneyReturnApproved(at, facts)];
}

function withdraw(order: OrderOf<'withdraw'>, all: readonly KnownReturn[]): readonly ReturnEvent[] {
  const { at, by, reference, number, reason } = order;
  const { status, amount, returnedOn, settled } = knownOf(all, reference, number);
  if (status === 'withdrawn') return [];
  const facts = { reference, number, amount, returnedOn, by, reason, settled };
  return [new MoneyReturnWithdrawn(at, facts)];
}

const totalOf = (all: readonly KnownReturn[]): Satang =>
  sum(all.filter(({ status }) => status !== 'withdrawn').map(({ amount }) => amount));

/** Money that was given up is in the books as income: it cannot go back to the customer as well. */
function refuseWhatWasWrittenOff(
  { reference, most }: { readonly reference: string; readonly most: MostToReturn },
  total: Satang,
): void {
  if (most !== null && total > most) throw refuse.writtenOff(reference, most);
}

function knownOf(all: readonly KnownReturn[], reference: string, number: number): KnownReturn {
  const one = all.find((candidate) => candidate.number === number);
  if (one) return one;
  throw refuse.unknownReturn(reference, number);
}

function evolve(all: readonly KnownReturn[], { type, data }: ReturnEvent): readonly KnownReturn[] {
  if (type === 'MoneyReturned') {
    const { by: recordedBy, number, amount, returnedOn, note } = data;
    const nothingYet = { approvedBy: null, settled: null, status: 'recorded' } as const;
    return [...all, { number, amount, returnedOn, note, recordedBy, ...nothingYet }];
  }
  const change: Partial<KnownReturn> =
    type === 'MoneyReturnApproved'
      ? { approvedBy: data.by, settled: data.settles, status: 'approved' }
      : { status: 'withdrawn' };
  return all.map((one) => (one.number === data.number ? { ...one, ...change } : one));
}

export const returnDecider: Decider<readonly KnownReturn[], ReturnOrder, ReturnEvent> = {
  initial: [],
  decide,
  evolve,
  events: returnEvents,
};
