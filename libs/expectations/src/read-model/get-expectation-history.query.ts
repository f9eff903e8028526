import { LogReader, streamText } from '#event-store';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { ExpectationUnknownError } from '../domain/expectation.errors.js';
import { expectationEvents } from '../domain/expectation.events.js';
import type { ExpectationEvent } from '../domain/expectation.events.js';
import { expectationStream } from '../domain/expected-receipt.js';
import { isReference } from '../domain/receipt-fields.js';

/** One event of an expected receipt; `type` is the stored name, `expectation.revised`. */
export interface ExpectationEventView {
  readonly type: string;
  readonly version: number;
  readonly position: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** `import`, with the SHA-256 of the file, or `person`, with the name. */
  readonly cause: string;
  readonly causeRef: string | null;
  readonly hash: string;
  readonly data: object;
}

/** All that was ever said of an expected receipt, first word first. `expectation.unknown`. */
export class GetExpectationHistory extends Query<readonly ExpectationEventView[]> {
  constructor(
    readonly account: string,
    readonly reference: string,
  ) {
    super();
  }
}

@QueryHandler(GetExpectationHistory)
export class GetExpectationHistoryHandler implements IQueryHandler<GetExpectationHistory> {
  constructor(private readonly reader: LogReader) {}

  async execute(question: GetExpectationHistory): Promise<readonly ExpectationEventView[]> {
    const { account, reference } = question;
    if (!isReference(reference)) throw new ExpectationUnknownError(account, reference);
    const stream = expectationStream(account, reference);
    const streams = await this.reader.streams(account, [stream], expectationEvents);
    const events = streams.get(streamText(stream));
    if (events === undefined) throw new ExpectationUnknownError(account, reference);
    return events.map(view);
  }
}

const view = (event: Recorded<ExpectationEvent>): ExpectationEventView => ({
  type: expectationEvents.storedName(event.type),
  version: event.version,
  position: event.position,
  occurredAt: event.occurredAt,
  recordedAt: event.recordedAt,
  cause: event.cause.kind,
  causeRef: event.cause.ref,
  hash: event.hash,
  data: event.data,
});
