import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { judgeOpenRead, MOST_BLOCKING_FAILURES } from '../domain/judge-open-read.js';
import { ChargeWatch } from './charge-watch.js';
import type { ReadFailure, UnreadCharge } from './charge-watch.js';
import { ReadCharges } from './read-charges.js';
import { readingRound } from './reading-round.js';

/** What reading every open charge came to. */
export interface OpenChargesRead {
  /** Why it is to be tried again before anything is built on it; null: it need not be. */
  readonly outOfOrder: string | null;
  /** Charges that Opn answers nothing useful about, and why: they stand as last known. */
  readonly left: ReadonlyMap<string, string>;
}

/**
 * Reads every pending charge that was created before an instant and was not read since another.
 * One that cannot be read, while Opn answers about the others, holds nothing up for long.
 */
export class ReadOpenCharges extends Command<OpenChargesRead> {
  constructor(
    readonly account: string,
    readonly createdBefore: Instant,
    readonly since: Instant,
  ) {
    super();
  }
}

@CommandHandler(ReadOpenCharges)
export class ReadOpenChargesHandler implements ICommandHandler<ReadOpenCharges> {
  constructor(
    private readonly watch: ChargeWatch,
    private readonly reads: ReadCharges,
    private readonly clock: Clock,
  ) {}

  /** Those that have failed often come last: what they do to the way to Opn harms no other. */
  async execute({ account, createdBefore, since }: ReadOpenCharges): Promise<OpenChargesRead> {
    const unread = await this.watch.unreadSince(account, createdBefore, since);
    const left = new Map<string, string>();
    for (const isDoubtful of [false, true]) {
      const stage = unread.filter((one) => one.failures >= MOST_BLOCKING_FAILURES === isDoubtful);
      const outOfOrder = await this.readAll(account, stage, left);
      if (outOfOrder !== null) return { outOfOrder, left };
    }
    return { outOfOrder: null, left };
  }

  /** Round after round, as long as each of them gets on. */
  private async readAll(
    account: string,
    charges: readonly UnreadCharge[],
    left: Map<string, string>,
  ): Promise<string | null> {
    const open = new Map(charges.map((charge) => [charge.chargeId, charge]));
    while (open.size > 0) {
      const before = open.size;
      const outOfOrder = await this.round(account, open, left);
      if (outOfOrder !== null) return outOfOrder;
      if (open.size === before) return NOT_IN_TIME;
    }
    return null;
  }

  private async round(
    account: string,
    open: Map<string, UnreadCharge>,
    left: Map<string, string>,
  ): Promise<string | null> {
    const requests = [...open.values()].map((charge) => ({ ...charge, ...FOR_CLOSING }));
    const reads = await this.reads.read(account, requests, readingRound('prompt'));
    const failed: Record<ReadFailure, string[]> = { unasked: [], useless: [] };
    let outOfOrder: string | null = null;
    for (const [id, read] of reads) {
      const verdict = judgeOpenRead(read, open.get(id)?.failures ?? 0);
      if (verdict.kind === 'not_reached') continue;
      if ('counts' in verdict && verdict.counts !== null) failed[verdict.counts].push(id);
      if (verdict.kind === 'left') left.set(id, verdict.reason);
      if (verdict.kind === 'blocked') outOfOrder ??= verdict.reason;
      open.delete(id);
    }
    const now = this.clock.now();
    await this.watch.noteFailures(account, failed.unasked, 'unasked', now);
    await this.watch.noteFailures(account, failed.useless, 'useless', now);
    return outOfOrder;
  }
}

const FOR_CLOSING = { cause: { kind: 'refetch', ref: 'closing' }, endedHint: null } as const;

const NOT_IN_TIME = 'Open charges could not be read back in time; it is tried again.';
