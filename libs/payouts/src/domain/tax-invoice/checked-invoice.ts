import { addMonths, daysBetween, monthOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { invalidInvoice } from './tax-invoice.errors.js';
import type { TaxInvoice } from './tax-invoice.events.js';

const TAX_ID = /^\d{13}$/;
const BRANCH = /^\d{5}$/;
const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{0,49}$/u;
const MAX_NAME = 200;
const MAX_NOTE = 1_000;

/** A year and a day: no document covers more. */
const MAX_DAYS = 366;

export interface InvoiceCircumstances {
  readonly today: BusinessDay;
  /** Months after that of the invoice in which its VAT may still be claimed. */
  readonly claimMonths: number;
}

/** Refuses what cannot be an invoice, and what may not be claimed (`tax_invoice.invalid`). */
export function checkedInvoice(invoice: TaxInvoice, how: InvoiceCircumstances): TaxInvoice {
  const [problem] = [...problemsOfForm(invoice), ...problemsOfTime(invoice, how)];
  if (problem === undefined) return invoice;
  throw invalidInvoice(problem);
}

function problemsOfForm(invoice: TaxInvoice): readonly string[] {
  const { number, sellerName, sellerTaxId, sellerBranch, buyerTaxId, value, vat, note } = invoice;
  const isNamed = sellerName !== '' && sellerName.length <= MAX_NAME;
  const rules: readonly (readonly [isMet: boolean, problem: string])[] = [
    [NUMBER.test(number), 'number must have 1 to 50 letters, digits and " ./_-".'],
    [isNamed, `sellerName must have 1 to ${MAX_NAME} characters.`],
    [TAX_ID.test(sellerTaxId), 'sellerTaxId must have 13 digits.'],
    [BRANCH.test(sellerBranch), 'sellerBranch must have 5 digits; 00000 is the head office.'],
    [buyerTaxId === null || TAX_ID.test(buyerTaxId), 'buyerTaxId must have 13 digits.'],
    [value >= 0n && vat >= 0n, 'value and vat must not be negative.'],
    [(note ?? '').length <= MAX_NOTE, `note may have ${MAX_NOTE} characters.`],
  ];
  return rules.flatMap(([isMet, problem]) => (isMet ? [] : problem));
}

function* problemsOfTime(
  { issuedOn, receivedOn, coversFrom, coversTo, claimedInMonth }: TaxInvoice,
  { today, claimMonths }: InvoiceCircumstances,
): Generator<string> {
  if (receivedOn < issuedOn) yield 'it cannot have been received before its own date.';
  if (receivedOn > today) yield `it cannot have been received on ${receivedOn}: today is ${today}.`;
  if (coversTo < coversFrom) yield 'the days that it covers end before they begin.';
  if (daysBetween(coversFrom, coversTo) > MAX_DAYS) yield `it may cover ${MAX_DAYS} days at most.`;
  const first = monthOf(issuedOn);
  const last = addMonths(first, claimMonths);
  if (claimedInMonth < first || claimedInMonth > last) {
    yield `VAT of an invoice of ${issuedOn} may be claimed in ${first} to ${last} only.`;
  }
}
