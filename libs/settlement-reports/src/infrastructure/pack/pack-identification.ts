import { dayText } from '../../domain/day-text.js';
import { monthText, thaiMonthText } from '../../domain/pack/pack-terms.js';
import type { PackHead } from '../../domain/pack/pack.js';
import { otherLanguage, words } from '../../domain/words.js';
import type { Language, Words } from '../../domain/words.js';
import type { TimeNumber } from '../xlsx/excel-time.js';
import type { Grid, GridValue } from '../xlsx/grid.js';
import type { Look } from '../xlsx/looks.js';
import { blockTitle } from '../xlsx/summary/block-writer.js';
import { packStatus } from './pack-masthead.js';

const LABEL = { column: 1, span: 2 };
const OTHER = { column: 3, span: 2 };
const VALUE = { column: 5, span: 4 };
const WIDTH = 8;

type Line = readonly [label: Words, value: GridValue, look?: Look];

const REASONS: { readonly [Reason in NonNullable<PackHead['reason']>]: Words } = {
  not_over: words('The month is not over.', 'ยังไม่สิ้นเดือน'),
  not_closed: words('The month is not closed yet.', 'ยังไม่ปิดงวดบัญชี'),
  reopened: words('The month was reopened.', 'เปิดงวดบัญชีใหม่แล้ว'),
};

/** Block A: which pack this is. Answers with the row after it. */
export function writePackIdentification(
  grid: Grid,
  row: number,
  head: PackHead,
  language: Language,
  timeNumber: TimeNumber,
): number {
  const title = words('Identification', 'ข้อมูลรายงาน');
  grid.put(row, LABEL.column, blockTitle('A', title, language), 'block', WIDTH);
  const lines = [...whose(head), ...which(head, language, timeNumber)];
  for (const [index, [label, value, look = 'text']] of lines.entries()) {
    const at = row + 1 + index;
    grid.put(at, LABEL.column, label[language], 'sentence', LABEL.span);
    grid.put(at, OTHER.column, label[otherLanguage(language)], 'muted', OTHER.span);
    grid.put(at, VALUE.column, value, look, VALUE.span);
  }
  return row + 1 + lines.length;
}

function whose({ merchant, account, mode }: PackHead): readonly Line[] {
  return [
    [words('Merchant', 'ชื่อผู้ประกอบการ'), merchant.name],
    [words('Tax ID', 'เลขประจำตัวผู้เสียภาษี'), merchant.taxId],
    [words('Place of business', 'สถานประกอบการ'), merchant.branch],
    [words('Opn account and mode', 'บัญชี Opn และโหมด'), `${account} · ${mode.toUpperCase()}`],
  ];
}

function which(head: PackHead, language: Language, timeNumber: TimeNumber): readonly Line[] {
  const { month, firstDay, lastDay, closedAt, closedBy, reason, asOf, digest } = head;
  return [
    [words('Month', 'เดือน'), `${monthText(month)} · ${thaiMonthText(month)}`],
    [words('Days', 'วันที่'), `${dayText(firstDay)} – ${dayText(lastDay)}`],
    [words('Status', 'สถานะ'), packStatus(head)[language], 'strong'],
    [
      words('Why it is provisional', 'เหตุผลที่เป็นฉบับชั่วคราว'),
      reason && REASONS[reason][language],
      'sentence',
    ],
    [words('Month closed at', 'ปิดงวดบัญชีเมื่อ'), closedAt && timeNumber(closedAt), 'timeLeft'],
    [words('Closed by', 'ผู้ปิดงวดบัญชี'), closedBy],
    [words('As of event position', 'ณ ลำดับเหตุการณ์'), asOf.position, 'number'],
    [words('Digest of the rows (SHA-256)', 'รหัสตรวจสอบข้อมูล'), digest, 'code'],
  ];
}
