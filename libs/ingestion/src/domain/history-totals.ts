import { sum } from '#money';
import type { Satang } from '#money';
import { SWEPT_LISTS } from './swept-list.js';
import type { SweptList } from './swept-list.js';

/** What counts of a slice when a list is added up. */
interface Slice {
  readonly list: SweptList;
  readonly pages: number;
  readonly count: number;
  readonly amount: Satang;
  readonly recorded: number;
  /** Rows that are to be recorded yet. */
  readonly unrecorded: number;
  readonly complete: boolean;
  readonly unavailable: string | null;
}

/** What the slices of a list come to. */
export interface ListTotals extends Slice {
  readonly slices: number;
}

/** Adds up what was read, list by list. */
export const historyTotals = (slices: readonly Slice[]): readonly ListTotals[] =>
  SWEPT_LISTS.map((list) => {
    const own = slices.filter((slice) => slice.list === list);
    const total = (of: (slice: Slice) => number) => own.reduce((all, one) => all + of(one), 0);
    return {
      list,
      slices: own.length,
      pages: total(({ pages }) => pages),
      count: total(({ count }) => count),
      amount: sum(own.map(({ amount }) => amount)),
      recorded: total(({ recorded }) => recorded),
      unrecorded: total(({ unrecorded }) => unrecorded),
      complete: own.every(({ complete }) => complete),
      unavailable: own.find(({ unavailable }) => unavailable !== null)?.unavailable ?? null,
    };
  });
