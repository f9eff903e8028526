import { addDays, addMonths, dayWindow, firstDayOf, lastDayOf, monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import type { TaxRules } from '#accounts';
import { laterOf } from '#kernel';
import type { Instant } from '#kernel';
import { sum, ZERO } from '#money';
import type { Satang } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import { hasCome } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import { TAX_DAYS } from './judge-tax-day.js';

/** An official invoice that counts. */
export interface InvoiceFacts {
  readonly number: string;
  readonly value: Satang;
  readonly vat: Satang;
  readonly buyerTaxId: string | null;
  readonly coversFrom: BusinessDay;
  readonly coversTo: BusinessDay;
  readonly knownAt: Instant;
}

/** Fee and VAT of a day: by Opn's receipt, or as deducted while there is none. */
export interface DayTax {
  readonly day: BusinessDay;
  readonly fee: Satang;
  readonly vat: Satang;
}

export interface TaxMonthFacts {
  readonly month: Month;
  /** Days that these invoices cover, and those of the month. */
  readonly days: readonly DayTax[];
  /** Invoices that cover a day of the month. */
  readonly invoices: readonly InvoiceFacts[];
  readonly rules: TaxRules;
  /** Fees of before are not in the books. */
  readonly openingDay: BusinessDay | null;
}

/** The month's invoices against its daily receipts, and what of it no invoice covers in time. */
export function judgeTaxMonth(facts: TaxMonthFacts, judging: Judging): readonly Break[] {
  const own = clustersOf(facts.invoices).filter(
    ([first]) => monthOf(first.coversFrom) === facts.month,
  );
  return [
    ...own.flatMap((cluster) => invoiceMismatch(cluster, facts, judging) ?? []),
    ...invoiceMissing(facts, judging),
  ];
}

type Cluster = readonly [InvoiceFacts, ...InvoiceFacts[]];

/** Invoices whose days overlap are about the same fees, and are taken together. */
function clustersOf(invoices: readonly InvoiceFacts[]): readonly Cluster[] {
  const clusters: [InvoiceFacts, ...InvoiceFacts[]][] = [];
  let coveredTo: BusinessDay | null = null;
  for (const invoice of [...invoices].sort(byDays)) {
    const last = clusters.at(-1);
    const overlaps = coveredTo !== null && invoice.coversFrom <= coveredTo;
    if (last && overlaps) last.push(invoice);
    else clusters.push([invoice]);
    if (coveredTo === null || invoice.coversTo > coveredTo) coveredTo = invoice.coversTo;
  }
  return clusters;
}

function byDays(left: InvoiceFacts, right: InvoiceFacts): number {
  const keyOf = ({ coversFrom, coversTo, number }: InvoiceFacts) =>
    `${coversFrom} ${coversTo} ${number}`;
  return keyOf(left) < keyOf(right) ? -1 : 1;
}

/** Both amounts must agree, and the buyer must be us; the break is of the last one known. */
function invoiceMismatch(cluster: Cluster, facts: TaxMonthFacts, judging: Judging): Break | null {
  const [first, ...others] = cluster;
  const last = others.reduce((one, next) => (next.knownAt >= one.knownAt ? next : one), first);
  const sides = differingSides(cluster, facts);
  if (sides === null) return null;
  const openedAt = cluster.map(({ knownAt }) => knownAt).reduce(laterOf);
  const subject = { kind: 'tax-invoice', id: last.number } as const;
  const day = lastOfCluster(cluster);
  const about = { code: 'TAX_INVOICE_MISMATCH', day, subject, reference: null } as const;
  return breakOf({ ...about, ...sides, openedAt }, judging);
}

const lastOfCluster = (cluster: Cluster): BusinessDay =>
  cluster.map(({ coversTo }) => coversTo).reduce((one, next) => (next > one ? next : one));

/** The VAT if it differs, else the value; of a foreign buyer, the VAT that is not claimable. */
function differingSides(cluster: Cluster, { days, rules, openingDay }: TaxMonthFacts) {
  const stated = (amountOf: (invoice: InvoiceFacts) => Satang) => sum(cluster.map(amountOf));
  const covered = days.filter(({ day }) => cluster.some((invoice) => covers(invoice, day)));
  const isWhole = cluster.every(
    ({ coversFrom }) => openingDay === null || coversFrom >= openingDay,
  );
  if (isWhole) {
    const sidesOf = (kind: 'fee' | 'vat', actual: Satang) => {
      const expected = sum(covered.map((day) => day[kind]));
      return expected === actual ? null : { expected, actual };
    };
    const differing =
      sidesOf(
        'vat',
        stated(({ vat }) => vat),
      ) ??
      sidesOf(
        'fee',
        stated(({ value }) => value),
      );
    if (differing) return differing;
  }
  const foreign = cluster.filter(
    ({ buyerTaxId }) =>
      rules.buyerTaxId !== null && buyerTaxId !== null && buyerTaxId !== rules.buyerTaxId,
  );
  return foreign.length === 0
    ? null
    : { expected: null, actual: sum(foreign.map(({ vat }) => vat)) };
}

export const covers = (
  { coversFrom, coversTo }: Pick<InvoiceFacts, 'coversFrom' | 'coversTo'>,
  day: BusinessDay,
): boolean => coversFrom <= day && day <= coversTo;

function invoiceMissing(facts: TaxMonthFacts, judging: Judging): readonly Break[] {
  const { month, days, invoices } = facts;
  const openedAt = invoiceDueAt(month, facts.rules);
  if (!hasCome(judging, openedAt)) return [];
  const open = days.filter(
    ({ day }) => monthOf(day) === month && !invoices.some((invoice) => covers(invoice, day)),
  );
  const expected = sum(open.map(({ vat }) => vat));
  if (expected === ZERO) return [];
  const subject = { kind: 'month', id: month } as const;
  const about = { code: 'TAX_INVOICE_MISSING', day: lastDayOf(month), subject } as const;
  return [breakOf({ ...about, reference: null, expected, actual: null, openedAt }, judging)];
}

/** From the beginning of this day of the month after, a missing invoice is a break. */
export const invoiceDueAt = (month: Month, { invoiceDueDay }: TaxRules): Instant => {
  const day = addDays(firstDayOf(addMonths(month, 1)), invoiceDueDay - 1);
  return dayWindow(day, TAX_DAYS).from;
};

/**
 * The last tax month whose return may claim VAT of a month's fees. Revenue Code section 82/3 lets
 * input VAT be deducted later than in its month, and the Director-General's notification on VAT
 * no. 4 within six months of the month after the invoice's; a setting (`claimMonths`), for rules
 * change. While there is no invoice it is counted from the month of the fees, which is never late.
 */
export const lastClaimMonth = (month: Month, { claimMonths }: TaxRules): Month =>
  addMonths(month, claimMonths);
