import { sum } from '#money';
import type { Satang } from '#money';
import { SWEPT_LISTS } from './swept-list.js';
import type { SweptList } from './swept-list.js';

/** What reading a part of a list came to. */
export interface ListFigures {
  readonly list: SweptList;
  readonly pages: number;
  readonly count: number;
  readonly amount: Satang;
  /** Events that were new. */
  readonly recorded: number;
  /** Rows that are to be recorded yet: they are read again. */
  readonly unrecorded: number;
  readonly complete: boolean;
  /** Why Opn does not have the list for this account or key; null if it was read. */
  readonly unavailable: string | null;
}

/** What the slices of a list come to. */
export interface ListTotals extends ListFigures {
  readonly slices: number;
}

/** Adds up what was read, list by list. */
export const historyTotals = (slices: readonly ListFigures[]): readonly ListTotals[] =>
  SWEPT_LISTS.map((list) => {
    const own = slices.filter((slice) => slice.list === list);
    const total = (of: (slice: ListFigures) => number) =>
      own.reduce((all, one) => all + of(one), 0);
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
