import type { BusinessDay } from '#calendar';
import { minus, negated, plus, smallerOf, sum, ZERO } from '#money';
import type { Satang } from '#money';
import type { WithholdingRow } from './document-rows.js';
import type { InvoiceAsOf, Receipts, ReclaimedTax, WithheldTax } from './pack-facts.js';

export interface WithholdingOfMonth {
  readonly firstDay: BusinessDay;
  readonly withheld: readonly WithheldTax[];
  readonly reclaimed: readonly ReclaimedTax[];
  readonly receipts: Receipts;
  readonly invoices: readonly InvoiceAsOf[];
  /** Per cent as decimal text. */
  readonly rateOn: (day: BusinessDay) => string;
}

/** What was withheld in the month, and what was not paid back of earlier months when it began. */
export function buildWithholdingRows(facts: WithholdingOfMonth): readonly WithholdingRow[] {
  const { firstDay, withheld, reclaimed } = facts;
  const taxes = [...withheld].sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  const now = settle(taxes, reclaimed);
  const before = settle(
    taxes.filter(({ postedOn }) => postedOn < firstDay),
    reclaimed.filter(({ day }) => day < firstDay),
  );
  return taxes.flatMap((tax) => {
    const isEarlier = tax.postedOn < firstDay;
    if (isEarlier && before.get(tax.subject)?.reclaimed === tax.tax) return [];
    return [rowOf(tax, now.get(tax.subject) ?? NOTHING, facts)];
  });
}

const orderOf = ({ day, subject }: WithheldTax): string => `${day} ${subject}`;

type Settled = Pick<WithholdingRow, 'reclaimed' | 'reclaimedOn'>;

const NOTHING: Settled = { reclaimed: ZERO, reclaimedOn: null };

/** What came back settles the oldest first; a credit note settles itself, and as much beside. */
function settle(
  taxes: readonly WithheldTax[],
  reclaimed: readonly ReclaimedTax[],
): ReadonlyMap<string, Settled> {
  const credits = taxes.filter(({ tax }) => tax < ZERO);
  const pool = [
    ...credits.map(({ day, tax }) => ({ day, amount: negated(tax) })),
    ...[...reclaimed].sort((left, right) => (left.day < right.day ? -1 : 1)),
  ];
  const settled = new Map<string, Settled>(
    credits.map(({ subject, tax, day }) => [subject, { reclaimed: tax, reclaimedOn: day }]),
  );
  for (const { subject, tax } of taxes) {
    if (tax > ZERO) settled.set(subject, takenFrom(pool, tax));
  }
  return settled;
}

function takenFrom(pool: { day: BusinessDay; amount: Satang }[], tax: Satang): Settled {
  let taken = ZERO;
  let last: BusinessDay | null = null;
  for (let next = pool[0]; next && taken < tax; next = pool[0]) {
    const part = smallerOf(next.amount, minus(tax, taken));
    taken = plus(taken, part);
    last = next.day;
    const left = minus(next.amount, part);
    if (left === ZERO) pool.shift();
    else pool[0] = { ...next, amount: left };
  }
  return { reclaimed: taken, reclaimedOn: taken === tax ? last : null };
}

function rowOf(tax: WithheldTax, settled: Settled, facts: WithholdingOfMonth): WithholdingRow {
  const { receipts, invoices, firstDay, rateOn } = facts;
  const receipt = receipts.find(({ receiptId }) => receiptId === tax.subject);
  const invoice = invoices.find((one) => one.invoice.number === tax.subject);
  const seller = (invoice ?? invoices.findLast(({ counts }) => counts))?.invoice;
  return {
    section: tax.postedOn < firstDay ? 'brought_forward' : 'this_month',
    payee: seller?.sellerName ?? null,
    payeeTaxId: seller?.sellerTaxId ?? null,
    day: tax.day,
    document: receipt?.number ?? tax.subject,
    base: receipt?.subtotal ?? invoice?.invoice.value ?? null,
    rate: rateOn(tax.day),
    tax: tax.tax,
    certificateNo: null,
    filedIn: null,
    ...settled,
  };
}

/** What of all rows is still to come back. */
export const toReclaim = (rows: readonly WithholdingRow[]): Satang =>
  sum(rows.map(({ tax, reclaimed }) => minus(tax, reclaimed)));
