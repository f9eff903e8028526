import type { BusinessDay } from '#calendar';
import { minus, plus, satang, shareRoundedHalfUp, sum } from '#money';
import type { Rate, Satang } from '#money';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import type { BreakCode } from './break-code.js';
import { BOOKED_CURRENCY, PROMPTPAY } from './facts.js';
import type { PaidCharge } from './facts.js';
import { firstOf, paidKnownAt } from './judge-rules.js';
import type { Judging } from './judge-rules.js';
import { leansOneWay, signsOf } from './rounding-bias.js';

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
  /** What Opn says that it took: another rate is a variance even where the amount is the same. */
  readonly stated: Rate | null;
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
 * differences of one satang of a day and rate are one break: of its own kind where they lean.
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

/**
 * VAT is checked against the fee that was really taken: a wrong fee is one finding, not two. No
 * contract lets interest be taken from PromptPay; of what is taken elsewhere the VAT is checked.
 */
function variancesOf(charge: PaidCharge, tariffOf: TariffOf): readonly Variance[] {
  const tariff = tariffOf(charge.paymentMethod, charge.businessDay);
  if (tariff === null) return [];
  const { feeRate, vatRate } = tariff;
  const isFree = charge.paymentMethod === PROMPTPAY;
  const vat = plus(
    shareRoundedHalfUp(charge.fee, vatRate),
    shareRoundedHalfUp(charge.interest, vatRate),
  );
  const fee: Variance = {
    ...{ code: 'FEE_VARIANCE', charge, rate: feeRate, stated: charge.feeRate },
    expected: shareRoundedHalfUp(charge.gross, feeRate),
    actual: isFree ? plus(charge.fee, charge.interest) : charge.fee,
  };
  const ofVat: Variance = {
    ...{ code: 'VAT_VARIANCE', charge, rate: vatRate, stated: charge.vatRate },
    expected: vat,
    actual: plus(charge.feeVat, charge.interestVat),
  };
  return [fee, ofVat].filter((one) => one.expected !== one.actual || isOtherRate(one));
}

const isOtherRate = ({ rate, stated }: Variance): boolean => stated !== null && stated !== rate;

const differenceOf = ({ expected, actual }: Variance): Satang => minus(actual, expected);

function isSmall(variance: Variance): boolean {
  const difference = differenceOf(variance);
  return difference <= ONE_SATANG && difference >= -ONE_SATANG;
}

/** Another rate that comes to the same amount is no difference of a satang. */
const keyOfGroup = (variance: Variance): string =>
  [
    ...[variance.code, variance.charge.businessDay, variance.rate],
    differenceOf(variance) === 0n,
  ].join(' ');

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
  return breakOf({ ...facts, detail: ratesFound(own) }, judging);
}

function groupBreak(group: readonly [Variance, ...Variance[]], judging: Judging): Break {
  const [{ code, rate, charge }] = group;
  const day = charge.businessDay;
  const openedAt = firstOf(group.map((variance) => paidKnownAt(variance.charge)));
  const subject = { kind: 'day', id: day } as const;
  const { kind, words } = leaning(group);
  const detail = [words, ratesFound(group)].filter((text) => text !== null).join('; ') || null;
  const grouped = { count: group.length, discriminator: `${rate}${kind}`, detail };
  const facts = { code, day, subject, reference: null, ...sidesOf(group), ...grouped, openedAt };
  return breakOf(facts, judging);
}

/** A group that leans is another finding than one that is rounded up and down. */
function leaning(group: readonly Variance[]): {
  readonly kind: string;
  readonly words: string | null;
} {
  const signs = signsOf(group.map(differenceOf));
  const { more, less } = signs;
  if (more + less === 0n) return { kind: ' stated', words: null };
  if (!leansOneWay(signs)) return { kind: '', words: null };
  return {
    kind: ' bias',
    words: `leans one way: ${more} a satang more, ${less} a satang less than by contract`,
  };
}

/** The rates that Opn states, where they are not the contract's. */
function ratesFound(variances: readonly Variance[]): string | null {
  const other = variances.filter(isOtherRate);
  const found = other.map(({ code, rate, stated }) => {
    const what = code === 'FEE_VARIANCE' ? 'fee' : 'VAT';
    return `${what} rate found ${stated}%, by contract ${rate}%`;
  });
  return found.length === 0 ? null : [...new Set(found)].sort().join('; ');
}

const sidesOf = (variances: readonly Variance[]) => ({
  expected: sum(variances.map(({ expected }) => expected)),
  actual: sum(variances.map(({ actual }) => actual)),
});
