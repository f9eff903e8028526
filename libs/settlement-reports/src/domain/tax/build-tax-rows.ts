import type { BusinessDay, Month } from '#calendar';
import { taxDayFigures } from '#reconciliation';
import type { TaxDayFacts } from '#reconciliation';
import { ZERO } from '#money';
import type { TaxRow } from '../tax-row.js';

/** What is known of a calendar day beside its figures. */
export interface TaxDayStanding {
  /** Whether tax is withheld from fees of the day. */
  readonly isWithheld: boolean;
  readonly invoice: { readonly number: string; readonly claimedInMonth: Month } | null;
  readonly code: string | null;
}

export type StandingOf = (facts: TaxDayFacts) => TaxDayStanding;

/**
 * One row for each day with receipts that are news, and for each on which Opn has deducted
 * something and whose receipt is missing. Several receipts of one day are added up in one row,
 * which names all of them.
 */
export function buildTaxRows(
  days: readonly TaxDayFacts[],
  isNews: ReadonlySet<BusinessDay>,
  standingOf: StandingOf,
): readonly TaxRow[] {
  return days
    .filter((facts) => (facts.receipts.length > 0 ? isNews.has(facts.day) : hasFees(facts)))
    .sort((left, right) => (left.day < right.day ? -1 : 1))
    .map((facts) => rowOf(facts, standingOf(facts)));
}

function hasFees(facts: TaxDayFacts): boolean {
  const { ourFee, ourVat } = taxDayFigures(facts);
  return ourFee !== ZERO || ourVat !== ZERO;
}

function rowOf(facts: TaxDayFacts, { isWithheld, invoice, code }: TaxDayStanding): TaxRow {
  const { day, receipts, deducted } = facts;
  const { ourFee: _, ...figures } = taxDayFigures(facts);
  const numbers = receipts.map(({ number }) => number).join(', ');
  return {
    ...figures,
    receiptNo: receipts.length === 0 ? null : numbers,
    issuedOn: day,
    ourChargeFee: deducted.chargeFee,
    ourTransferFee: deducted.transferFee,
    whtBase: isWithheld ? figures.receiptSubtotal : null,
    taxInvoiceNo: invoice?.number ?? null,
    claimableIn: invoice?.claimedInMonth ?? null,
    code,
  };
}

/** How many days a sheet shows, and of how many the receipt, or its rounding, is not known. */
export interface TaxTally {
  readonly days: number;
  readonly waiting: number;
  readonly unsettled: number;
}

export const taxTallyOf = (rows: readonly TaxRow[]): TaxTally => ({
  days: rows.length,
  waiting: rows.filter(({ receiptNo }) => receiptNo === null).length,
  unsettled: rows.filter(
    ({ receiptNo, vatAdjustment }) => receiptNo !== null && vatAdjustment === null,
  ).length,
});
