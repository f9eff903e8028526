import { dayText, thaiDayText } from '../../../domain/day-text.js';
import { branchText } from '../../../domain/merchant.js';
import { statedText } from '../../../domain/glossary/stated-texts.js';
import { REPORT_STATUSES } from '../../../domain/glossary/terms.js';
import type { ReportHead } from '../../../domain/report-head.js';
import { otherLanguage, words } from '../../../domain/words.js';
import type { Language, Words } from '../../../domain/words.js';
import type { TimeNumber } from '../excel-time.js';
import type { Grid, GridValue } from '../grid.js';
import type { Look } from '../looks.js';
import { blockTitle } from '../summary/block-writer.js';
import { windowText } from './window-text.js';

const LABEL = { column: 1, span: 2 };
const OTHER = { column: 3, span: 2 };
const VALUE = { column: 5, span: 4 };
const WIDTH = 8;

type Line = readonly [label: Words, value: GridValue, look?: Look];

/** Block A: which report this is. */
export function writeIdentification(
  grid: Grid,
  row: number,
  head: ReportHead,
  language: Language,
  timeNumber: TimeNumber,
): number {
  const title = words('Identification', 'ข้อมูลรายงาน');
  grid.put(row, LABEL.column, blockTitle('A', title, language), 'block', WIDTH);
  const lines = [...whose(head, language), ...which(head, language, timeNumber)];
  for (const [index, [label, value, look = 'text']] of lines.entries()) {
    const at = row + 1 + index;
    grid.put(at, LABEL.column, label[language], 'sentence', LABEL.span);
    grid.put(at, OTHER.column, label[otherLanguage(language)], 'muted', OTHER.span);
    grid.put(at, VALUE.column, value, look, VALUE.span);
  }
  return row + 1 + lines.length;
}

function whose({ merchant, account, mode }: ReportHead, language: Language): readonly Line[] {
  return [
    [words('Merchant', 'ชื่อผู้ประกอบการ'), merchant.name],
    [words('Tax ID', 'เลขประจำตัวผู้เสียภาษี'), merchant.taxId],
    [
      words('Place of business', 'สถานประกอบการ'),
      merchant.branch && branchText(merchant.branch, language),
    ],
    [words('Opn account and mode', 'บัญชี Opn และโหมด'), `${account} · ${mode.toUpperCase()}`],
  ];
}

function which(head: ReportHead, language: Language, timeNumber: TimeNumber): readonly Line[] {
  const status = REPORT_STATUSES[head.status][language];
  const closedAt = head.closedAt && timeNumber(head.closedAt);
  return [
    [words('Business day', 'วันที่รายการ'), `${dayText(head.day)} · ${thaiDayText(head.day)}`],
    [words('From – to (cut-off)', 'ช่วงเวลา (เวลาตัดรอบ)'), windowText(head)],
    [words('Version and status', 'ฉบับที่และสถานะ'), `${head.version} · ${status}`, 'strong'],
    [
      words('Reason if provisional or restated', 'เหตุผล (ถ้าเป็นฉบับชั่วคราวหรือฉบับแก้ไข)'),
      head.reason && statedText(head.reason, language),
      'sentence',
    ],
    [words('Closed at', 'ปิดรอบเมื่อ'), closedAt, 'timeLeft'],
    [words('As of event position', 'ณ ลำดับเหตุการณ์'), head.asOf.position, 'number'],
    [words('Rule set', 'ชุดกฎกระทบยอด'), head.asOf.rules],
    [words('Digest of the frozen rows (SHA-256)', 'รหัสตรวจสอบไฟล์'), head.digest, 'code'],
    [words('Previous version’s digest', 'รหัสตรวจสอบของฉบับก่อน'), head.previousDigest, 'code'],
  ];
}
