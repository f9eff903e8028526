import { BANGKOK, dayText, monthText, timeText } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { bahtText, ZERO } from '#money';
import type { Told } from './alert-texts.js';

/** A fact of a condition as text; nothing where there is none. */
export function factOf({ facts }: Told, name: string): string {
  const fact = facts[name];
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';
}

/** `20/11/2026` */
export const dayOf = (told: Told): string => dayText(factOf(told, 'day') as BusinessDay);

/** `20/11/2026`, or `01/11/2026–20/11/2026` of several. */
export function daysOf(told: Told): string {
  const last = factOf(told, 'lastDay');
  return last === '' || last === factOf(told, 'day')
    ? dayOf(told)
    : `${dayOf(told)}–${dayText(last as BusinessDay)}`;
}

/** `1.75%`; what there is instead where nobody knows it. */
export const rateOf = (told: Told, unknown: string): string => {
  const rate = factOf(told, 'rate');
  return rate === '' ? unknown : `${rate}%`;
};

/** `11/2026` */
export const monthOf = (told: Told, name = 'month'): string =>
  monthText(factOf(told, name) as Month);

/** `20/11/2026 10:02` by clocks in Bangkok. */
export const sinceOf = ({ since }: Told): string => timeText(since, BANGKOK);

/** `28,614,310.25` */
export const bahtOf = ({ amount }: Told): string => bahtText(amount ?? ZERO);

export const countOf = ({ count }: Told): string => String(count ?? 0);

/** How many more there are of what is named, such as later days. */
export const othersOf = (told: Told, name: string): number =>
  Math.max(0, Number(factOf(told, name)) - 1);
