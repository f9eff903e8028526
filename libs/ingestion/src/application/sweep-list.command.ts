import { DecisionRunner } from '#event-store';
import { Clock } from '#kernel';
import type { Instant } from '#kernel';
import type { OpnError, OpnPage } from '#opn';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { ListTally } from '../domain/list-tally.js';
import { sweepDecider, sweepStream } from '../domain/sweep.events.js';
import type { SweepFacts } from '../domain/sweep.events.js';
import type { OptionalList, SweptList } from '../domain/swept-list.js';
import { unavailableStatus } from '../domain/unavailable-source.js';
import { OpnAccounts } from './opn-accounts.js';
import { RecordPage } from './record-page.js';

/** What a sweep saw, and what it taught us. It is complete if all of it could be recorded, too. */
export interface SweepAnswer extends SweepFacts {
  readonly outcome: 'read';
  /** Events that were new. */
  readonly recorded: number;
  /** Items that were kept out of the books; findings say why. */
  readonly refused: number;
  /** Of those the ones without a finding, which may be recorded later: it has to be read again. */
  readonly unrecorded: number;
  /** When the last created item was created; null if there is none. */
  readonly latest: Instant | null;
}

/** Opn does not have this list for the account (404), or not for this key (403). */
export interface UnavailableList {
  readonly outcome: 'unavailable';
  readonly list: OptionalList;
  readonly status: 403 | 404;
  readonly reason: string;
}

export type SweepOutcome = SweepAnswer | UnavailableList;

export interface ListProgress {
  readonly pages: number;
  readonly seen: number;
  /** What Opn says the window holds. */
  readonly total: number;
  readonly recorded: number;
}

export interface SweepOptions {
  readonly progress?: (progress: ListProgress) => Promise<void> | void;
  /** A sweep of every minute is an event only if it taught something, or was incomplete. */
  readonly onlyNews?: boolean;
}

/**
 * Reads one of Opn's lists, of what was created in a window (both ends included): finds what no
 * webhook told. Only charges are indispensable: their list fails where others are unavailable.
 */
export class SweepList extends Command<SweepOutcome> {
  constructor(
    readonly account: string,
    readonly list: SweptList,
    readonly from: Instant,
    readonly to: Instant,
    readonly options: SweepOptions = {},
  ) {
    super();
  }
}

@CommandHandler(SweepList)
export class SweepListHandler implements ICommandHandler<SweepList> {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly pages: RecordPage,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute(sweep: SweepList): Promise<SweepOutcome> {
    try {
      return await this.read(sweep);
    } catch (error) {
      const { list } = sweep;
      const status = unavailableStatus(error);
      if (status === null || list === 'charges') throw error;
      return { outcome: 'unavailable', list, status, reason: (error as OpnError).message };
    }
  }

  private async read({ account, list, from, to, options }: SweepList): Promise<SweepAnswer> {
    const tally = new ListTally(list);
    const cause = { kind: 'sweep', ref: `${list}:${from}..${to}` } as const;
    let [recorded, refused, unrecorded] = [0, 0, 0];
    for await (const page of this.opn.client(account).list(list, { from, to })) {
      tally.take(page);
      const learned = await this.pages.record(account, list, page, cause);
      recorded += learned.recorded;
      refused += learned.refused;
      unrecorded += learned.unrecorded;
      await options.progress?.(progressOf(tally, page, recorded));
    }
    const seen = tally.facts();
    const facts = { ...seen, list, from, to, complete: seen.complete && unrecorded === 0 };
    const isNews = recorded > 0 || !facts.complete;
    if (isNews || options.onlyNews !== true) await this.note(account, facts);
    return { outcome: 'read', ...facts, recorded, refused, unrecorded, latest: tally.latest };
  }

  private async note(account: string, facts: SweepFacts): Promise<void> {
    const lesson = {
      stream: sweepStream(account, facts),
      learned: { at: this.clock.now(), facts },
      cause: { kind: 'sweep', ref: null },
      evidence: null,
    } as const;
    await this.decisions.run([lesson], sweepDecider);
  }
}

const progressOf = (tally: ListTally, { total }: OpnPage, recorded: number): ListProgress => ({
  pages: tally.pages,
  seen: tally.count,
  total,
  recorded,
});
