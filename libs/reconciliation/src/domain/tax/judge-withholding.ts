import { addDays, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { minus, smallerOf, sum, ZERO } from '#money';
import type { Satang } from '#money';
import { breakOf } from '../break.js';
import type { Break } from '../break.js';
import { hasCome } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import { TAX_DAYS } from './judge-tax-day.js';

/** Tax that was recorded as withheld for one document of Opn's. */
export interface WithheldTax {
  readonly subject: string;
  readonly kind: 'tax-receipt' | 'tax-invoice';
  readonly day: BusinessDay;
  readonly amount: Satang;
  /** Days after it by which Opn should have paid it back. */
  readonly reclaimDays: number;
}

/** What came back settles the oldest first; what is open when its time is over is a break. */
export function judgeWithholding(
  withheld: readonly WithheldTax[],
  reclaimed: Satang,
  judging: Judging,
): readonly Break[] {
  let left = reclaimed;
  const credits = withheld.filter(({ amount }) => amount < ZERO).map(({ amount }) => amount);
  left = minus(left, sum(credits));
  return [...withheld]
    .filter(({ amount }) => amount > ZERO)
    .sort(byDay)
    .flatMap((tax) => {
      const settled = smallerOf(left, tax.amount);
      left = minus(left, settled);
      return settled === tax.amount ? [] : notReclaimed(tax, settled, judging);
    });
}

function notReclaimed(tax: WithheldTax, actual: Satang, judging: Judging): readonly Break[] {
  const { kind, subject: id, day, amount: expected, reclaimDays } = tax;
  const openedAt = dayWindow(addDays(day, reclaimDays), TAX_DAYS).to;
  if (!hasCome(judging, openedAt)) return [];
  const facts = { code: 'WHT_NOT_RECLAIMED', day, subject: { kind, id }, reference: null } as const;
  return [breakOf({ ...facts, expected, actual, openedAt }, judging)];
}

const byDay = (left: WithheldTax, right: WithheldTax): number =>
  `${left.day} ${left.subject}` < `${right.day} ${right.subject}` ? -1 : 1;
