/**
 * `event.changed`: its content is not what was hashed · `event.missing`: positions are empty ·
 * `event.unchained`: the event before it in its stream is missing or comes later ·
 * `event.unbatched`: it belongs to no batch · `batch.changed`: it is not the events it digested ·
 * `batch.unchained`: it does not follow the batch before it · `head.differs`: the log does not end
 * where its head says · `head.unknown`: a head stated earlier (in a report) is not in the log ·
 * `evidence.changed`: kept evidence is not what its events cite · `evidence.missing`: it is not
 * there, and was not erased · `erasure.unannounced`: it is said to be erased, and no event says
 * so · `webhook.emptied`: what a webhook said is not there, and was not erased.
 */
export type LogFaultKind =
  | 'event.changed'
  | 'event.missing'
  | 'event.unchained'
  | 'event.unbatched'
  | 'batch.changed'
  | 'batch.unchained'
  | 'head.differs'
  | 'head.unknown'
  | 'evidence.changed'
  | 'evidence.missing'
  | 'erasure.unannounced'
  | 'webhook.emptied';

/** One thing that is wrong with a log; `message` is a sentence for whoever looks into it. */
export interface LogFault {
  readonly kind: LogFaultKind;
  readonly message: string;
}

/** Keeps the first faults and counts all: a log that was wiped has as many as it had events. */
export class FaultList {
  private readonly kept: LogFault[] = [];
  private total = 0;

  constructor(private readonly limit: number) {}

  get count(): number {
    return this.total;
  }

  get first(): readonly LogFault[] {
    return this.kept;
  }

  add(kind: LogFaultKind, message: string): void {
    this.total += 1;
    if (this.kept.length < this.limit) this.kept.push({ kind, message });
  }

  /** Of a kind of which enough were named. */
  addUnlisted(count: number): void {
    this.total += count;
  }
}
