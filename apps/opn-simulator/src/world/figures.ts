import { computeFee } from '#fees';
import type { FeeBreakdown, FeeSchedule } from '#fees';
import { minus, parseRate, plus, shareRoundedHalfUp } from '#money';
import type { PlannedCharge } from '../day/planned-order.js';

/** What Opn charges for each method, as its objects state it. */
export const RATES = {
  promptpay: { fee: '1.65', vat: '7.0' },
  card: { fee: '3.65', vat: '7.0' },
} as const;

/** Fee, VAT and net as Opn states them, planted errors included; they always add up. */
export function figuresOf({ amount, method, feeError, vatError }: PlannedCharge): FeeBreakdown {
  const schedule = scheduleOf(method);
  const right = computeFee(amount, schedule);
  const fee = plus(right.fee, feeError);
  const vat = plus(shareRoundedHalfUp(fee, schedule.vatRate), vatError);
  return { gross: amount, fee, vat, net: minus(minus(amount, fee), vat) };
}

function scheduleOf(method: keyof typeof RATES): FeeSchedule {
  const { fee, vat } = RATES[method];
  return { feeRate: parseRate(fee), vatRate: parseRate(vat) };
}
