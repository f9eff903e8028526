import type { Decider } from '#event-store';
import type { Instant } from '#kernel';
import { TransferDestroyed, transferEvents } from '#payouts';
import type { TransferEvent } from '#payouts';

/** What the log knows of a transfer that Opn has no longer. */
export type LastKnown = 'nothing' | 'unsent' | 'sent' | 'destroyed';

/** Opn, asked for a transfer, answered that it has none. */
export interface GoneTransfer {
  readonly transferId: string;
  readonly readAt: Instant;
}

/**
 * A transfer that Opn had shown unsent, told of as destroyed, and now has no longer: that it is
 * gone is Opn's own answer. One that was sent, or never seen, is destroyed by no 404.
 */
export const transferGoneDecider: Decider<LastKnown, GoneTransfer, TransferEvent> = {
  initial: 'nothing',
  decide: ({ transferId, readAt }, known) => {
    if (known !== 'unsent') return [];
    const data = { transferId, readAt, superseded: false, destroyedAt: readAt };
    return [new TransferDestroyed(readAt, data)];
  },
  evolve: lastKnownAfter,
  events: transferEvents,
};

export function lastKnownAfter(known: LastKnown, { type }: TransferEvent): LastKnown {
  switch (type) {
    case 'TransferCreated':
      return 'unsent';
    case 'TransferSent':
    case 'TransferPaid':
    case 'TransferFailed':
      return 'sent';
    case 'TransferDestroyed':
      return known === 'sent' ? 'sent' : 'destroyed';
    case 'TransferAmended':
    case 'TransferContradicted':
      return known;
  }
}
