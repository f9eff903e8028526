import type { Queryable } from '#database';
import { isBefore, tellProgress } from '#kernel';
import { BatchDigest, chainStart } from '../domain/batch-digest.js';
import type { FaultList } from '../domain/log-fault.js';
import type { LogHead } from '../log/log-reader.js';
import { batchesInOrder, BEYOND_ALL } from '../log/log-windows.js';
import type { BatchRow } from '../log/log-windows.js';
import { named, range } from './checked-events.js';
import type { CheckedEvents } from './checked-events.js';

const BEFORE_ALL = { number: 0n, last_position: 0n, committed_at: null };

export type LastBatch = Pick<BatchRow, 'number' | 'last_position' | 'digest' | 'committed_at'>;

/** Walks an account's batches, and with them its events: each event is in exactly one batch. */
export class CheckedBatches {
  count = 0;

  constructor(
    private readonly on: Queryable,
    private readonly account: string,
    private readonly faults: FaultList,
    private readonly stated: readonly LogHead[],
    /** The last of those that were checked before. */
    private last: LastBatch | null = null,
  ) {}

  get lastBatch(): LastBatch | null {
    return this.last;
  }

  /** Where the chain ends. */
  get end(): { readonly batch: number; readonly digest: string } {
    const digest = this.last?.digest ?? chainStart(this.account);
    return { batch: Number(this.last?.number ?? 0n), digest: digest.toString('hex') };
  }

  /**
   * `total`: the position at which the log is said to end. Stops early, and answers with false,
   * when `enough` events were looked at.
   */
  async walk(events: CheckedEvents, total: number, enough = Infinity): Promise<boolean> {
    const missing = new Set(this.stated);
    this.meetStated(missing);
    for await (const batch of batchesInOrder(this.on, this.account, this.last?.number)) {
      if (events.count >= enough) return false;
      this.checkPlace(batch);
      await this.checkContent(batch, events);
      this.count += 1;
      this.last = batch;
      tellProgress('Checking the log', Number(batch.last_position), total, 'events');
      this.meetStated(missing);
    }
    await this.refuseUnbatched(events, BEYOND_ALL);
    for (const { batch, position, digest } of missing) {
      const said = `position ${position} in batch ${batch} with digest ${digest}`;
      this.faults.add('head.unknown', `A head stated earlier, ${said}, is not in this log.`);
    }
    return true;
  }

  private checkPlace(batch: BatchRow): void {
    if (this.follows(batch)) return;
    const number = (this.last?.number ?? 0n) + 1n;
    const gap =
      batch.number > number
        ? `: ${range('batch', 'batches', number, batch.number - 1n)} missing`
        : '';
    this.faults.add(
      'batch.unchained',
      `Batch ${batch.number} does not follow from the one before it${gap}.`,
    );
  }

  /** It comes right after the one before it, in number, position, digest and time. */
  private follows(batch: BatchRow): boolean {
    const { number, last_position: position, committed_at: time } = this.last ?? BEFORE_ALL;
    return (
      batch.number === number + 1n &&
      batch.first_position === position + 1n &&
      batch.previous.toString('hex') === this.end.digest &&
      !isBefore(batch.committed_at, time ?? batch.committed_at)
    );
  }

  private async checkContent(batch: BatchRow, events: CheckedEvents): Promise<void> {
    await this.refuseUnbatched(events, batch.first_position - 1n);
    const { number, first_position: first, last_position: last } = batch;
    const digest = new BatchDigest(batch.previous, { number, first, last });
    let count = 0;
    for (let row = await events.takeUpTo(last); row; row = await events.takeUpTo(last)) {
      digest.add(row.hash);
      count += 1;
    }
    if (count === batch.count && digest.end().equals(batch.digest)) return;
    this.faults.add(
      'batch.changed',
      `Batch ${number} digested ${batch.count} events at positions ${first} to ${last}; ` +
        `the ${count} that are there give another digest.`,
    );
  }

  private async refuseUnbatched(events: CheckedEvents, upTo: bigint): Promise<void> {
    for (let row = await events.takeUpTo(upTo); row; row = await events.takeUpTo(upTo)) {
      this.faults.add('event.unbatched', `${named(row)} belongs to no batch.`);
    }
  }

  private meetStated(missing: Set<LogHead>): void {
    const { batch, digest } = this.end;
    const position = Number(this.last?.last_position ?? 0n);
    for (const head of missing) {
      const isHere = head.batch === batch && head.digest === digest && head.position === position;
      if (isHere) missing.delete(head);
    }
  }
}
