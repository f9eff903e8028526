import { SettingsReader } from '#accounts';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { historySlices, isFinal } from '../domain/history-slices.js';
import { historyTotals } from '../domain/history-totals.js';
import type { ListTotals } from '../domain/history-totals.js';
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
  /** Slices that an interrupted run had read before. */
  readonly known: number;
  readonly lists: readonly ListTotals[];
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
  ) {}

  async execute({ account, plan }: SweepHistory): Promise<HistoryAnswer> {
    const slices = await this.sliced(account, plan);
    const known = await this.known(account, plan);
    const results: SliceResult[] = [];
    const gone = new Set<SweptList>(); // what Opn does not have is asked for once
    let left = plan.maxSlices ?? Number.POSITIVE_INFINITY;
    for (const [index, slice] of slices.entries()) {
      if (gone.has(slice.list)) continue;
      const before = known.get(keyOf(slice));
      if (!before && (left -= 1) < 0) return answerOf(results, known, false);
      const place = { slice, number: index + 1, slices: slices.length };
      const result = await this.slices.read(account, plan, { ...place, known: before ?? null });
      if (result.unavailable !== null) gone.add(slice.list);
      results.push(result);
    }
    if (results.every(isSettled)) await this.progress.forget(account, plan.run);
    return answerOf(results, known, true);
  }

  /** What an interrupted run has read, and need not be read again. */
  private async known(
    account: string,
    { run, again }: HistoryPlan,
  ): Promise<ReadonlyMap<string, SliceResult>> {
    if (again) await this.progress.forget(account, run);
    const results = await this.progress.of(account, run);
    const done = results.filter((result) => isSettled(result) && isFinal(result, result.readAt));
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

const isSettled = ({ complete, unavailable }: SliceResult): boolean =>
  complete || unavailable !== null;

const answerOf = (
  results: readonly SliceResult[],
  known: ReadonlyMap<string, SliceResult>,
  isOver: boolean,
): HistoryAnswer => ({
  isOver,
  known: results.filter((result) => known.get(keyOf(result)) === result).length,
  lists: historyTotals(results),
});
