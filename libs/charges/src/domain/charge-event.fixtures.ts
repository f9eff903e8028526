import {
  ChargeAmended,
  ChargeCompleted,
  ChargeCreated,
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
  return new ChargeAmended(readAt, { ...of(read), paymentMethod, paidAt, ...terms });
}
