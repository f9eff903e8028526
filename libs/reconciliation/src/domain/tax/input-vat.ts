import type { BusinessDay, Month } from '#calendar';
import { addMonths, monthOf } from '#calendar';
import type { TaxRules } from '#accounts';
import { minus, plus, satang, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { lastClaimMonth } from './tax-month.js';
import type { DayTax } from './tax-month.js';

/** Two months before the last month to claim it is time to ask Opn. */
const MONTHS_OF_WARNING = 2;

/** What moved `input-vat-undue` in a month, by the kind of its entries. */
export interface UndueMovement {
  readonly kind: string;
  readonly amount: Satang;
}

/** VAT not yet claimable, from the beginning of a month to its end; each part is signed. */
export interface RollForward {
  readonly opening: Satang;
  readonly deducted: Satang;
  readonly adjustments: Satang;
  readonly moved: Satang;
  readonly expired: Satang;
  readonly other: Satang;
  readonly closing: Satang;
}

const PART_OF_KIND: Readonly<Record<string, keyof Omit<RollForward, 'opening' | 'closing'>>> = {
  R1: 'deducted',
  T1: 'deducted',
  T2: 'deducted',
  V1: 'adjustments',
  V2: 'moved',
  X1: 'expired',
};

export function rollForward(opening: Satang, movements: readonly UndueMovement[]): RollForward {
  const parts = { deducted: ZERO, adjustments: ZERO, moved: ZERO, expired: ZERO, other: ZERO };
  for (const { kind, amount } of movements) {
    const part = PART_OF_KIND[kind] ?? 'other';
    parts[part] = plus(parts[part], amount);
  }
  return { opening, ...parts, closing: plus(opening, sum(Object.values(parts))) };
}

/** VAT of a month's fees that no invoice covers. */
export interface OpenMonth {
  readonly month: Month;
  readonly vat: Satang;
  readonly days: readonly BusinessDay[];
  readonly lastMonthToClaim: Month;
  readonly isExpiring: boolean;
  readonly isExpired: boolean;
}

/** Of days without an invoice, month by month; `now` is the tax month of today. */
export function openMonths(
  days: readonly DayTax[],
  now: Month,
  rulesOf: (month: Month) => TaxRules,
): readonly OpenMonth[] {
  const months = [...new Set(days.map(({ day }) => monthOf(day)))].sort();
  return months.flatMap((month) => {
    const own = days.filter(({ day, vat }) => monthOf(day) === month && vat !== ZERO);
    if (own.length === 0) return [];
    const last = lastClaimMonth(month, rulesOf(month));
    return [
      {
        month,
        vat: sum(own.map(({ vat }) => vat)),
        days: own.map(({ day }) => day),
        lastMonthToClaim: last,
        isExpiring: now >= addMonths(last, -MONTHS_OF_WARNING) && now <= last,
        isExpired: now > last,
      },
    ];
  });
}

/** What the books hold beyond the days without an invoice: shown, even when it is nothing. */
export const unexplained = (closing: Satang, months: readonly OpenMonth[]): Satang =>
  satang(minus(closing, sum(months.map(({ vat }) => vat))));
