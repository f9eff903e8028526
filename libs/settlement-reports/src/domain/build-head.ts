import type { BusinessDay, DayWindow } from '#calendar';
import type { Instant } from '#kernel';
import { tallyByCode } from '#reconciliation';
import type { JudgedDay } from '#reconciliation';
import { merchantOn } from './merchant.js';
import type {
  ChainHead,
  ReportHead,
  ReportStatus,
  ReportSummary,
  RowCounts,
  SourceCoverage,
} from './report-head.js';
import type { Posting } from './report-posting.js';
import type { ReportReading } from './report-reading.js';
import { sourcesOf } from './report-sources.js';

/** What decides how the report is issued. */
export interface Issue {
  /** 0 while the day is open. */
  readonly version: number;
  readonly status: ReportStatus;
  readonly reason: string | null;
  readonly closedAt: Instant | null;
  /** The version before it; null: it is the first one. */
  readonly previous: ReportHead | null;
  /** What was read at Opn for it; null where nothing was. */
  readonly reading: ReportReading | null;
  /** By earlier versions; what is left is posted on `postingDay`. */
  readonly posted: Posting;
  readonly postingDay: BusinessDay;
}

/** What the head is made of beside the judged day. */
export interface HeadParts {
  readonly account: string;
  readonly window: DayWindow;
  readonly chain: ChainHead;
  readonly digest: string;
  readonly rowCounts: RowCounts;
  readonly summary: ReportSummary;
  /** Of a later version. */
  readonly lackedAtFirst: readonly SourceCoverage[] | null;
}

export function buildHead(judged: JudgedDay, parts: HeadParts, issue: Issue): ReportHead {
  const { result, asOf, settings } = judged;
  const { account, window, chain, digest, rowCounts, summary, lackedAtFirst } = parts;
  const { version, status, reason, closedAt, previous } = issue;
  const previousDigest = previous?.digest ?? null;
  const { day, paid, expected, matched, otherMethods } = result;
  const { count, gross, fee, feeVat, net } = paid;
  return {
    ...{ account, day, window, version, status, reason, closedAt, previousDigest, asOf, chain },
    mode: settings.mode,
    merchant: merchantOn(settings, day),
    timeZone: settings.days.timeZone,
    cutoff: settings.days.cutoffs.findLast(({ from }) => from <= day)?.time ?? '00:00',
    totals: { count, gross, fee, feeVat, net },
    ...{ expected, paid, matched, otherMethods, summary },
    breaks: tallyByCode(result.breaks),
    ...{ digest, rowCounts },
    sources: sourcesOf(judged, issue.reading),
    ...(lackedAtFirst && { lackedAtFirst }),
  };
}
