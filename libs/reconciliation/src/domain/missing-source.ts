import { sum } from '#money';
import { breakOf } from './break.js';
import type { Break } from './break.js';
import { firstOf } from './judge-rules.js';
import type { Judging } from './judge-rules.js';
import type { DayFacts } from './facts.js';

/** The source that explains paid charges. */
const EXPECTED_RECEIPTS = 'expected-receipts';

type ImportedReceipts = Pick<DayFacts, 'day' | 'expectations' | 'settledReceipts'>;

/**
 * While no expected receipt of a day has been imported, nobody can say which of its payments are
 * unexpected: one break says so, instead of one for each payment.
 */
export function missingExpectations(
  { day, expectations, settledReceipts = 0 }: ImportedReceipts,
  breaks: readonly Break[],
  judging: Judging,
): readonly Break[] {
  if (settledReceipts > 0 || expectations.some(({ expectedOn }) => expectedOn === day))
    return breaks;
  const isWaiting = (item: Break): boolean => item.code === 'CHARGE_UNEXPECTED' && item.day === day;
  const waiting = breaks.filter(isWaiting);
  if (waiting.length === 0) return breaks;
  const openedAt = firstOf(waiting.map((item) => item.openedAt));
  const facts = {
    code: 'SOURCE_MISSING',
    day,
    subject: { kind: 'source', id: EXPECTED_RECEIPTS },
    reference: null,
    expected: null,
    actual: sum(waiting.map(({ amount }) => amount)),
    count: waiting.length,
    openedAt,
    discriminator: day,
  } as const;
  const missing = breakOf(facts, judging);
  return [...breaks.filter((item) => !isWaiting(item)), missing];
}
