import type { SweptList } from './swept-list.js';

/** `lists`: only what Opn does not have for this account, or not for this key. */
export type HistoryLack = 'nothing' | 'lists' | 'slices';

interface Slice {
  readonly list: SweptList;
  readonly complete: boolean;
  readonly unavailable: string | null;
}

/** A list of which Opn showed us any part is there: then an answer to the contrary was a stray. */
export function whatHistoryLacks(slices: readonly Slice[]): HistoryLack {
  const lacking = slices.filter(({ complete }) => !complete);
  if (lacking.length === 0) return 'nothing';
  const seen = new Set(slices.flatMap((one) => (one.unavailable === null ? one.list : [])));
  return lacking.every(({ list }) => !seen.has(list)) ? 'lists' : 'slices';
}
