import { Clock, DomainError, HOUR_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { isUnasked } from '../domain/hint-patience.js';
import { DestroyedTransfers } from './destroyed-transfers.js';
import { OpnAccounts } from './opn-accounts.js';
import { OpnDeliveries } from './opn-deliveries.js';
import type { MissedEvent } from './opn-deliveries.js';
import { ReadCharges } from './read-charges.js';
import { isLeft, MOST_SINGLE_READS, readingRound } from './reading-round.js';
import type { ReadingRound } from './reading-round.js';
import { RecordMoneyFacts } from './record-money-facts.command.js';
import { singleRead } from './single-read.js';

const READ_PER_ROUND = 200;

/** What was missed earlier is found by the sweeps, which go back further than that. */
const READ_WITHIN_MS = 26 * HOUR_MS;

/** Reads the charges and transfers of events that never reached us, unless the books know them. */
@Injectable()
export class ReadMissedEvents {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly deliveries: OpnDeliveries,
    private readonly charges: ReadCharges,
    private readonly destroyed: DestroyedTransfers,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** Answers for how many events Opn was asked; what is left over is read next time. */
  async read(account: string): Promise<number> {
    if (!this.opn.accounts.includes(account)) return 0;
    const most = await this.charges.mostPerRound(account, READ_PER_ROUND);
    if (most === 0) return 0;
    const since = plusMs(this.clock.now(), -READ_WITHIN_MS);
    const missed = await this.deliveries.unread(account, since, most);
    const known = missed.filter(({ isKnown }) => isKnown).map(({ eventId }) => eventId);
    await this.deliveries.noteRead(account, known, this.clock.now());
    const unknown = missed.filter(({ isKnown }) => !isKnown);
    const round = readingRound('sweep');
    const read = [
      ...(await this.readCharges(account, ofKind(unknown, 'charge'), round)),
      ...(await this.readTransfers(account, ofKind(unknown, 'transfer'), round)),
    ];
    await this.deliveries.noteRead(account, read, this.clock.now());
    return read.length;
  }

  /** Whatever was answered: the schedules and sweeps go on from there. */
  private async readCharges(
    account: string,
    events: readonly MissedEvent[],
    round: ReadingRound,
  ): Promise<readonly string[]> {
    const byCharge = new Map(events.map((event) => [event.objectId, event]));
    const requests = [...byCharge.values()].map(({ objectId, eventId }) => ({
      chargeId: objectId,
      createdAt: null,
      cause: causeOf(eventId),
      endedHint: null,
    }));
    const reads = await this.charges.read(account, requests, round);
    return events.flatMap(({ eventId, objectId }) => {
      const read = reads.get(objectId);
      const isAnswered = read && !('failure' in read && isUnasked(read.failure));
      return isAnswered ? [eventId] : [];
    });
  }

  private async readTransfers(
    account: string,
    events: readonly MissedEvent[],
    round: ReadingRound,
  ): Promise<readonly string[]> {
    const read: string[] = [];
    for (const event of events.slice(0, MOST_SINGLE_READS)) {
      const { eventId, objectId } = event;
      const readAt = this.clock.now();
      const answer = await singleRead(objectId, () =>
        this.opn.client(account).transfer(objectId, round),
      );
      if (answer instanceof DomainError) {
        if (isLeft(answer, round)) return read;
        if (isUnasked(answer)) continue;
        await this.learnEnd(account, event, readAt, answer);
        read.push(eventId);
        continue;
      }
      const { raw, requestedAt } = answer;
      const observation = { raw, requestedAt, cause: causeOf(eventId) };
      await this.commands.execute(new RecordMoneyFacts(account, 'transfer', [observation]));
      read.push(eventId);
    }
    return read;
  }

  /** A destroyed transfer can be read no longer: that Opn has none is what there is to learn. */
  private async learnEnd(
    account: string,
    { eventId, eventKey, objectId }: MissedEvent,
    readAt: Instant,
    failure: DomainError,
  ): Promise<void> {
    if (eventKey !== 'transfer.destroy') return;
    const gone = { transferId: objectId, readAt };
    await this.destroyed.conclude(account, gone, failure, causeOf(eventId));
  }
}

const causeOf = (eventId: string) => ({ kind: 'sweep', ref: `events:${eventId}` }) as const;

const ofKind = (events: readonly MissedEvent[], kind: string): readonly MissedEvent[] =>
  events.filter(({ objectKind }) => objectKind === kind);
