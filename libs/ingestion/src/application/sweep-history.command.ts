import { SettingsReader } from '#accounts';
import { Clock, isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { historySlices, isFinal } from '../domain/history-slices.js';
import type { HistorySlice } from '../domain/history-slices.js';
import { historyTotals } from '../domain/history-totals.js';
import type { ListTotals } from '../domain/history-totals.js';
import { whatHistoryLacks } from '../domain/what-history-lacks.js';
import type { HistoryLack } from '../domain/what-history-lacks.js';
import { SWEPT_LISTS } from '../domain/swept-list.js';
import type { SweptList } from '../domain/swept-list.js';
import { FirstCreated } from './first-created.js';
import type { HistoryPlan } from './history-plan.js';
import { ReadSlice } from './read-slice.js';
import { SweepProgress } from './sweep-progress.js';
import type { SliceResult } from './sweep-progress.js';

/** From this many slices on it is worth asking how far back a list goes at all. */
const MANY_SLICES = 31;

export interface HistoryAnswer {
  /** Went through to the last slice. */
  readonly isOver: boolean;
  /** Of what was asked for up to there. */
  readonly lacks: HistoryLack;
  /** Slices that an interrupted run had read before. */
  readonly known: number;
  readonly lists: readonly ListTotals[];
}

interface Read {
  readonly results: readonly SliceResult[];
  /** Went through to the last slice. */
  readonly isOver: boolean;
}

/** Reads all of Opn's lists over business days, slice by slice. */
export class SweepHistory extends Command<HistoryAnswer> {
  constructor(
    readonly account: string,
    readonly plan: HistoryPlan,
  ) {
    super();
  }
}

@CommandHandler(SweepHistory)
export class SweepHistoryHandler implements ICommandHandler<SweepHistory> {
  constructor(
    private readonly settings: SettingsReader,
    private readonly first: FirstCreated,
    private readonly slices: ReadSlice,
    private readonly progress: SweepProgress,
    private readonly clock: Clock,
  ) {}

  async execute({ account, plan }: SweepHistory): Promise<HistoryAnswer> {
    const slices = await this.sliced(account, plan);
    const known = await this.known(account, plan);
    const answer = await this.through(account, plan, slices, known);
    const isDone = plan.restMs === undefined ? isSettled : isWhole;
    const isOver = answer.isOver && answer.results.every(isDone);
    if (isOver) await this.progress.forget(account, plan.run);
    return answerOf(answer, known);
  }

  /** Slice after slice, up to as many new ones as the plan wants. */
  private async through(
    account: string,
    plan: HistoryPlan,
    slices: readonly HistorySlice[],
    known: ReadonlyMap<string, SliceResult>,
  ): Promise<Read> {
    const results: SliceResult[] = [];
    const gone = new Set<SweptList>(); // what Opn does not have is asked for once
    let left = plan.maxSlices ?? Number.POSITIVE_INFINITY;
    for (const [index, slice] of slices.entries()) {
      const before = known.get(keyOf(slice)) ?? null;
      if (!before && gone.has(slice.list)) continue;
      if (!before && (left -= 1) < 0) return { results, isOver: false };
      const place = { slice, number: index + 1, slices: slices.length };
      const result = await this.slices.read(account, plan, { ...place, known: before });
      if (!before && result.unavailable !== null) gone.add(slice.list);
      results.push(result);
    }
    return { results, isOver: true };
  }

  /** What was read before, and is not to be read again now. */
  private async known(
    account: string,
    { run, again, restMs }: HistoryPlan,
  ): Promise<ReadonlyMap<string, SliceResult>> {
    if (again) await this.progress.forget(account, run);
    const results = await this.progress.of(account, run);
    const now = this.clock.now();
    const rests = ({ readAt }: SliceResult) =>
      restMs !== undefined && isBefore(now, plusMs(readAt, restMs));
    const done = results.filter((result) =>
      isWhole(result) ? isFinal(result, result.readAt) : rests(result),
    );
    return new Map(done.map((result) => [keyOf(result), result]));
  }

  /** Of a list that begins later, the empty days before it are left out. */
  private async sliced(account: string, { from, to }: HistoryPlan) {
    const { days } = await this.settings.of(account);
    const all = historySlices(from, to, days);
    const begins = new Map<string, Instant | null>();
    for (const list of SWEPT_LISTS) {
      const isLong = all.filter((slice) => slice.list === list).length > MANY_SLICES;
      begins.set(list, isLong ? await this.first.of(account, list) : null);
    }
    return all.filter((slice) => {
      const first = begins.get(slice.list) ?? null;
      return first === null || !isBefore(slice.to, first);
    });
  }
}

const keyOf = ({ list, from, to }: Pick<SliceResult, 'list' | 'from' | 'to'>): string =>
  `${list} ${from} ${to}`;

const isWhole = ({ complete }: SliceResult): boolean => complete;

const isSettled = ({ complete, unavailable }: SliceResult): boolean =>
  complete || unavailable !== null;

const answerOf = (
  { results, isOver }: Read,
  known: ReadonlyMap<string, SliceResult>,
): HistoryAnswer => ({
  isOver,
  lacks: whatHistoryLacks(results),
  known: results.filter((result) => known.get(keyOf(result)) === result).length,
  lists: historyTotals(results),
});
