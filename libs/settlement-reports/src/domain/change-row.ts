import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { SheetName } from './report-head.js';

/** One row of the sheet Changes: a field that this version shows otherwise than the last one. */
export interface ChangeRow {
  readonly sheet: Exclude<SheetName, 'changes'>;
  /** First column of the row, which names it. */
  readonly rowKey: string;
  /** Key of the column; null: the whole row is new or gone. */
  readonly field: string | null;
  /** As the JSON of the report states it: satang, days, instants; null: there was no value. */
  readonly oldValue: string | null;
  readonly newValue: string | null;
  /** On the day's net total; the effects of all rows add up to its change. */
  readonly effect: Satang | null;
  readonly reason: string;
  readonly learnedAt: Instant | null;
  readonly cause: string | null;
  readonly postedIn: string | null;
}
