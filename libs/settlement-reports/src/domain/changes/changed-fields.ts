import type { BusinessDay } from '#calendar';
import { BREAK_CODES, isBreakCode } from '#reconciliation';
import type { FrozenRows } from '../frozen-rows.js';
import type { ComparedSheet } from '../row-differences.js';

type Value = bigint | number | string | readonly string[] | null;

/** How the rows of a sheet are compared: by which key, in which fields, and which rows at all. */
interface Comparison<Row> {
  readonly keyOf: (row: Row) => string;
  /** As the reader finds the row: its first column. */
  readonly shownAs: (row: Row) => string;
  /** What a row that is new or gone is worth. */
  readonly worth: (row: Row) => bigint;
  /** By key of the column. What passes with time, or comes with it, is none of them. */
  readonly fields: Readonly<Record<string, (row: Row) => Value>>;
  readonly concerns: (row: Row, day: BusinessDay) => boolean;
}

/** What Opn has not credited yet passes, and crediting belongs to the day on which it comes. */
const NOT_CREDITED_YET = 'TRANSACTION_MISSING';
const lasting = (code: string | null): string | null => (code === NOT_CREDITED_YET ? null : code);
const all = (): boolean => true;

const charges: Comparison<FrozenRows['charges']> = {
  keyOf: ({ chargeId }) => chargeId,
  shownAs: ({ chargeId }) => chargeId,
  worth: ({ amount }) => amount,
  fields: {
    reference: (row) => row.reference,
    document_no: (row) => row.documentNo,
    status: (row) => row.status,
    failure: (row) => row.failure,
    paid_at: (row) => row.paidAt,
    amount: (row) => row.amount,
    gross: (row) => row.gross,
    booked_gross: (row) => row.bookedGross,
    rate: (row) => row.rate,
    fee: (row) => row.fee,
    fee_vat: (row) => row.feeVat,
    interest: (row) => row.interest,
    interest_vat: (row) => row.interestVat,
    net: (row) => row.net,
    fee_expected: (row) => row.feeExpected,
    fee_difference: (row) => row.feeDifference,
    matched: (row) => row.matched,
    difference: (row) => row.difference,
    match_day: (row) => row.matchDay,
    code: (row) => lasting(row.code),
  },
  concerns: all,
};

/** Where the money of an order is later on, its age and its due time follow from other facts. */
const expected: Comparison<FrozenRows['expected']> = {
  keyOf: ({ reference }) => reference,
  shownAs: ({ reference }) => reference,
  worth: (row) => row.expected,
  fields: {
    expected_on: (row) => row.expectedOn,
    expected: (row) => row.expected,
    charge_id: (row) => row.chargeIds,
    paid_at: (row) => row.paidAt,
    paid: (row) => row.paid,
    difference: (row) => row.difference,
    match_key: (row) => row.matchKey,
    code: (row) => lasting(row.code),
  },
  concerns: all,
};

/** Legs 1 and 2, and a source of the day that was missing: no more than makes a version. */
const GROUPS: readonly string[] = ['receipts', 'charge', 'cost'];
const MISSING = 'SOURCE_MISSING';
const ofPayments = (code: string): boolean =>
  code === MISSING ||
  (code !== NOT_CREDITED_YET && isBreakCode(code) && GROUPS.includes(BREAK_CODES[code].group));

/** Codes that come and go as time passes. */
export const isMatterOfTime = (code: string): boolean =>
  isBreakCode(code) && BREAK_CODES[code].family === 'timing' && code !== MISSING;

/** What people did about a break is a fact of the day on which they did it. */
const breaks: Comparison<FrozenRows['breaks']> = {
  keyOf: ({ breakId }) => breakId,
  shownAs: ({ breakNo }) => breakNo,
  worth: ({ amount }) => amount,
  fields: {
    expected: (row) => row.expected,
    actual: (row) => row.actual,
    amount: (row) => row.amount,
    explains: (row) => row.explains.filter((code) => !isMatterOfTime(code)),
  },
  concerns: (row, day) => row.day === day && ofPayments(row.code),
};

/** What the receipt itself says comes when Opn issues it. */
const tax: Comparison<FrozenRows['tax']> = {
  keyOf: ({ issuedOn, receiptNo }) => `${issuedOn} ${receiptNo ?? ''}`,
  shownAs: ({ issuedOn, receiptNo }) => receiptNo ?? issuedOn,
  worth: ({ ourChargeFee }) => ourChargeFee,
  fields: {
    our_charge_fee: (row) => row.ourChargeFee,
    our_transfer_fee: (row) => row.ourTransferFee,
    our_vat: (row) => row.ourVat,
  },
  concerns: (row, day) => row.issuedOn === day,
};

/** Payments of the day and their matches; crediting, payouts and taxes are days' own matters. */
const POSTINGS_OF_PAYMENTS: readonly string[] = ['R1', 'M1', 'A1'];

export const isOfPayments = (kind: string): boolean => POSTINGS_OF_PAYMENTS.includes(kind);

/** Of a line that is new or gone: what it debits, or credits as a negative amount. */
const journal: Comparison<FrozenRows['journal']> = {
  keyOf: ({ voucherNo, ledgerAccount, debit }) =>
    [voucherNo, ledgerAccount, debit === null ? 'credit' : 'debit'].join(' '),
  shownAs: ({ voucherNo, ledgerAccount }) => `${voucherNo} ${ledgerAccount}`,
  worth: ({ debit, credit }) => debit ?? -(credit ?? 0n),
  fields: { debit: (row) => row.debit, credit: (row) => row.credit },
  concerns: (row, day) => row.relatesTo === day && isOfPayments(row.kind),
};

export const COMPARISONS: {
  readonly [Sheet in ComparedSheet]: Comparison<FrozenRows[Sheet]>;
} = { charges, expected, breaks, tax, journal };

/** As the JSON of the report states it; several with commas between them. */
export function valueText(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === 'object') return value.length === 0 ? null : value.join(', ');
  return String(value);
}
