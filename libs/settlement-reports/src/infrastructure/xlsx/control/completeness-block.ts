import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { statedText } from '../../../domain/glossary/stated-texts.js';
import { SOURCE_RESULTS, SOURCES } from '../../../domain/glossary/terms.js';
import type { ReportHead, SourceCoverage } from '../../../domain/report-head.js';
import { words } from '../../../domain/words.js';
import type { Language, Words } from '../../../domain/words.js';
import { bahtNumber } from '../baht-number.js';
import type { TimeNumber } from '../excel-time.js';
import type { Grid } from '../grid.js';
import type { Look } from '../looks.js';
import { blockTitle } from '../summary/block-writer.js';
import { LAST_COLUMN } from './control-columns.js';

const NO_GAP = words('none', 'ไม่มี');

const HEADINGS: readonly (readonly [Words, Look])[] = [
  [words('Covers from', 'ครอบคลุมตั้งแต่'), 'headerCentre'],
  [words('to', 'ถึง'), 'headerCentre'],
  [words('Pages or files', 'จำนวนหน้า/ไฟล์'), 'headerNumber'],
  [words('Records', 'จำนวนรายการ'), 'headerNumber'],
  [words('Amount', 'จำนวนเงิน'), 'headerNumber'],
  [words('Stated count', 'จำนวนตามแหล่งข้อมูล'), 'headerNumber'],
  [words('Stated amount', 'ยอดตามแหล่งข้อมูล'), 'headerNumber'],
  [words('Gaps', 'ช่วงที่ขาด'), 'headerText'],
  [words('Result', 'ผล'), 'headerText'],
];
const FIRST_HEADING = 3;
const SOURCE_NAMES = Object.keys(SOURCES) as SourceCoverage['source'][];

/** Block C: what was read from where, and whether anything is missing. One row for each source. */
export function writeCompleteness(
  grid: Grid,
  row: number,
  head: ReportHead,
  language: Language,
  timeNumber: TimeNumber,
): number {
  const title = words('Completeness', 'ความครบถ้วนของข้อมูล');
  grid.put(row, 1, blockTitle('C', title, language), 'block', LAST_COLUMN);
  grid.put(row + 1, 1, words('Source', 'แหล่งข้อมูล')[language], 'headerText', 2);
  for (const [index, [text, look]] of HEADINGS.entries()) {
    grid.put(row + 1, FIRST_HEADING + index, text[language], look);
  }
  for (const [index, source] of SOURCE_NAMES.entries()) {
    const coverage = head.sources.find((known) => known.source === source) ?? notYet(source);
    writeSource(grid, row + 2 + index, coverage, language, timeNumber);
  }
  return row + 2 + SOURCE_NAMES.length;
}

function writeSource(
  grid: Grid,
  row: number,
  coverage: SourceCoverage,
  language: Language,
  timeNumber: TimeNumber,
): void {
  const time = (instant: Instant | null) => instant && timeNumber(instant);
  const money = (amount: Satang | null) => (amount === null ? null : bahtNumber(amount));
  const gap = gapText(coverage, language);
  grid.put(row, 1, SOURCES[coverage.source][language], 'text', 2);
  grid.put(row, 3, time(coverage.from), 'time');
  grid.put(row, 4, time(coverage.to), 'time');
  grid.put(row, 5, coverage.pages, 'integer');
  grid.put(row, 6, coverage.count, 'integer');
  grid.put(row, 7, money(coverage.amount), 'money');
  grid.put(row, 8, coverage.statedCount, 'integer');
  grid.put(row, 9, money(coverage.statedAmount), 'money');
  grid.put(row, 10, gap, 'sentence');
  const look = coverage.result === 'incomplete' ? 'finding' : 'text';
  grid.put(row, 11, SOURCE_RESULTS[coverage.result][language], look);
}

function gapText({ gap, result }: SourceCoverage, language: Language): string | null {
  if (gap !== null) return statedText(gap, language);
  return result === 'complete' ? NO_GAP[language] : null;
}

/** A source that the report does not know of is not complete by silence. */
const notYet = (source: SourceCoverage['source']): SourceCoverage => ({
  source,
  from: null,
  to: null,
  pages: null,
  count: null,
  amount: null,
  statedCount: null,
  statedAmount: null,
  gap: null,
  result: 'waiting',
});
