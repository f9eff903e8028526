import { dayText } from '../day-text.js';
import { PAYOUT_TERMS } from '../glossary/payout-terms.js';
import type { PayoutRow } from '../payout-rows.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, integer, money, text } = columnsOf<PayoutRow>();

/** What is inside each transfer: by day of origin and kind. */
export const PAYOUT_COLUMNS: readonly Column<PayoutRow>[] = [
  text('transfer_id', ['Transfer', 'เลขที่รายการโอน'], 31, (row) => row.transferId),
  day('origin_day', ['Business day of origin', 'วันที่รายการต้นทาง'], (row) => row.originDay),
  text('kind', ['Kind', 'ประเภท'], 24, (row, language) => PAYOUT_TERMS.kinds[row.kind][language]),
  integer('count', ['Count', 'จำนวนรายการ'], 10, (row) => row.count),
  money('gross', ['Gross', 'ยอดรับชำระ'], (row) => row.gross),
  money('fee', ['Fee', 'ค่าธรรมเนียม'], (row) => row.fee),
  money('fee_vat', ['VAT on fee', 'ภาษีมูลค่าเพิ่มของค่าธรรมเนียม'], (row) => row.feeVat),
  money('amount', ['Amount in the payout', 'ยอดในเงินโอน'], (row) => row.amount),
  text(
    'report_version',
    ['Report that first showed it', 'อ้างถึงรายงานฉบับ'],
    18,
    ({ originDay, reportVersion }) =>
      originDay === null || reportVersion === null
        ? null
        : `${dayText(originDay)} v${reportVersion}`,
  ),
];
