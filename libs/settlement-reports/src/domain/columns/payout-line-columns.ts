import type { PayoutLineOfTransfer } from '../payout-line.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, money, text, time } = columnsOf<PayoutLineOfTransfer>();

/** Transactions inside payouts: only their keys are ever shown, as the heading of a CSV. */
export const PAYOUT_LINE_COLUMNS: readonly Column<PayoutLineOfTransfer>[] = [
  text('transfer_id', ['Transfer', 'เลขที่รายการโอน'], 31, (row) => row.transferId),
  text('transaction_id', ['Transaction', 'เลขที่ธุรกรรม'], 31, (row) => row.id),
  text('kind', ['Kind', 'ประเภท'], 18, (row) => row.kind),
  day('origin_day', ['Business day of origin', 'วันที่รายการต้นทาง'], (row) => row.originDay),
  text('origin_id', ['Origin', 'รายการต้นทาง'], 31, (row) => row.originId),
  text('charge_id', ['Charge', 'เลขที่รายการรับชำระ'], 31, (row) => row.chargeId),
  text('reference', ['Order reference', 'เลขที่อ้างอิงคำสั่งซื้อ'], 18, (row) => row.reference),
  money('gross', ['Gross', 'ยอดรับชำระ'], (row) => row.gross),
  money('fee', ['Fee', 'ค่าธรรมเนียม'], (row) => row.fee),
  money('fee_vat', ['VAT on fee', 'ภาษีมูลค่าเพิ่มของค่าธรรมเนียม'], (row) => row.feeVat),
  money('amount', ['Amount in the payout', 'ยอดในเงินโอน'], (row) => row.amount),
  time('created_at', ['Created', 'เวลาสร้าง'], (row) => row.createdAt),
  time('transferable_at', ['Transferable', 'เวลาที่โอนได้'], (row) => row.transferableAt),
];
