import { MATCHING_KEYS } from '#accounts';
import type { AccountSettings, MatchingKey } from '#accounts';
import type { BusinessDay } from '#calendar';
import { plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Rate } from '#money';
import { CREDIT_GRACE_MS } from '../domain/credits/judge-credit.js';
import type { CreditReading } from '../domain/credits/credit-facts.js';
import type { MoneyTotals } from '../domain/day-totals.js';
import type { TariffOf } from '../domain/judge-cost.js';
import type { SettledPart } from '../domain/settled.js';
import { SETTLE_DAY } from './clean-orders.js';
import type { JudgedView } from './scope-judge.js';

/** A day in two: what is clean, added up; and the keys of everything else. */
export interface SettledDay {
  readonly settled: SettledPart;
  readonly rest: RestOfDay;
}

/** References of receipts expected on the day, and ids of charges paid on it. */
export interface RestOfDay {
  readonly receipts: readonly string[];
  readonly charges: readonly string[];
}

/** What says which of a day is clean. */
export interface SettlingRules {
  readonly tariffOf: TariffOf;
  readonly paymentMethods: ReadonlySet<string>;
  readonly credits: CreditReading;
}

/** Finds in one statement what of a day needs no judge. */
export async function settleDay(
  view: JudgedView,
  day: BusinessDay,
  rules: SettlingRules,
): Promise<SettledDay> {
  const [row] = await view.on.query<SettledRow>(SETTLE_DAY, settlingValues(view, day, rules));
  if (!row) throw new Error('The statement that settles a day has answered nothing.');
  return {
    settled: { matched: totals(row.matched), otherMethods: totals(row.other) },
    rest: { receipts: [...new Set(row.receipts)], charges: [...new Set(row.charges)] },
  };
}

/** What the statements about clean orders are asked with. */
export function settlingValues(
  { account, settings }: JudgedView,
  day: BusinessDay,
  { tariffOf, paymentMethods, credits }: SettlingRules,
): readonly unknown[] {
  const tariffs = [...paymentMethods].flatMap((method) => tariffRow(method, tariffOf(method, day)));
  return [
    account,
    day,
    tariffs.map(({ method }) => method),
    tariffs.map(({ fee }) => fee.numerator),
    tariffs.map(({ fee }) => fee.scale),
    tariffs.map(({ vat }) => vat.numerator),
    tariffs.map(({ vat }) => vat.scale),
    creditedBy(credits),
    credits.openingDay !== null && day < credits.openingDay,
    keysThatAlwaysLink(settings),
    tariffs.map(({ feeRate }) => feeRate),
    tariffs.map(({ vatRate }) => vatRate),
  ];
}

/** Whenever a charge was created, and so whichever rules hold for its keys. */
const keysThatAlwaysLink = ({ matchingRules }: AccountSettings): readonly MatchingKey[] =>
  MATCHING_KEYS.filter((key) => matchingRules.every(({ rules }) => rules.keys.includes(key)));

interface SettledRow {
  readonly matched: TotalsRow;
  readonly other: TotalsRow;
  readonly receipts: readonly string[] | null;
  readonly charges: readonly string[] | null;
}

type TotalsRow = { readonly count: number } & Readonly<
  Record<'gross' | 'fee' | 'feeVat' | 'net', string>
>;

const totals = ({ count, gross, fee, feeVat, net }: TotalsRow): MoneyTotals => ({
  count,
  gross: satang(BigInt(gross)),
  fee: satang(BigInt(fee)),
  feeVat: satang(BigInt(feeVat)),
  net: satang(BigInt(net)),
});

/** What was paid up to then has its transaction, or is a finding; null: nothing is due. */
const creditedBy = ({ readUpTo }: CreditReading): Instant | null =>
  readUpTo === null ? null : plusMs(readUpTo, -CREDIT_GRACE_MS);

interface Fraction {
  readonly numerator: bigint;
  readonly scale: bigint;
}

function tariffRow(method: string, tariff: ReturnType<TariffOf>) {
  if (tariff === null) return [];
  const { feeRate, vatRate } = tariff;
  return [{ method, feeRate, vatRate, fee: fraction(feeRate), vat: fraction(vatRate) }];
}

const PER_CENT = 100n;
/** So that the statement's whole numbers stay within 64 bits. */
const MOST_EXACT = 1_000_000n;
/** No fee is negative: nothing is clean by this one, and all of it goes before the law. */
const NEVER: Fraction = { numerator: -MOST_EXACT, scale: 1n };

function fraction(rate: Rate): Fraction {
  const [whole = '0', decimals = ''] = rate.split('.');
  const numerator = BigInt(whole + decimals);
  const scale = PER_CENT * 10n ** BigInt(decimals.length);
  return numerator <= MOST_EXACT && scale <= MOST_EXACT ? { numerator, scale } : NEVER;
}
