import type { AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import type { Break } from '../domain/break.js';
import type { Judging } from '../domain/judge-rules.js';

/** One consistent view of the books, and what they are judged by. */
export interface JudgedView {
  readonly on: Queryable;
  readonly account: string;
  /** Up to which the books retell the log. */
  readonly position: number;
  readonly settings: AccountSettings;
  readonly judging: Judging;
  /** The business day of the judging's instant. */
  readonly today: BusinessDay;
}

/** A stretch of the log that was not looked at yet: events after `from` up to `to`. */
export interface LogSpan {
  readonly from: number;
  readonly to: number;
}

/** What an open break was about, when it no longer holds. */
export interface EndedBreak {
  readonly id: string;
  readonly code: string;
  /** Under which it stood. */
  readonly scope: string;
  readonly subject: { readonly kind: string; readonly id: string };
}

/** All that is wrong with one scope now, and what proves the end of what was wrong before. */
export interface ScopeVerdict {
  readonly breaks: readonly Break[];
  /** In a few words with the fact that proves it, such as `transfer trsf_1 was paid`. */
  readonly proofOf?: (ended: EndedBreak) => string | null;
}

/**
 * Judges one kind of scope: a part of the books that is looked at as a whole, such as a transfer
 * or a tax day. A scope is named by its kind and id. The same view gives the same verdicts.
 */
export interface ScopeJudge {
  readonly kind: string;
  /** Ids on which events of the span bear. */
  affected(view: JudgedView, span: LogSpan): Promise<readonly string[]>;
  /** Ids that the mere passing of time may change by the view's instant. */
  waiting(view: JudgedView): Promise<readonly string[]>;
  /** Every id that was asked for has a verdict, if only an empty one. */
  judge(view: JudgedView, ids: readonly string[]): Promise<ReadonlyMap<string, ScopeVerdict>>;
}

export const NOTHING_WRONG: ScopeVerdict = { breaks: [] };

export const scopeName = (kind: string, id: string): string => `${kind}/${id}`;
