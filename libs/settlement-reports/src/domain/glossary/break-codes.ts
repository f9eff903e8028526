import type { Language } from '../words.js';
import type { BreakCode } from './break-code.js';
import { CHARGE_CODES } from './break-codes/charge.js';
import { COST_AND_TAX_CODES } from './break-codes/cost-and-tax.js';
import { DATA_CODES } from './break-codes/data.js';
import { PAYOUT_CODES } from './break-codes/payout.js';
import { PERIOD_AND_SYSTEM_CODES } from './break-codes/period-and-system.js';
import { RECEIPT_CODES } from './break-codes/receipts.js';

export const BREAK_CODES: Readonly<Record<string, BreakCode>> = {
  ...DATA_CODES,
  ...RECEIPT_CODES,
  ...CHARGE_CODES,
  ...PAYOUT_CODES,
  ...COST_AND_TAX_CODES,
  ...PERIOD_AND_SYSTEM_CODES,
};

/** `รับชำระขาด`, in English the meaning; the code itself where it is not known. */
export function breakName(code: string, language: Language): string {
  const known = BREAK_CODES[code];
  if (!known) return code;
  return language === 'th' ? known.thaiName : known.meaning.en;
}

export function breakAction(code: string, language: Language): string | null {
  return BREAK_CODES[code]?.action[language] ?? null;
}
