import { addDays, BANGKOK, dayWindow, parseCutoff } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import { HOUR_MS, isBefore, laterOf, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { minus, ZERO } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import { hasCome, lastOf } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import { taxDayFigures } from './tax-day.js';
import type { TaxDayFacts } from './tax-day.js';

/** Tax days are calendar days in Bangkok, whatever the account's cut-off. */
export const TAX_DAYS: DayRules = {
  timeZone: BANGKOK,
  cutoffs: [{ from: '0001-01-01' as BusinessDay, time: parseCutoff('00:00') }],
};

/** Opn issues a day's receipt in the night after it; by nine in the morning it should be there. */
const MORNING_MS = 9 * HOUR_MS;

const receiptDueAt = (day: BusinessDay): Instant =>
  plusMs(dayWindow(addDays(day, 1), TAX_DAYS).from, MORNING_MS);

/**
 * Fees and VAT of a day against Opn's daily receipt and its rounding adjustment. Whether a receipt
 * is missing can only be said once the list of receipts was read on the morning after.
 */
export function judgeTaxDay(facts: TaxDayFacts, judging: Judging): readonly Break[] {
  const found = facts.receipts.length === 0 ? missing(facts, judging) : mismatch(facts);
  if (found === null) return [];
  const { day } = facts;
  const subject = { kind: 'tax-day', id: day } as const;
  return [breakOf({ ...found, day, subject, reference: null }, judging)];
}

function missing(facts: TaxDayFacts, judging: Judging) {
  const { ourFee, ourVat } = taxDayFigures(facts);
  if (ourFee === ZERO && ourVat === ZERO) return null;
  const openedAt = receiptDueAt(facts.day);
  const { receiptsReadUpTo } = facts;
  const isRead = receiptsReadUpTo !== null && !isBefore(receiptsReadUpTo, openedAt);
  if (!isRead || !hasCome(judging, openedAt)) return null;
  return { code: 'TAX_RECEIPT_MISSING', expected: ourFee, actual: null, openedAt } as const;
}

/** One break for both; the fee's amount, if the fee differs. */
function mismatch(facts: TaxDayFacts) {
  const figures = taxDayFigures(facts);
  const { ourFee, receiptSubtotal, receiptVat, feeDifference, vatDifference } = figures;
  const dayEnd = dayWindow(facts.day, TAX_DAYS).to;
  const openedAt = laterOf(dayEnd, lastOf(facts.receipts.map(({ knownAt }) => knownAt)));
  const head = { code: 'TAX_RECEIPT_MISMATCH', openedAt } as const;
  if (feeDifference !== ZERO) return { ...head, expected: ourFee, actual: receiptSubtotal };
  if (vatDifference === null || vatDifference === ZERO || receiptVat === null) return null;
  const expected = minus(receiptVat, vatDifference);
  return { ...head, expected, actual: receiptVat };
}
