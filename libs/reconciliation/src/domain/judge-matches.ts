import { businessDayOf } from '#calendar';
import { knownWithDecisions } from './choices.js';
import { PROMPTPAY } from './facts.js';
import type { DayFacts } from './facts.js';
import { judgeAlone } from './judge-alone.js';
import { judgeOrder } from './judge-order.js';
import type { Judging } from './judge-rules.js';
import { groupByOrder } from './order-group.js';
import type { GroupVerdict } from './verdicts.js';

/** What receipts and charges come to, order by order: whatever days they are of. */
export function judgeMatches(
  facts: Pick<DayFacts, 'expectations' | 'charges' | 'choices'>,
  judging: Judging,
): readonly GroupVerdict[] {
  const { expectations, charges, choices } = knownWithDecisions(facts);
  const { groups, unlinked, disputed } = groupByOrder({
    ...{ expectations, choices },
    charges: charges.filter(({ paymentMethod }) => paymentMethod === PROMPTPAY),
    keysOf: ({ createdAt }) => judging.rulesOn(businessDayOf(createdAt, judging.days)).keys,
  });
  return [
    ...groups.map((group) => judgeOrder(group, judging)),
    ...unlinked.map((charge) => judgeAlone(charge, [], judging)),
    ...disputed.map(({ charge, references }) => judgeAlone(charge, references, judging)),
  ];
}
