import type { BreakCode as CodeInUse } from '#reconciliation';
import { words } from '../words.js';
import type { Language, Words } from '../words.js';
import type { BreakMeaning } from './break-meaning.js';
import { CHARGE_CODES } from './break-codes/charge.js';
import { COST_AND_TAX_CODES } from './break-codes/cost-and-tax.js';
import { DATA_CODES } from './break-codes/data.js';
import { PAYOUT_CODES } from './break-codes/payout.js';
import { PERIOD_AND_SYSTEM_CODES } from './break-codes/period-and-system.js';
import { RECEIPT_CODES } from './break-codes/receipts.js';

type Meanings = Readonly<Record<string, BreakMeaning>>;

/** Every code a break can have has its meaning here, or this does not compile. */
const BREAK_MEANINGS: Meanings & { readonly [Code in CodeInUse]: BreakMeaning } = {
  ...DATA_CODES,
  ...RECEIPT_CODES,
  ...CHARGE_CODES,
  ...PAYOUT_CODES,
  ...COST_AND_TAX_CODES,
  ...PERIOD_AND_SYSTEM_CODES,
};

/** `รับชำระขาด`, in English the meaning; the code itself where it is not known. */
export function breakName(code: string, language: Language): string {
  const known = (BREAK_MEANINGS as Meanings)[code];
  if (!known) return code;
  return language === 'th' ? known.thaiName : known.meaning.en;
}

export function breakAction(code: string, language: Language): string | null {
  return (BREAK_MEANINGS as Meanings)[code]?.action[language] ?? null;
}

export interface BreakGroupMeanings {
  readonly title: Words;
  readonly codes: Meanings;
}

/** Every code with its meaning, in the order of the groups; in each, the first takes the amount. */
export const BREAK_GROUPS: readonly BreakGroupMeanings[] = [
  { title: words('Data and returns', 'ข้อมูลและการคืนเงินลูกค้า'), codes: DATA_CODES },
  { title: words('Receipts', 'การรับชำระ'), codes: RECEIPT_CODES },
  {
    title: words('Charges and the Opn balance', 'รายการรับชำระและยอดคงเหลือ Opn'),
    codes: CHARGE_CODES,
  },
  { title: words('Payout and bank', 'เงินโอนและธนาคาร'), codes: PAYOUT_CODES },
  { title: words('Cost and tax', 'ค่าธรรมเนียมและภาษี'), codes: COST_AND_TAX_CODES },
  { title: words('Period and system', 'งวดบัญชีและระบบ'), codes: PERIOD_AND_SYSTEM_CODES },
];
