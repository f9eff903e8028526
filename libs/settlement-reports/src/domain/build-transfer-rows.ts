import { bankBusinessDaysBetween, businessDayOf } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import type { Instant } from '#kernel';
import { minus, sum } from '#money';
import type { Satang } from '#money';
import type { PayoutAsAt } from '#reconciliation';
import type { Arrival } from './bank-arrivals-of-transfers.js';
import type { TransferRow } from './payout-rows.js';

/** A transfer with what had become of it when the day ended. */
export interface TransferFacts {
  readonly id: string;
  readonly status: TransferRow['status'];
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly bankCode: string | null;
  readonly lastDigits: string | null;
  readonly amount: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
}

/** What stands beside the transfers at the end of the day. */
export interface TransferSurroundings {
  readonly day: BusinessDay;
  readonly timeZone: string;
  readonly holidays: Holidays;
  readonly payouts: ReadonlyMap<string, PayoutAsAt>;
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** Of bank lines. */
  readonly texts: ReadonlyMap<string, string>;
  /** What of each transfer is on its way. */
  readonly inTransit: ReadonlyMap<string, Satang>;
  readonly codes: ReadonlyMap<string, string>;
}

/** Nothing says of it what it is made of. */
export const NOT_COMPOSED = 'transactions-not-read';

/** The sheet Transfers, in the order in which the transfers were made. */
export const buildTransferRows = (
  transfers: readonly TransferFacts[],
  around: TransferSurroundings,
): readonly TransferRow[] => transfers.map((transfer) => transferRow(transfer, around));

function transferRow(transfer: TransferFacts, around: TransferSurroundings): TransferRow {
  const { id, bankCode, lastDigits, net, ...facts } = transfer;
  const { status, createdAt, sentAt, paidAt, amount, fee, feeVat } = facts;
  const arrival = around.arrivals.get(id);
  return {
    transferId: id,
    ...{ status, createdAt, sentAt, paidAt },
    accountLast4: accountText(bankCode, lastDigits),
    ...{ amount, fee, feeVat, net },
    ...composed(amount, around.payouts.get(id)),
    bankDate: arrival?.bookedOn ?? null,
    bankText: (arrival && around.texts.get(arrival.line)) ?? null,
    bankAmount: arrival?.amount ?? null,
    difference: arrival ? minus(arrival.amount, net) : null,
    age: ageOf(transfer, around),
    code: around.codes.get(id) ?? null,
  };
}

/** `KBANK ••6789` */
function accountText(bankCode: string | null, lastDigits: string | null): string | null {
  const parts = [bankCode?.toUpperCase(), lastDigits && `••${lastDigits}`].filter(Boolean);
  return parts.length === 0 ? null : parts.join(' ');
}

const UNKNOWN = { lines: null, composed: null, remainder: null };

function composed(amount: Satang, payout: PayoutAsAt | undefined) {
  if (payout === undefined) return { notComputable: NOT_COMPOSED, ...UNKNOWN };
  const { composition, groups } = payout;
  if (composition.reason !== null) return { notComputable: composition.reason, ...UNKNOWN };
  const lines = groups.filter(({ kind }) => kind !== 'partial-transfer');
  const whole = sum(groups.map((group) => group.amount));
  return {
    notComputable: null,
    lines: lines.reduce((all, { count }) => all + count, 0),
    composed: whole,
    remainder: minus(amount, whole),
  };
}

/** From the day it left Opn to the day it arrived, or this one if it has not. */
function ageOf(transfer: TransferFacts, around: TransferSurroundings): number | null {
  const { day, holidays, timeZone } = around;
  const until = around.inTransit.has(transfer.id)
    ? day
    : around.arrivals.get(transfer.id)?.bookedOn;
  if (until === undefined) return null;
  const left = businessDayOf(transfer.sentAt ?? transfer.createdAt, { timeZone, cutoffs: [] });
  return bankBusinessDaysBetween(left, until, holidays);
}
