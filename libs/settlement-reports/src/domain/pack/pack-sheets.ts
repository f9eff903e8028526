import type { Column } from '../columns/column.js';
import { words } from '../words.js';
import type { Words } from '../words.js';
import { ACCOUNT_COLUMNS, CUT_OFF_COLUMNS, OPEN_ITEM_COLUMNS } from './columns/closing-columns.js';
import { DAYS_COLUMNS } from './columns/days-columns.js';
import { RESTATEMENT_COLUMNS, SIGN_OFF_COLUMNS } from './columns/history-columns.js';
import {
  INPUT_VAT_COLUMNS,
  UNDUE_VAT_COLUMNS,
  WITHHOLDING_COLUMNS,
} from './columns/tax-document-columns.js';
import type { PackRows, PackSheetName } from './pack-rows.js';

export type PackPageName = 'control' | 'confirmation' | PackSheetName;

/** Every sheet of the pack, in the order of its tabs. */
export const PACK_TITLES: { readonly [Page in PackPageName]: Words } = {
  control: words('Control', 'ยอดควบคุม'),
  days: words('Days', 'สรุปรายวัน'),
  inputVat: words('Input VAT', 'รายงานภาษีซื้อ'),
  undueVat: words('VAT not yet claimable', 'ภาษีซื้อยังไม่ถึงกำหนด'),
  withholding: words('Withholding', 'ภาษีหัก ณ ที่จ่าย'),
  confirmation: words('Confirmation', 'ยืนยันยอดคงเหลือ'),
  openItems: words('Open items', 'รายการคงค้าง'),
  cutOff: words('Cut-off', 'ตัดยอดสิ้นงวด'),
  journal: words('Journal', 'ใบสำคัญ'),
  restatements: words('Restatements', 'ฉบับแก้ไข'),
  signOff: words('Sign-off', 'การอนุมัติ'),
};

export const PACK_PAGES = Object.keys(PACK_TITLES) as readonly PackPageName[];

export const PACK_COLUMNS: {
  readonly [Sheet in PackSheetName]: readonly Column<PackRows[Sheet]>[];
} = {
  days: DAYS_COLUMNS,
  inputVat: INPUT_VAT_COLUMNS,
  undueVat: UNDUE_VAT_COLUMNS,
  withholding: WITHHOLDING_COLUMNS,
  openItems: OPEN_ITEM_COLUMNS,
  cutOff: CUT_OFF_COLUMNS,
  journal: ACCOUNT_COLUMNS,
  restatements: RESTATEMENT_COLUMNS,
  signOff: SIGN_OFF_COLUMNS,
};

export const PACK_SHEETS = Object.keys(PACK_COLUMNS) as readonly PackSheetName[];
