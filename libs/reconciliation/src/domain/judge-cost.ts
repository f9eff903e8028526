import type { BusinessDay } from '#calendar';
import { minus, satang, shareRoundedHalfUp, sum } from '#money';
import type { Rate, Satang } from '#money';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import type { BreakCode } from './break-code.js';
import { BOOKED_CURRENCY } from './facts.js';
import type { PaidCharge } from './facts.js';
import { lastOf, openedOn } from './judge-rules.js';
import type { Judging } from './judge-rules.js';

/** What a payment method costs on a day by contract, or by the first rate ever seen for it. */
export interface Tariff {
  readonly feeRate: Rate;
  readonly vatRate: Rate;
}

export type TariffOf = (paymentMethod: string, day: BusinessDay) => Tariff | null;

/** What a charge should have cost, and what it did. */
export interface CostVerdict {
  readonly feeExpected: Satang;
  /** (fee + VAT) − what the contract says of both. */
  readonly difference: Satang;
}

type CostCode = 'FEE_VARIANCE' | 'VAT_VARIANCE';

interface Variance {
  readonly code: CostCode;
  readonly charge: PaidCharge;
  readonly rate: Rate;
  readonly expected: Satang;
  readonly actual: Satang;
}

const ONE_SATANG = 1n;

export function costOf(charge: PaidCharge, tariff: Tariff): CostVerdict {
  const fee = shareRoundedHalfUp(charge.gross, tariff.feeRate);
  const vat = shareRoundedHalfUp(fee, tariff.vatRate);
  return { feeExpected: fee, difference: satang(charge.fee + charge.feeVat - fee - vat) };
}

/**
 * Fee and VAT of a day's payments against the tariff, and each charge's own arithmetic. Opn does
 * not publish how it rounds, so differences of one satang of a day and rate are one break.
 */
export function judgeCosts(
  paid: readonly PaidCharge[],
  tariffOf: TariffOf,
  judging: Judging,
): readonly Break[] {
  const booked = paid.filter(({ grossCurrency }) => grossCurrency === BOOKED_CURRENCY);
  const variances = booked.flatMap((charge) => variancesOf(charge, tariffOf));
  const large = variances.filter((variance) => sizeOf(variance) > ONE_SATANG);
  return [
    ...large.map((variance) => costBreak(variance, judging)),
    ...smallBreaks(
      variances.filter((variance) => sizeOf(variance) === ONE_SATANG),
      judging,
    ),
    ...booked.flatMap((charge) => netBreak(charge, judging)),
  ];
}

/** VAT is checked against the fee that was really taken: a wrong fee is one finding, not two. */
function variancesOf(charge: PaidCharge, tariffOf: TariffOf): readonly Variance[] {
  const tariff = tariffOf(charge.paymentMethod, charge.businessDay);
  if (tariff === null) return [];
  const { feeRate, vatRate } = tariff;
  const fee = shareRoundedHalfUp(charge.gross, feeRate);
  const vat = shareRoundedHalfUp(charge.fee, vatRate);
  const all: readonly Variance[] = [
    { code: 'FEE_VARIANCE', charge, rate: feeRate, expected: fee, actual: charge.fee },
    { code: 'VAT_VARIANCE', charge, rate: vatRate, expected: vat, actual: charge.feeVat },
  ];
  return all.filter(({ expected, actual }) => expected !== actual);
}

function sizeOf({ expected, actual }: Variance): bigint {
  return actual > expected ? actual - expected : expected - actual;
}

function costBreak({ code, charge, expected, actual }: Variance, judging: Judging): Break {
  return chargeBreak(charge, code, expected, actual, judging);
}

function smallBreaks(variances: readonly Variance[], judging: Judging): readonly Break[] {
  const groups = new Map<string, Variance[]>();
  for (const variance of variances) {
    const { code, charge, rate } = variance;
    const key = `${code} ${charge.businessDay} ${rate}`;
    groups.set(key, [...(groups.get(key) ?? []), variance]);
  }
  return [...groups.values()].map((group) => smallBreak(group, judging));
}

function smallBreak(group: readonly Variance[], judging: Judging): Break {
  const [first] = group as [Variance];
  const { code, rate } = first;
  const day = first.charge.businessDay;
  const expected = sum(group.map((variance) => variance.expected));
  const actual = sum(group.map((variance) => variance.actual));
  const openedAt = lastOf(group.map(({ charge }) => charge.paidKnownAt ?? charge.knownAt));
  const facts = {
    code,
    day,
    subject: { kind: 'day', id: day },
    reference: null,
    expected,
    actual,
    amount: minus(actual, expected),
    count: group.length,
    openedAt,
    discriminator: rate,
  } as const;
  return breakOf(facts, openedOn(judging, openedAt));
}

function netBreak(charge: PaidCharge, judging: Judging): readonly Break[] {
  const { gross, fee, feeVat, interest, interestVat, net } = charge;
  const computed = satang(gross - fee - feeVat - interest - interestVat);
  if (computed === net) return [];
  return [chargeBreak(charge, 'NET_ARITHMETIC', computed, net, judging)];
}

function chargeBreak(
  charge: PaidCharge,
  code: BreakCode,
  expected: Satang,
  actual: Satang,
  judging: Judging,
): Break {
  const openedAt = charge.paidKnownAt ?? charge.knownAt;
  const facts = {
    code,
    day: charge.businessDay,
    subject: { kind: 'charge', id: charge.id },
    reference: charge.reference,
    expected,
    actual,
    amount: minus(actual, expected),
    openedAt,
  } as const;
  return breakOf(facts, openedOn(judging, openedAt));
}
