import { satang, shareRoundedHalfUp } from '#money';
import type { Rate, Satang } from '#money';

/** What Opn charges for a payment, in per cent: of the gross, and VAT on that fee. */
export interface FeeSchedule {
  readonly feeRate: Rate;
  readonly vatRate: Rate;
}

/** `gross = fee + vat + net`, all in satang. */
export interface FeeBreakdown {
  readonly gross: Satang;
  readonly fee: Satang;
  readonly vat: Satang;
  readonly net: Satang;
}

/**
 * Fee on the gross, VAT on the rounded fee; the net is what should reach the bank. Opn publishes
 * no formula: this one holds to the satang on every recorded charge (see `docs/adr`).
 */
export function computeFee(gross: Satang, { feeRate, vatRate }: FeeSchedule): FeeBreakdown {
  const fee = shareRoundedHalfUp(gross, feeRate); // the rounding rule is in the name, at every call
  const vat = shareRoundedHalfUp(fee, vatRate);
  return { gross, fee, vat, net: satang(gross - fee - vat) };
}
