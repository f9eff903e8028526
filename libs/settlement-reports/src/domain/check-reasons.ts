import { statedText } from './glossary/stated-texts.js';
import type { ReportHead, SheetName, SourceCoverage } from './report-head.js';
import { words } from './words.js';
import type { Words } from './words.js';

/** Why a check of a report cannot be made; null: it can be. */
export type Reason = (head: ReportHead) => Words | null;

const TRANSACTIONS = words(
  'The movements of the Opn balance are not set out in this report yet.',
  'รายงานฉบับนี้ยังไม่แสดงรายการเคลื่อนไหวยอดคงเหลือของ Opn',
);
const BALANCE = words(
  'The balance stated by Opn is not compared in this report yet.',
  'รายงานฉบับนี้ยังไม่เปรียบเทียบกับยอดคงเหลือที่ Opn แจ้ง',
);
const TRANSFERS = words(
  'Transfers and bank lines are not set out in this report yet.',
  'รายงานฉบับนี้ยังไม่แสดงรายการโอนและรายการธนาคาร',
);
const NOT_OBSERVED = words(
  'Opn’s balance was not read at a moment that can be compared with the books.',
  'ยังไม่มีการอ่านยอดคงเหลือของ Opn ณ เวลาที่เทียบกับบัญชีได้',
);

const NEXT_DAY = words(
  'It was so when the day was first closed: what was read since stands in the next day’s report.',
  'เป็นเช่นนี้เมื่อปิดรอบครั้งแรก ข้อมูลที่อ่านได้ภายหลังอยู่ในรายงานของวันถัดไป',
);

/** Why a block of Summary cannot be filled in, in reports of before there was such a block. */
export const WAITING_FOR = { TRANSACTIONS, BALANCE, TRANSFERS };

/** The first reason that holds. */
export const firstOf =
  (...reasons: readonly Reason[]): Reason =>
  (head) =>
    reasons.reduce<Words | null>((found, reason) => found ?? reason(head), null);

/** A report of before the sheet was there says nothing of it. */
export const withoutSheet =
  (sheet: SheetName, reason: Words): Reason =>
  ({ rowCounts }) =>
    rowCounts[sheet] === undefined ? reason : null;

/** What could not be read at Opn proves nothing by being empty. */
export const unread =
  (source: SourceCoverage['source']): Reason =>
  ({ sources }) => {
    const found = sources.find((one) => one.source === source);
    if (found?.result !== 'incomplete') return null;
    const gap = found.gap ?? 'not swept yet';
    return words(statedText(gap, 'en'), statedText(gap, 'th'));
  };

/**
 * The same for what a later version repeats of the first one: it lacks for good what that one
 * lacked.
 */
const unreadAtFirst =
  (source: SourceCoverage['source']): Reason =>
  (head) => {
    const { lackedAtFirst } = head;
    if (lackedAtFirst === undefined) return unread(source)(head);
    const reason = unread(source)({ ...head, sources: lackedAtFirst });
    return reason && words(`${reason.en}. ${NEXT_DAY.en}`, `${reason.th} ${NEXT_DAY.th}`);
  };

const withoutBalance: Reason = ({ summary }) =>
  summary.balance === undefined ? TRANSACTIONS : null;

const notObserved: Reason = ({ summary }) => (summary.balance?.observation ? null : NOT_OBSERVED);

const balanceUnknown = firstOf(withoutBalance, unreadAtFirst('transactions'));
const transitUnknown: Reason = ({ summary }) => (summary.transit === undefined ? TRANSFERS : null);
const transfersUnknown = firstOf(withoutSheet('transfers', TRANSFERS), unreadAtFirst('transfers'));

/** By the number of the check. */
export const BALANCE_REASONS = {
  6: balanceUnknown,
  7: firstOf(
    ({ summary }) => (summary.balance === undefined ? BALANCE : null),
    (head) => notObserved(head) && unreadAtFirst('balance')(head),
    notObserved,
  ),
  8: firstOf(balanceUnknown, withoutSheet('balance', TRANSACTIONS)),
  9: firstOf(transitUnknown, unreadAtFirst('transactions'), unreadAtFirst('transfers')),
  10: transfersUnknown,
  11: firstOf(transfersUnknown, unreadAtFirst('transactions')),
} as const;
