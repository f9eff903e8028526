import type { BusinessDay } from '#calendar';
import { formatBaht } from '#money';
import type { Satang } from '#money';
import { accountName, voucherText } from '../../domain/columns/journal-columns.js';
import { dayText } from '../../domain/day-text.js';
import type { ExportedLine } from '../../domain/journal/voucher-export.js';
import type { Language } from '../../domain/words.js';
import { csvText } from './csv-cells.js';

const LINE_END = '\r\n';
const BYTE_ORDER_MARK = '\uFEFF';

export interface VoucherOptions {
  readonly language: Language;
  /** `dmy`: 20/11/2026; `iso`: 2026-11-20. */
  readonly dates: 'dmy' | 'iso';
  /** By which Thai accounting packages, and old versions of Excel, see that it is UTF-8. */
  readonly byteOrderMark: boolean;
}

const HEADINGS = [
  ...['batch', 'voucher_no', 'date', 'account_code', 'account_name', 'debit', 'credit'],
  ...['description', 'document', 'relates_to'],
];

/**
 * Vouchers as accounting packages import them: RFC 4180, one line for each side of an account, in
 * baht with two decimals and a point. The same lines give the same bytes.
 */
export function vouchersCsv(
  lines: readonly ExportedLine[],
  { language, dates, byteOrderMark }: VoucherOptions,
): string {
  const day = (one: BusinessDay) => (dates === 'iso' ? one : dayText(one));
  const rows = lines.map((line) => [
    ...[csvText(line.exportBatch ?? ''), csvText(line.voucherNo), day(line.postingDate)],
    csvText(line.own?.code ?? ''),
    csvText(line.own?.name ?? accountName(line.ledgerAccount, language)),
    ...[amount(line.debit), amount(line.credit)],
    ...[csvText(voucherText(line, language)), csvText(line.document ?? ''), day(line.relatesTo)],
  ]);
  const text = [HEADINGS, ...rows].map((cells) => cells.join() + LINE_END).join('');
  return (byteOrderMark ? BYTE_ORDER_MARK : '') + text;
}

const amount = (of: Satang | null): string => (of === null ? '' : formatBaht(of));
