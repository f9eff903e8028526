import { isOlderRead } from '#kernel';
import type { Instant } from '#kernel';
import { termsOf } from './to-transfer-snapshot.js';
import type { TransferEvent, TransferStatus, TransferTerms } from './transfer.events.js';
import { higherTransferStatus } from './transfer-status.js';
import { knownStep } from './transfer-steps.js';
import type { KnownStep, TransferStep } from './transfer-steps.js';

/** One read's word on how a transfer stands. */
export interface TransferStatement {
  readonly status: TransferStatus;
  readonly terms: TransferTerms;
  readonly readAt: Instant;
}

/** What the events so far say of a transfer. */
export interface Transfer {
  readonly status: TransferStatus;
  /** What it has been through, superseded steps included. */
  readonly steps: ReadonlyMap<TransferStep, KnownStep>;
  readonly statements: readonly TransferStatement[];
  readonly terms: TransferTerms;
  /** When the read that stated these terms, in the highest status, was requested. */
  readonly termsReadAt: Instant;
  readonly contradictions: readonly string[];
}

export function evolveTransfer(transfer: Transfer | null, event: TransferEvent): Transfer | null {
  if (event.type !== 'TransferCreated') return transfer && changedBy(event, transfer);
  const { readAt } = event.data;
  const terms = termsOf(event.data);
  return {
    status: 'created',
    steps: new Map(),
    statements: [{ status: 'created', terms, readAt }],
    terms,
    termsReadAt: readAt,
    contradictions: [],
  };
}

function changedBy(
  event: Exclude<TransferEvent, { type: 'TransferCreated' }>,
  transfer: Transfer,
): Transfer {
  switch (event.type) {
    case 'TransferSent':
      return reached(transfer, 'sent', { ...event.data, at: event.data.sentAt });
    case 'TransferPaid':
      return reached(transfer, 'paid', { ...event.data, at: event.data.paidAt });
    case 'TransferDestroyed':
      return reached(transfer, 'destroyed', { ...event.data, at: event.data.destroyedAt });
    case 'TransferFailed': {
      const { data } = event;
      return reached(transfer, 'failed', { ...data, superseded: false, at: data.failedAt });
    }
    case 'TransferAmended': {
      const { after: terms, readAt } = event.data;
      const statement = { status: transfer.status, terms, readAt };
      const statements = [...transfer.statements, statement];
      return { ...transfer, terms, termsReadAt: readAt, statements };
    }
    case 'TransferContradicted': {
      const contradictions = [...transfer.contradictions, event.data.fingerprint];
      return { ...transfer, contradictions };
    }
  }
}

interface ReachedStep {
  readonly readAt: Instant;
  readonly superseded: boolean;
  readonly at: Instant;
  readonly failureCode?: string | null;
}

/** One that was overtaken before we learned of it changes no status. */
function reached(
  transfer: Transfer,
  step: TransferStep,
  { readAt, superseded, at, failureCode = null }: ReachedStep,
): Transfer {
  const known = knownStep(transfer.steps.get(step), { at, failureCode }, readAt);
  const steps = new Map([...transfer.steps, [step, known]]);
  if (superseded) return { ...transfer, steps };
  // Told again by an older read, the step has another time, and the terms are as they were.
  const isOlder = step === transfer.status && isOlderRead(readAt, transfer.termsReadAt);
  if (isOlder) return { ...transfer, steps };
  const statement = { status: step, terms: transfer.terms, readAt };
  const statements = [...transfer.statements, statement];
  const status = higherTransferStatus(transfer.status, step);
  return { ...transfer, status, steps, statements, termsReadAt: readAt };
}
