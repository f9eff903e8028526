import type { BusinessDay } from '#calendar';
import { minus, plus, satang, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { BOOKED_CURRENCY, PROMPTPAY } from './facts.js';
import type { PaidCharge } from './facts.js';
import type { ChargeVerdict, ReceiptVerdict } from './verdicts.js';

export interface ExpectedSide {
  readonly count: number;
  readonly amount: Satang;
  readonly matched: Satang;
  readonly open: Satang;
  readonly unpaid: Satang;
  readonly held: Satang;
  readonly remainder: Satang;
}

export interface MoneyTotals {
  readonly count: number;
  readonly gross: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
}

export interface PaidSide extends MoneyTotals {
  readonly matched: Satang;
  readonly excess: Satang;
  readonly unexpected: Satang;
  readonly held: Satang;
  readonly remainder: Satang;
}

/** `amount = matched + open + unpaid + held + remainder`, of receipts expected on the day. */
export function expectedSide(receipts: readonly ReceiptVerdict[], day: BusinessDay): ExpectedSide {
  const own = receipts.filter(
    ({ group, standing }) => group.expectation.expectedOn === day && standing !== 'withdrawn',
  );
  const amount = sum(own.map(({ group }) => group.expectation.amount));
  const matched = sum(own.map((receipt) => receipt.matched));
  const open = sum(own.map((receipt) => receipt.open));
  const unpaid = sum(own.map((receipt) => receipt.unpaid));
  const held = sum(own.map((receipt) => receipt.held));
  const remainder = satang(amount - matched - open - unpaid - held);
  return { count: own.length, amount, matched, open, unpaid, held, remainder };
}

/** `gross = matched + excess + unexpected + held + remainder`, of PromptPay paid on the day. */
export function paidSide(
  paid: readonly PaidCharge[],
  verdicts: readonly ChargeVerdict[],
  day: BusinessDay,
): PaidSide {
  const totals = moneyTotals(paid.filter(({ paymentMethod }) => paymentMethod === PROMPTPAY));
  const own = verdicts.filter(({ charge }) => charge.businessDay === day);
  const matched = sum(own.map((verdict) => verdict.matched));
  const excess = sum(own.map((verdict) => verdict.excess));
  const unexpected = sum(own.map((verdict) => verdict.unexpected));
  const held = sum(own.map((verdict) => verdict.held));
  const explained = plus(plus(matched, excess), plus(unexpected, held));
  const remainder = minus(totals.gross, explained);
  return { ...totals, matched, excess, unexpected, held, remainder };
}

export function matchedOn(verdicts: readonly ChargeVerdict[], day: BusinessDay) {
  const own = verdicts.filter(({ charge, matched }) => charge.businessDay === day && matched > 0n);
  return { count: own.length, amount: sum(own.map(({ matched }) => matched)) };
}

/** Money in another currency is not in the books, and so in no total of theirs. */
export function moneyTotals(paid: readonly PaidCharge[]): MoneyTotals {
  const booked = paid.filter(({ grossCurrency }) => grossCurrency === BOOKED_CURRENCY);
  const total = (amountOf: (charge: PaidCharge) => Satang): Satang =>
    booked.reduce((all, charge) => plus(all, amountOf(charge)), ZERO);
  return {
    count: booked.length,
    gross: total(({ gross }) => gross),
    fee: total(({ fee }) => fee),
    feeVat: total(({ feeVat }) => feeVat),
    net: total(({ net }) => net),
  };
}
