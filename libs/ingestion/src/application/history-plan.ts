import type { BusinessDay } from '#calendar';
import type { HistorySlice } from '../domain/history-slices.js';
import type { ListProgress } from './sweep-list.command.js';
import type { SliceResult } from './sweep-progress.js';

/** Which days to read, and how. */
export interface HistoryPlan {
  /** Both included. */
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** Interrupted, a run of the same name goes on where it was; gone through, it begins anew. */
  readonly run: string;
  /** Forgets how far an interrupted run got. */
  readonly again?: boolean;
  /** Slices read at most before it answers; all of them unless said otherwise. */
  readonly maxSlices?: number;
  /** Tries for a slice that cannot be read for a reason that passes; 1 unless said otherwise. */
  readonly tries?: number;
  /**
   * For a run that comes back until nothing is missing: what could not be read whole is left alone
   * for so long, and remembered. Otherwise it is tried in each run.
   */
  readonly restMs?: number;
  readonly progress?: (progress: HistoryProgress) => Promise<void> | void;
}

export interface HistoryProgress {
  readonly slice: HistorySlice;
  /** From 1. */
  readonly number: number;
  readonly slices: number;
  /** What an interrupted run has read already; null while this one reads. */
  readonly known: SliceResult | null;
  readonly read: ListProgress | null;
}
