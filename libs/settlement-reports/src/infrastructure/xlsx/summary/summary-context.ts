import type { ReportHead, SheetName } from '../../../domain/report-head.js';
import type { ReportTally } from '../../../domain/report-tally.js';
import type { Language } from '../../../domain/words.js';
import type { PlacedSheet } from '../sheet-parts.js';

/** What the two pages of blocks are made from. */
export interface PageContext {
  readonly head: ReportHead;
  readonly tally: ReportTally;
  readonly placed: { readonly [Sheet in SheetName]: PlacedSheet };
  readonly language: Language;
}
