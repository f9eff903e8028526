import { monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { minus, plus, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { rollForward } from '#reconciliation';
import type { UndueMovement } from '#reconciliation';
import type { InputVatRow, UndueVatRow } from './document-rows.js';
import type { InvoiceAsOf, Receipts, UndueOfDay } from './pack-facts.js';

/** The last tax month whose return may claim the VAT of a month. */
export type LastMonthOf = (month: Month) => Month;

export interface InvoicesOfMonth {
  readonly month: Month;
  readonly invoices: readonly InvoiceAsOf[];
  /** What the books moved to input VAT in the month, by invoice. */
  readonly posted: ReadonlyMap<string, Satang>;
  readonly receipts: Receipts;
  readonly lastMonthOf: LastMonthOf;
}

/**
 * Invoices whose VAT the month's return claims, and any other that the books moved in the month.
 * One that no longer counts claims nothing: it is shown for what was taken back.
 */
export function buildInputVatRows(facts: InvoicesOfMonth): readonly InputVatRow[] {
  const { month, invoices, posted } = facts;
  return invoices
    .filter(
      ({ invoice, counts }) =>
        (counts && invoice.claimedInMonth === month) ||
        (posted.get(invoice.number) ?? ZERO) !== ZERO,
    )
    .sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1))
    .map((one, index) => inputVatRow(one, index + 1, facts));
}

const orderOf = ({ invoice }: InvoiceAsOf): string => `${invoice.issuedOn} ${invoice.number}`;

function inputVatRow(
  { invoice, counts }: InvoiceAsOf,
  no: number,
  { posted, receipts, lastMonthOf }: InvoicesOfMonth,
): InputVatRow {
  const { issuedOn, number, coversFrom, coversTo, receivedOn } = invoice;
  const covered = receipts.filter((one) => coversFrom <= one.issuedOn && one.issuedOn <= coversTo);
  const receiptVat = counts ? sum(covered.map(({ vat }) => vat)) : ZERO;
  const vat = counts ? invoice.vat : ZERO;
  return {
    ...{ no, issuedOn, number, coversFrom, coversTo, receivedOn, vat, receiptVat },
    seller: invoice.sellerName,
    sellerTaxId: invoice.sellerTaxId,
    sellerBranch: invoice.sellerBranch,
    value: counts ? invoice.value : ZERO,
    claimedIn: invoice.claimedInMonth,
    lastMonth: lastMonthOf(monthOf(issuedOn)),
    difference: minus(vat, receiptVat),
    posted: posted.get(number) ?? ZERO,
  };
}

export interface UndueVatOfMonth {
  readonly month: Month;
  readonly opening: Satang;
  readonly movements: readonly UndueMovement[];
  /** What the books hold of the days' fees, before any invoice. */
  readonly undue: readonly UndueOfDay[];
  readonly invoices: readonly InvoiceAsOf[];
  readonly receipts: Receipts;
  readonly lastMonthOf: LastMonthOf;
}

const ROLLED = ['opening', 'deducted', 'adjustments', 'moved', 'expired', 'other'] as const;

/** The roll-forward, then the days that its closing balance consists of. */
export function buildUndueVatRows(facts: UndueVatOfMonth): readonly UndueVatRow[] {
  const rolled = rollForward(facts.opening, facts.movements);
  const lines = ROLLED.map((line) => ({ ...NO_DAY, line, movement: rolled[line] }));
  const days = remainingDays(facts);
  const left = sum(days.map(({ remaining }) => remaining ?? ZERO));
  const line = 'invoice_difference' as const;
  const difference = { ...NO_DAY, line, remaining: minus(rolled.closing, left) };
  return [...lines, ...days, difference];
}

const NO_DAY = {
  ...{ day: null, receiptNo: null, movement: null, remaining: null },
  ...{ receiptVat: null, lastMonth: null },
} as const;

function remainingDays(facts: UndueVatOfMonth): readonly UndueVatRow[] {
  const { invoices, receipts, month, lastMonthOf } = facts;
  const claimed = invoices.filter(
    ({ invoice, counts }) => counts && invoice.claimedInMonth <= month,
  );
  const isCovered = (day: BusinessDay) =>
    claimed.some(({ invoice }) => invoice.coversFrom <= day && day <= invoice.coversTo);
  return heldByDay(facts)
    .filter(([day, amount]) => amount !== ZERO && !isCovered(day))
    .map(([day, amount]) => {
      const own = receipts.filter(({ issuedOn }) => issuedOn === day);
      const numbers = own.map(({ number }) => number).join(', ');
      return {
        ...NO_DAY,
        ...{ line: 'remaining', day, remaining: amount },
        receiptNo: own.length === 0 ? null : numbers,
        receiptVat: own.length === 0 ? null : sum(own.map(({ vat }) => vat)),
        lastMonth: lastMonthOf(monthOf(day)),
      };
    });
}

/** A rounding belongs to the day of its receipt, which is one before that of its posting. */
function heldByDay({
  undue,
  receipts,
}: UndueVatOfMonth): readonly (readonly [BusinessDay, Satang])[] {
  const dayOf = new Map(receipts.map(({ receiptId, issuedOn }) => [receiptId, issuedOn]));
  const held = new Map<BusinessDay, Satang>();
  for (const { day: posted, receiptId, amount } of undue) {
    const day = (receiptId === null ? undefined : dayOf.get(receiptId)) ?? posted;
    held.set(day, plus(held.get(day) ?? ZERO, amount));
  }
  return [...held].sort(([left], [right]) => (left < right ? -1 : 1));
}
