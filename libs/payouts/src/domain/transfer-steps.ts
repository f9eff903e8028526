import { isBefore, isNewerRead } from '#kernel';
import type { Instant } from '#kernel';
import type { TransferSnapshot } from './to-transfer-snapshot.js';
import type { TransferStatus } from './transfer.events.js';

/** What may become of a transfer after it was created, as it rises. */
export const TRANSFER_STEPS = [
  'destroyed',
  'sent',
  'paid',
  'failed',
] as const satisfies readonly TransferStatus[];

export type TransferStep = (typeof TRANSFER_STEPS)[number];

/** When a step was taken; why, if it is a failure. */
export interface StatedStep {
  readonly at: Instant;
  readonly failureCode: string | null;
}

export interface KnownStep extends StatedStep {
  /** The earliest read that told of it, and the newest that told something new of it. */
  readonly firstReadAt: Instant;
  readonly lastReadAt: Instant;
}

/** What a read says of a step; null if it does not say that it was taken. */
export function statedStep(step: TransferStep, seen: TransferSnapshot): StatedStep | null {
  const { sentAt, paidAt, failureCode, readAt, status } = seen;
  switch (step) {
    case 'sent':
      return sentAt && { at: sentAt, failureCode: null };
    case 'paid':
      return paidAt && { at: paidAt, failureCode: null };
    case 'destroyed':
    case 'failed': // Opn does not state when: not after the read that shows it
      return status === step ? { at: readAt, failureCode } : null;
  }
}

/**
 * The best word on a step after another read told of it: times that Opn states are those of the
 * latest read; an end that Opn does not date was not after the earliest read that shows it.
 */
export function betterStep(
  step: TransferStep,
  known: KnownStep,
  stated: StatedStep,
  readAt: Instant,
): StatedStep {
  const isNewer = isNewerRead(readAt, known.lastReadAt);
  if (step === 'sent' || step === 'paid') return isNewer ? stated : known;
  const at = isBefore(stated.at, known.at) ? stated.at : known.at;
  return { at, failureCode: isNewer ? stated.failureCode : known.failureCode };
}

/** The step as it is known once it was recorded. */
export const knownStep = (
  before: KnownStep | undefined,
  { at, failureCode }: StatedStep,
  readAt: Instant,
): KnownStep => ({
  at,
  failureCode,
  firstReadAt: before && isBefore(before.firstReadAt, readAt) ? before.firstReadAt : readAt,
  lastReadAt: before && !isNewerRead(readAt, before.lastReadAt) ? before.lastReadAt : readAt,
});
