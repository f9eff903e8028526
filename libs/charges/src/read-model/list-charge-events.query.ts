import { EvidenceStore, LogReader, streamText } from '#event-store';
import type { Erasure, Recorded } from '#event-store';
import type { Instant } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { chargeEvents } from '../domain/charge.events.js';
import type { ChargeEvent } from '../domain/charge.events.js';
import { chargeStream } from '../domain/charge-stream.js';
import { unknownCharge } from './get-charge.query.js';

/** One event of a charge; `type` is the stored name, `charge.completed`. */
export interface ChargeEventView {
  readonly type: string;
  readonly version: number;
  readonly position: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly cause: string;
  readonly causeRef: string | null;
  readonly evidence: string | null;
  /** When Opn's raw answer was erased, by whom and why; null where it was not. */
  readonly evidenceErased: Erasure | null;
  readonly hash: string;
  readonly data: object;
}

export class ListChargeEvents extends Query<readonly ChargeEventView[]> {
  constructor(
    readonly account: string,
    readonly chargeId: string,
  ) {
    super();
  }
}

@QueryHandler(ListChargeEvents)
export class ListChargeEventsHandler implements IQueryHandler<ListChargeEvents> {
  constructor(
    private readonly reader: LogReader,
    private readonly evidence: EvidenceStore,
  ) {}

  async execute({ account, chargeId }: ListChargeEvents): Promise<readonly ChargeEventView[]> {
    const stream = chargeStream(account, chargeId);
    const streams = await this.reader.streams(account, [stream], chargeEvents);
    const events = streams.get(streamText(stream));
    if (!events) throw unknownCharge(account, chargeId);
    const hashes = events.map((event) => event.evidence);
    const erasures = await this.evidence.erasures(account, hashes);
    return events.map((event) => view(event, erasures.get(event.evidence ?? '') ?? null));
  }
}

const view = (event: Recorded<ChargeEvent>, evidenceErased: Erasure | null): ChargeEventView => ({
  type: chargeEvents.storedName(event.type),
  version: event.version,
  position: event.position,
  occurredAt: event.occurredAt,
  recordedAt: event.recordedAt,
  cause: event.cause.kind,
  causeRef: event.cause.ref,
  evidence: event.evidence,
  evidenceErased,
  hash: event.hash,
  data: event.data,
});
