import type { BusinessDay } from './business-day.js';
import type { Holidays } from './bank-business-day.js';

/**
 * Days on which banks in Thailand are closed beside weekends, as far as this build knows them: none.
 * Each year's are announced by the Bank of Thailand; the setting `holidays` states them.
 */
export const KNOWN_BANK_HOLIDAYS: Holidays = new Set<BusinessDay>();
