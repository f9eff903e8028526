import { rulesOn } from '#accounts';
import { firstDayOf, lastDayOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { plus, sum } from '#money';
import type { Satang } from '#money';
import { NOTHING_DEDUCTED } from '../../domain/tax/tax-day.js';
import type { DayTax, InvoiceFacts, TaxMonthFacts } from '../../domain/tax/tax-month.js';
import { feesOfDays } from './fees-of-days.js';
import type { DayRange, TaxView } from './fees-of-days.js';
import { daysIn, receiptsIn } from './tax-day-facts.js';

/** Invoices that count and cover a day of the range, with the month whose return claims them. */
export interface InvoiceRow extends InvoiceFacts {
  readonly claimedInMonth: Month;
  readonly issuedOn: BusinessDay;
}

export function invoicesIn(
  { on, account }: TaxView,
  { from, to }: DayRange,
): Promise<InvoiceRow[]> {
  return on.query<InvoiceRow>(INVOICES, [account, from, to]);
}

const INVOICES = `
  SELECT number, value, vat, buyer_tax_id AS "buyerTaxId", covers_from AS "coversFrom",
         covers_to AS "coversTo", known_at AS "knownAt", claimed_in_month AS "claimedInMonth",
         issued_on AS "issuedOn"
  FROM tax_invoices
  WHERE account = $1 AND replaced_by IS NULL AND covers_from <= $3 AND covers_to >= $2
  ORDER BY number`;

/** Fee and VAT by day: of Opn's receipts, and of what was deducted where there is none. */
export async function taxOfDays(view: TaxView, range: DayRange): Promise<readonly DayTax[]> {
  const stated = new Map<BusinessDay, { subtotal: Satang; vat: Satang }[]>();
  for (const receipt of await receiptsIn(view, range)) {
    stated.set(receipt.day, [...(stated.get(receipt.day) ?? []), receipt]);
  }
  const days = daysIn(range);
  const fees = days.every((day) => stated.has(day)) ? null : await feesOfDays(view, range);
  return days.map((day) => {
    const receipts = stated.get(day);
    const { chargeFee, chargeVat, transferFee, transferVat } = fees?.get(day) ?? NOTHING_DEDUCTED;
    return receipts
      ? {
          day,
          fee: sum(receipts.map(({ subtotal }) => subtotal)),
          vat: sum(receipts.map(({ vat }) => vat)),
        }
      : { day, fee: plus(chargeFee, transferFee), vat: plus(chargeVat, transferVat) };
  });
}

/** A month with all days of the invoices that cover one of its own. */
export async function loadTaxMonth(view: TaxView, month: Month): Promise<TaxMonthFacts> {
  const { openingDay } = view.settings;
  const own = { from: firstDayOf(month), to: lastDayOf(month) };
  const invoices = await invoicesIn(view, own);
  const days = await taxOfDays(view, {
    from: [own.from, ...invoices.map(({ coversFrom }) => coversFrom)].sort()[0] ?? own.from,
    to: [own.to, ...invoices.map(({ coversTo }) => coversTo)].sort().at(-1) ?? own.to,
  });
  const rules = rulesOn(view.settings, 'tax', own.to);
  const posted = days.filter(({ day }) => openingDay === null || day >= openingDay);
  return { month, days: posted, invoices, rules, openingDay };
}
