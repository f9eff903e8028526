import type { BusinessDay } from '#calendar';
import type { DayFacts } from '../domain/facts.js';
import type { TariffOf } from '../domain/judge-cost.js';
import { loadCredits } from './credit-facts.js';
import type { JudgedView } from './scope-judge.js';
import { loadTariffs, paymentMethodsOf } from './tariffs.js';

/** What a day is judged by beside its receipts and charges. */
export interface Basis {
  readonly tariffOf: TariffOf;
  readonly paymentMethods: ReadonlySet<string>;
  readonly credited: Pick<DayFacts, 'credits' | 'strays'>;
}

export async function loadBasis(view: JudgedView, day: BusinessDay): Promise<Basis> {
  const { on, account, settings } = view;
  const paymentMethods = await paymentMethodsOf(on, account, settings);
  const tariffOf = await loadTariffs(on, account, settings, paymentMethods);
  return { tariffOf, paymentMethods, credited: await loadCredits(view, day) };
}
