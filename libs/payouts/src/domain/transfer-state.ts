import type { Instant } from '#kernel';
import { termsOf } from './to-transfer-snapshot.js';
import type { TransferEvent, TransferStatus, TransferTerms } from './transfer.events.js';
import { higherTransferStatus } from './transfer-status.js';

/** One read's word on how a transfer stands. */
export interface TransferStatement {
  readonly status: TransferStatus;
  readonly terms: TransferTerms;
  readonly readAt: Instant;
}

/** What the events so far say of a transfer. */
export interface Transfer {
  readonly status: TransferStatus;
  /** The read that taught us of each status, superseded ones included. */
  readonly statusesSeen: ReadonlyMap<TransferStatus, Instant>;
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
    statusesSeen: new Map([['created', readAt]]),
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
      return reached(transfer, 'sent', event.data);
    case 'TransferPaid':
      return reached(transfer, 'paid', event.data);
    case 'TransferDestroyed':
      return reached(transfer, 'destroyed', event.data);
    case 'TransferFailed':
      return reached(transfer, 'failed', { ...event.data, superseded: false });
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

/** One that was overtaken before we learned of it changes no status. */
function reached(
  transfer: Transfer,
  status: TransferStatus,
  { readAt, superseded }: { readonly readAt: Instant; readonly superseded: boolean },
): Transfer {
  const statusesSeen = new Map([...transfer.statusesSeen, [status, readAt]]);
  if (superseded) return { ...transfer, statusesSeen };
  const statement = { status, terms: transfer.terms, readAt };
  return {
    ...transfer,
    status: higherTransferStatus(transfer.status, status),
    statusesSeen,
    statements: [...transfer.statements, statement],
    termsReadAt: readAt,
  };
}
