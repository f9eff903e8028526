import { dayText } from '../day-text.js';
import type { JournalRow } from '../frozen-rows.js';
import { ENTRY_KINDS } from '../glossary/entry-kinds.js';
import { LEDGER_ACCOUNT_NAMES } from '../glossary/ledger-accounts.js';
import { termIn } from '../words.js';
import type { Language } from '../words.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, integer, money, text } = columnsOf<JournalRow>();

export const accountName = (account: string, language: Language): string =>
  termIn(LEDGER_ACCOUNT_NAMES, account, language);

/** As the merchant's own chart calls it, if it does. */
export const shownAccountName = (
  { accountName: own, ledgerAccount }: Pick<JournalRow, 'accountName' | 'ledgerAccount'>,
  language: Language,
): string => own ?? accountName(ledgerAccount, language);

/** What a voucher is about, and the day to which it relates. */
export const voucherText = (
  { kind, relatesTo }: Pick<JournalRow, 'kind' | 'relatesTo'>,
  language: Language,
): string => `${termIn(ENTRY_KINDS, kind, language)} ${dayText(relatesTo)}`;

/** What is posted in the books: summarised vouchers. */
export const JOURNAL_COLUMNS: readonly Column<JournalRow>[] = [
  text('voucher_no', ['Voucher no.', 'เลขที่ใบสำคัญ'], 19, (row) => row.voucherNo),
  day('posting_date', ['Posting date', 'วันที่บันทึกบัญชี'], (row) => row.postingDate),
  day('relates_to', ['Relates to day', 'เกี่ยวกับวันที่รายการ'], (row) => row.relatesTo),
  integer('line', ['Line', 'ลำดับ'], 8, (row) => row.line),
  text('account_code', ['Account code', 'รหัสบัญชี'], 12, (row) => row.accountCode),
  text('account_name', ['Account name', 'ชื่อบัญชี'], 38, shownAccountName),
  money('debit', ['Debit', 'เดบิต'], (row) => row.debit),
  money('credit', ['Credit', 'เครดิต'], (row) => row.credit),
  text('description', ['Description', 'คำอธิบายรายการ'], 34, voucherText),
  text('document', ['Supporting document', 'เอกสารอ้างอิง'], 17, (row) => row.document),
  integer('entries', ['Entries behind this line', 'จำนวนรายการบันทึก'], 11, (row) => row.entries),
  text('export_batch', ['Export batch', 'ชุดส่งออก'], 12, (row) => row.exportBatch),
];
