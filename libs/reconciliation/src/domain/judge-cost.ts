import type { BusinessDay } from '#calendar';
import { satang, shareRoundedHalfUp, sum } from '#money';
import type { Rate, Satang } from '#money';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import type { BreakCode } from './break-code.js';
import { BOOKED_CURRENCY } from './facts.js';
import type { PaidCharge } from './facts.js';
import { firstOf, paidKnownAt } from './judge-rules.js';
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
 * Fee and VAT of a day's payments against the tariff. Opn does not publish how it rounds, so
 * differences of one satang of a day and rate are one break.
 */
export function judgeCosts(
  paid: readonly PaidCharge[],
  tariffOf: TariffOf,
  judging: Judging,
): readonly Break[] {
  const booked = paid.filter(({ grossCurrency }) => grossCurrency === BOOKED_CURRENCY);
  const variances = booked.flatMap((charge) => variancesOf(charge, tariffOf));
  const [small, large] = [variances.filter(isSmall), variances.filter((one) => !isSmall(one))];
  return [
    ...groupedBy(large, ({ charge }) => charge.id).map((own) => chargeBreak(own, judging)),
    ...groupedBy(small, keyOfGroup).map((group) => groupBreak(group, judging)),
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

function isSmall({ expected, actual }: Variance): boolean {
  return actual - expected === ONE_SATANG || expected - actual === ONE_SATANG;
}

const keyOfGroup = ({ code, charge, rate }: Variance): string =>
  `${code} ${charge.businessDay} ${rate}`;

function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** Both together, under the fee's name, where fee and VAT of one charge differ. */
function chargeBreak(own: readonly [Variance, ...Variance[]], judging: Judging): Break {
  const [{ code, charge }, ...others] = own;
  const { id, reference, businessDay: day } = charge;
  const openedAt = paidKnownAt(charge);
  const subject = { kind: 'charge', id } as const;
  const explains: readonly BreakCode[] = others.map((other) => other.code);
  const facts = { code, day, subject, reference, ...sidesOf(own), explains, openedAt };
  return breakOf(facts, judging);
}

function groupBreak(group: readonly [Variance, ...Variance[]], judging: Judging): Break {
  const [{ code, rate, charge }] = group;
  const day = charge.businessDay;
  const openedAt = firstOf(group.map((variance) => paidKnownAt(variance.charge)));
  const subject = { kind: 'day', id: day } as const;
  const grouped = { count: group.length, discriminator: rate };
  const facts = { code, day, subject, reference: null, ...sidesOf(group), ...grouped, openedAt };
  return breakOf(facts, judging);
}

const sidesOf = (variances: readonly Variance[]) => ({
  expected: sum(variances.map(({ expected }) => expected)),
  actual: sum(variances.map(({ actual }) => actual)),
});
