import { PAYOUT_TERMS } from '../glossary/payout-terms.js';
import type { BalanceRow } from '../payout-rows.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, finding, integer, money, text } = columnsOf<BalanceRow>();

const RELEASE_ON = ['Transferable or due on', 'วันที่โอนได้/ครบกำหนด'] as const;

/** What the money not yet in the bank consists of. */
export const BALANCE_COLUMNS: readonly Column<BalanceRow>[] = [
  text(
    'part',
    ['Part', 'ส่วนของยอด'],
    26,
    (row, language) => PAYOUT_TERMS.parts[row.part][language],
  ),
  day('origin_day', ['Business day of origin', 'วันที่รายการต้นทาง'], (row) => row.originDay),
  integer('count', ['Count', 'จำนวนรายการ'], 10, (row) => row.count),
  money('amount', ['Amount', 'จำนวนเงิน'], (row) => row.amount),
  day('release_on', RELEASE_ON, (row) => row.releaseOn, 15),
  integer('age', ['Age, bank business days', 'อายุ (วันทำการธนาคาร)'], 12, (row) => row.age),
  text(
    'bucket',
    ['Ageing bucket', 'ช่วงอายุ'],
    12,
    ({ bucket }, language) => bucket && PAYOUT_TERMS.buckets[bucket][language],
  ),
  finding('code', ['Break code', 'รหัสผลต่าง'], 25, (row) => row.code),
];
