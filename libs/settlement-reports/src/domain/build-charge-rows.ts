import type { BusinessDay } from '#calendar';
import { minus } from '#money';
import type { Satang } from '#money';
import { costOf, isLate, isPaid, PROMPTPAY } from '#reconciliation';
import type { BreakCode, ChargeFacts, ChargeVerdict, TariffOf } from '#reconciliation';
import type { ChargeRow } from './frozen-rows.js';

/** What a charge row needs beside the charge. */
export interface ChargeRowFacts {
  readonly day: BusinessDay;
  readonly tariffOf: TariffOf;
  /** Credited to receipts clearing, by charge. */
  readonly bookedGross: ReadonlyMap<string, Satang>;
  /** Of what is wrong with its match. */
  readonly codeOf: (breakId: string | null) => string | null;
  /** Of what is wrong with the charge itself, by charge. */
  readonly ownCodes: ReadonlyMap<string, string>;
}

/** Payments of the day as they were judged, then what failed or expired on it. */
export function buildChargeRows(
  verdicts: readonly ChargeVerdict[],
  ended: readonly ChargeFacts[],
  facts: ChargeRowFacts,
): readonly ChargeRow[] {
  const own = verdicts.filter(
    ({ charge }) => charge.businessDay === facts.day && charge.paymentMethod === PROMPTPAY,
  );
  return [
    ...own.map((verdict) => paidRow(verdict, facts)),
    ...ended.map((charge) => endedRow(charge, facts)),
  ];
}

/** Spelt out, for there are as many of these as payments: spreading is dear. */
function paidRow(verdict: ChargeVerdict, facts: ChargeRowFacts): ChargeRow {
  const { charge, matched } = verdict;
  const { feeVat, interest, interestVat, net } = charge;
  const { documentNo, matchDay } = receiptOf(verdict);
  const { feeExpected, feeDifference } = expectedCost(charge, facts);
  return {
    chargeId: charge.id,
    reference: charge.reference,
    failure: charge.failureCode,
    createdAt: charge.createdAt,
    paidAt: charge.paidAt,
    expiresAt: charge.expiresAt,
    amount: charge.amount,
    rate: charge.feeRate,
    transactionId: charge.transactionId,
    status: charge.status === 'reversed' ? 'reversed' : 'completed',
    gross: charge.gross,
    bookedGross: facts.bookedGross.get(charge.id) ?? null,
    fee: charge.fee,
    difference: minus(charge.gross, matched),
    code: codeOf(verdict, facts),
    ...{ feeVat, interest, interestVat, net, transferableAt: null },
    ...{ documentNo, feeExpected, feeDifference, matched, matchDay },
  };
}

const NO_RECEIPT = { documentNo: null, matchDay: null } as const;

function receiptOf({ expectation, matched }: ChargeVerdict) {
  if (expectation === null) return NO_RECEIPT;
  const { documentNo, expectedOn } = expectation;
  return { documentNo, matchDay: matched > 0n ? expectedOn : null };
}

/** The first that applies. Late money that counts as matched is named, although it is no break. */
function codeOf({ charge, breakId, matched }: ChargeVerdict, facts: ChargeRowFacts): string | null {
  const late = matched > 0n && isLate(charge) ? LATE : null;
  return facts.codeOf(breakId) ?? facts.ownCodes.get(charge.id) ?? late;
}

const LATE: BreakCode = 'PAID_AFTER_EXPIRY';

function expectedCost(charge: ChargeFacts, { tariffOf, day }: ChargeRowFacts) {
  const tariff = tariffOf(charge.paymentMethod, day);
  if (tariff === null || !isPaid(charge)) return { feeExpected: null, feeDifference: null };
  const { feeExpected, difference } = costOf(charge, tariff);
  return { feeExpected, feeDifference: difference };
}

/** Until money was booked, what Opn says of fee and net is a projection: those cells are empty. */
const endedRow = (charge: ChargeFacts, { ownCodes }: ChargeRowFacts): ChargeRow => ({
  chargeId: charge.id,
  reference: charge.reference,
  failure: charge.failureCode,
  createdAt: charge.createdAt,
  paidAt: charge.paidAt,
  expiresAt: charge.expiresAt,
  amount: charge.amount,
  rate: charge.feeRate,
  transactionId: charge.transactionId,
  transferableAt: null,
  documentNo: null,
  status: charge.status === 'failed' ? 'failed' : 'expired',
  gross: null,
  bookedGross: null,
  fee: null,
  feeVat: null,
  interest: null,
  interestVat: null,
  net: null,
  feeExpected: null,
  feeDifference: null,
  matched: null,
  difference: null,
  matchDay: null,
  code: ownCodes.get(charge.id) ?? null,
});
