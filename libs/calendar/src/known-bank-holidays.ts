import type { BusinessDay } from './business-day.js';
import type { Holidays } from './bank-business-day.js';

/**
 * Days on which banks in Thailand are closed beside weekends, for the whole country, as the Bank of
 * Thailand had announced them by 18 August 2025: its list of financial institutions' holidays for
 * B.E. 2568 and 2569 (bot.or.th, "Financial Institutions' Holidays"), and its notice of November
 * 2024 that adds 2 June and 11 August 2025 and 2 January 2026. What it announced later, and any
 * other year, is not known here: the setting `holidays` replaces this list.
 */
const DAYS_BY_YEAR = {
  2025: [
    '01-01', // New Year's Day
    '02-12', // Makha Bucha Day
    '04-07', // for Chakri Memorial Day, a Sunday
    '04-14', // Songkran
    '04-15', // Songkran
    '05-01', // Labour Day
    '05-05', // for Coronation Day, a Sunday
    '05-12', // for Visakha Bucha Day, a Sunday
    '06-02', // added by notice
    '06-03', // the Queen's birthday
    '07-10', // Asarnha Bucha Day
    '07-28', // the King's birthday
    '08-11', // added by notice
    '08-12', // Mother's Day
    '10-13', // King Bhumibol Memorial Day
    '10-23', // King Chulalongkorn Memorial Day
    '12-05', // National Day
    '12-10', // Constitution Day
    '12-31', // New Year's Eve
  ],
  2026: [
    '01-01', // New Year's Day
    '01-02', // added by notice
    '03-03', // Makha Bucha Day
    '04-06', // Chakri Memorial Day
    '04-13', // Songkran
    '04-14', // Songkran
    '04-15', // Songkran
    '05-01', // Labour Day
    '05-04', // Coronation Day
    '06-01', // for Visakha Bucha Day, a Sunday
    '06-03', // the Queen's birthday
    '07-28', // the King's birthday
    '07-29', // Asarnha Bucha Day
    '08-12', // Mother's Day
    '10-13', // King Bhumibol Memorial Day
    '10-23', // King Chulalongkorn Memorial Day
    '12-07', // for National Day, a Saturday
    '12-10', // Constitution Day
    '12-31', // New Year's Eve
  ],
} as const;

export const KNOWN_BANK_HOLIDAYS: Holidays = new Set(
  Object.entries(DAYS_BY_YEAR).flatMap(([year, days]) =>
    days.map((day) => `${year}-${day}` as BusinessDay),
  ),
);
