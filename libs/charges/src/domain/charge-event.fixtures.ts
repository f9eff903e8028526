import {
  ChargeAmended,
  ChargeCompleted,
  ChargeConfirmed,
  ChargeCreated,
  ChargeEarlierMoneyLearned,
  ChargeEndRedated,
  ChargeExpired,
  ChargeFailed,
  ChargePending,
  ChargeReversed,
} from './charge.events.js';
import type { ChargeSnapshot } from './charge-snapshot.js';
import { termsOf } from './charge-state.js';

// For tests: the event that a read is expected to become.

const of = ({ chargeId, readAt }: ChargeSnapshot) => ({ chargeId, readAt });
const paidAtOf = ({ paidAt, createdAt }: ChargeSnapshot) => paidAt ?? createdAt;

export function created(read: ChargeSnapshot): ChargeCreated {
  const { createdAt, expiresAt, paymentMethod } = read;
  const facts = { createdAt, expiresAt, paymentMethod };
  return new ChargeCreated(createdAt, { ...of(read), ...termsOf(read), ...facts });
}

export const pending = (read: ChargeSnapshot): ChargePending =>
  new ChargePending(read.createdAt, { ...of(read), expiresAt: read.expiresAt });

export function completed(read: ChargeSnapshot, paidAt = paidAtOf(read)): ChargeCompleted {
  const { paymentMethod } = read;
  return new ChargeCompleted(paidAt, { ...of(read), ...termsOf(read), paymentMethod, paidAt });
}

export function failed(read: ChargeSnapshot, superseded = false): ChargeFailed {
  const { readAt: endedAt, failureCode } = read;
  return new ChargeFailed(endedAt, { ...of(read), endedAt, superseded, failureCode });
}

export function expired(read: ChargeSnapshot, superseded = false): ChargeExpired {
  const { readAt: endedAt } = read;
  return new ChargeExpired(endedAt, { ...of(read), endedAt, superseded });
}

export function reversed(read: ChargeSnapshot, paidAt = paidAtOf(read)): ChargeReversed {
  const { paymentMethod, readAt: reversedAt } = read;
  const times = { paidAt, reversedAt };
  return new ChargeReversed(reversedAt, { ...of(read), ...termsOf(read), paymentMethod, ...times });
}

export function amended(
  before: ChargeSnapshot,
  read: ChargeSnapshot,
  paidAt = before.paidAt,
): ChargeAmended {
  const { paymentMethod, readAt } = read;
  const terms = { before: termsOf(before), after: termsOf(read) };
  const reversal = before.status === 'reversed' ? ({ wasReversed: true } as const) : {};
  const data = { ...of(read), paymentMethod, paidAt, ...terms, ...reversal };
  return new ChargeAmended(readAt, data);
}

/** An older read shows other money of a charge that is booked. */
export const hadOtherMoney = (read: ChargeSnapshot): ChargeEarlierMoneyLearned =>
  new ChargeEarlierMoneyLearned(read.readAt, {
    ...of(read),
    status: read.status,
    money: read.money,
  });

export function redated(read: ChargeSnapshot, endedAt = read.readAt): ChargeEndRedated {
  return new ChargeEndRedated(endedAt, { ...of(read), status: read.status, endedAt });
}

export const confirmed = (read: ChargeSnapshot): ChargeConfirmed =>
  new ChargeConfirmed(read.readAt, { ...of(read), status: read.status });
