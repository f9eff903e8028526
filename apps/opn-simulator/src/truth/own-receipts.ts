import type { ChargeAt } from '../world/charge-at.js';
import type { TransferAt } from '../world/transfer.js';
import {
  OWN_TRANSFER_FEE,
  OWN_TRANSFER_VAT,
  ownDay,
  ownFigures,
  ownMidnightAfter,
  ownVat,
  total,
} from './own-figures.js';

/** What a receipt of one day must say. */
export interface OwnReceipt {
  readonly day: string;
  readonly chargeFee: bigint;
  readonly transferFee: bigint;
  readonly voidedFee: bigint;
  readonly subtotal: bigint;
  readonly vat: bigint;
  readonly vatDeducted: bigint;
  /** Positive if Opn deducted too much. */
  readonly adjustment: bigint;
}

interface Fee {
  readonly day: string;
  readonly kind: 'charge' | 'transfer' | 'voided';
  readonly fee: bigint;
  readonly vat: bigint;
}

/** One for each day on which Opn charged something and that has ended, in order. */
export function ownReceipts(
  charges: readonly ChargeAt[],
  transfers: readonly TransferAt[],
  nowMs: number,
): OwnReceipt[] {
  const fees = [...charges.flatMap(feeOfCharge), ...transfers.flatMap(feesOfTransfer)];
  const days = [...new Set(fees.map(({ day }) => day))].sort();
  return days
    .filter((day) => receiptMs(day) <= nowMs)
    .map((day) =>
      ownReceipt(
        day,
        fees.filter((one) => one.day === day),
      ),
    );
}

const RECEIPT_AFTER_MIDNIGHT_MS = 3_725_000;

export const receiptMs = (day: string): number => ownMidnightAfter(day) + RECEIPT_AFTER_MIDNIGHT_MS;

function ownReceipt(day: string, fees: readonly Fee[]): OwnReceipt {
  const sumOf = (kind: Fee['kind']) =>
    total(fees.filter((one) => one.kind === kind).map(({ fee }) => fee));
  const [chargeFee, transferFee, voidedFee] = [sumOf('charge'), sumOf('transfer'), sumOf('voided')];
  const subtotal = chargeFee + transferFee - voidedFee;
  const vat = ownVat(subtotal);
  const vatDeducted = total(fees.map((one) => one.vat));
  const adjustment = vatDeducted - vat;
  return { day, chargeFee, transferFee, voidedFee, subtotal, vat, vatDeducted, adjustment };
}

function feeOfCharge({ charge, paidAt }: ChargeAt): Fee[] {
  if (!paidAt) return [];
  const { fee, vat } = ownFigures(charge);
  return [{ day: ownDay(paidAt), kind: 'charge', fee, vat }];
}

/** The fee of a transfer that failed is given back with it. */
function feesOfTransfer({ transfer, status }: TransferAt): Fee[] {
  const [fee, vat] = [OWN_TRANSFER_FEE, OWN_TRANSFER_VAT];
  const charged: Fee = { day: ownDay(transfer.createdAt), kind: 'transfer', fee, vat };
  if (status !== 'failed') return [charged];
  return [charged, { day: ownDay(transfer.endsAt), kind: 'voided', fee, vat: -vat }];
}
