import { DomainError } from '#kernel';
import { parseRate } from '#money';
import type { Rate } from '#money';

/** How Opn's fees are taxed here, and what our particulars on a tax invoice must be. */
export interface TaxRules {
  /** Whether tax is withheld from Opn's fees, and for which document it is recorded. */
  readonly withholding: 'off' | 'per-receipt' | 'per-month';
  readonly withholdingRate: Rate;
  /** Days after it was recorded by which Opn should have paid withheld tax back. */
  readonly reclaimDays: number;
  /** Key of Opn's transaction that pays it back; null: it comes by bank, or is not known. */
  readonly reclaimKey: string | null;
  /** Day of the next month from which a missing tax invoice is a break. */
  readonly invoiceDueDay: number;
  /** Months after the month of the invoice in which its VAT may still be claimed. */
  readonly claimMonths: number;
  readonly buyerTaxId: string | null;
}

const WITHHOLDING_RATE = '3';

/**
 * Companies in Thailand withhold 3 % of a service fee before VAT; Opn takes its fee by set-off, so
 * it is off unless wanted. Input VAT not claimed in its month may be claimed within the six months
 * after it: Revenue Code section 82/3, and the Director-General's notification on VAT no. 4.
 */
export const DEFAULT_TAX_RULES: TaxRules = {
  withholding: 'off',
  withholdingRate: parseRate(WITHHOLDING_RATE),
  reclaimDays: 90,
  reclaimKey: null,
  invoiceDueDay: 7,
  claimMonths: 6,
  buyerTaxId: null,
};

const MAX_RECLAIM_DAYS = 3_650;
const MAX_DUE_DAY = 28;
const MAX_CLAIM_MONTHS = 60;
const TAX_ID = /^\d{13}$/;

/** Refuses rules that cannot work (`setting.invalid`). */
export function checkedTaxRules(rules: TaxRules): TaxRules {
  const wrong = [
    isWithin(rules.reclaimDays, MAX_RECLAIM_DAYS) ? null : `reclaimDays 1 to ${MAX_RECLAIM_DAYS}`,
    isWithin(rules.invoiceDueDay, MAX_DUE_DAY) ? null : `invoiceDueDay 1 to ${MAX_DUE_DAY}`,
    isWithin(rules.claimMonths, MAX_CLAIM_MONTHS) ? null : `claimMonths 1 to ${MAX_CLAIM_MONTHS}`,
    rules.buyerTaxId === null || TAX_ID.test(rules.buyerTaxId) ? null : 'buyerTaxId of 13 digits',
  ].filter((problem) => problem !== null);
  if (wrong.length === 0) return rules;
  throw new DomainError('setting.invalid', `tax-rules need ${wrong.join(', ')}.`);
}

const isWithin = (value: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= 1 && value <= most;
