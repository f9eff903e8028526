import { DecisionRunner, evidenceOf, LogReader, streamText } from '#event-store';
import type { Cause } from '#event-store';
import type { DomainError } from '#kernel';
import { transferEvents, transferStream } from '#payouts';
import { Injectable } from '@nestjs/common';
import type { HintOutcome } from '../domain/hint-patience.js';
import { lastKnownAfter, transferGoneDecider } from '../domain/transfer-gone.js';
import type { GoneTransfer, LastKnown } from '../domain/transfer-gone.js';

/** What Opn's own error says where it has no such object; a proxy's 404 says nothing. */
const OPN_HAS_NONE = 'not_found';

const END: HintOutcome = {
  kind: 'done',
  reason: 'Opn has the transfer no longer: it was destroyed before it was sent.',
};

/**
 * Transfers that Opn shows no longer. A webhook or event that tells of the end is a hint, and in
 * the old serialisation holds nothing but the id; that Opn's API then has none is its own word for
 * it. Where neither reached us, the API says so each time it is asked.
 */
@Injectable()
export class DestroyedTransfers {
  constructor(
    private readonly reader: LogReader,
    private readonly decisions: DecisionRunner,
  ) {}

  /**
   * Records the end of a transfer that something told of as destroyed (`cause`; null if nothing
   * did), if all we knew was that it is not sent; one that Opn never showed us moved no money.
   * Answers what that means for its hints; null if it means nothing.
   */
  async conclude(
    account: string,
    gone: GoneTransfer,
    failure: DomainError,
    cause: Cause | null,
  ): Promise<HintOutcome | null> {
    if (failure.code !== 'opn.not_found') return null;
    if (failure.details['opnCode'] !== OPN_HAS_NONE) return null;
    const known = await this.lastKnown(account, gone.transferId);
    if (known === 'destroyed') return END;
    if (cause === null || known === 'sent') return null; // somebody has to look
    if (known === 'unsent') await this.record(account, gone, failure, cause);
    return END;
  }

  private async lastKnown(account: string, transferId: string): Promise<LastKnown> {
    const stream = transferStream(account, transferId);
    const streams = await this.reader.streams(account, [stream], transferEvents);
    const history = streams.get(streamText(stream)) ?? [];
    return history.reduce<LastKnown>(lastKnownAfter, 'nothing');
  }

  private async record(
    account: string,
    gone: GoneTransfer,
    { details }: DomainError,
    cause: Cause,
  ): Promise<void> {
    const stream = transferStream(account, gone.transferId);
    const lesson = { stream, learned: gone, cause, evidence: evidenceOf({ ...details }) };
    await this.decisions.run([lesson], transferGoneDecider);
  }
}
