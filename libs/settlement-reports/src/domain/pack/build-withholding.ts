import type { BusinessDay } from '#calendar';
import { minus, negated, plus, smallerOf, ZERO } from '#money';
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
  const { firstDay, rateOn } = facts;
  return {
    section: tax.postedOn < firstDay ? 'brought_forward' : 'this_month',
    ...payeeOf(tax, facts),
    ...documentOf(tax, facts),
    ...{ day: tax.day, rate: rateOn(tax.day), tax: tax.tax },
    ...{ certificateNo: null, filedIn: null },
    ...settled,
  };
}

/** A receipt does not name its issuer: then it is the seller of the last invoice. */
function payeeOf(
  { subject }: WithheldTax,
  { invoices }: WithholdingOfMonth,
): Pick<WithholdingRow, 'payee' | 'payeeTaxId'> {
  const own = invoices.find(({ invoice }) => invoice.number === subject);
  const seller = own ?? invoices.findLast(({ counts }) => counts);
  if (!seller) return { payee: null, payeeTaxId: null };
  return { payee: seller.invoice.sellerName, payeeTaxId: seller.invoice.sellerTaxId };
}

function documentOf(
  { subject }: WithheldTax,
  { receipts, invoices }: WithholdingOfMonth,
): Pick<WithholdingRow, 'document' | 'base'> {
  const receipt = receipts.find(({ receiptId }) => receiptId === subject);
  if (receipt) return { document: receipt.number, base: receipt.subtotal };
  const own = invoices.find(({ invoice }) => invoice.number === subject);
  return { document: subject, base: own?.invoice.value ?? null };
}
