import type { AccountSettings } from '#accounts';
import type { Queryable } from '#database';
import { DAY_MS, isBefore, laterOf, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { ZERO } from '#money';
import { composePayouts } from '../../domain/payout/compose-payouts.js';
import type { Circumstances } from '../../domain/payout/compose-payouts.js';
import type {
  Composition,
  PayoutFacts,
  PayoutOpening,
  Uncomputable,
} from '../../domain/payout/payout-facts.js';
import { unreadOf } from '../../domain/payout/read-spans.js';
import type { ReadSpan } from '../../domain/payout/read-spans.js';
import { lastCertainSweep, loadOpening, loadPayouts } from './payout-facts.js';
import type { DayEnd } from './payout-facts.js';
import { spansOf } from './span-store.js';

/** What became transferable in a window was created no longer before it: Opn holds for 7 days. */
const LONGEST_HOLD_MS = 8 * DAY_MS;

/** What each transfer from an instant on is made of, by the sums that are kept. */
export async function composeFrom(
  on: Queryable,
  account: string,
  from: Instant,
  settings: AccountSettings,
): Promise<readonly Composition[]> {
  const circumstances = await circumstancesFrom(on, account, from, settings);
  return composePayouts(await loadPayouts(on, account, circumstances.after, null), circumstances);
}

/** Transfers as they stood at an instant, and what could be paid out then. */
export interface PayoutsAsAt {
  readonly compositions: readonly Composition[];
  readonly opening: PayoutOpening | null;
  /** What a transfer that took everything then would be made of; its lines are not counted. */
  readonly left: Pick<Composition, 'after' | 'opening' | 'taken'>;
}

/** The same as at the end of a day, whatever became of the transfers afterwards. */
export async function composeAsAt(
  on: Queryable,
  account: string,
  from: Instant,
  settings: AccountSettings,
  at: DayEnd,
): Promise<PayoutsAsAt> {
  const circumstances = await circumstancesFrom(on, account, from, settings);
  const { after, opening } = circumstances;
  const payouts = await loadPayouts(on, account, after, at);
  const composed = composePayouts([...payouts, takingTheRest(at.end)], circumstances);
  const left = composed.at(-1) ?? { after, opening: null, taken: ZERO };
  return { compositions: composed.slice(0, -1), opening, left };
}

/** Nobody made it: it shows what is there to be taken. */
const takingTheRest = (createdAt: Instant): PayoutFacts => ({
  ...{ id: '', status: 'created', amount: ZERO, createdAt, isScheduled: true, wasDebited: false },
  released: { count: 0, sum: ZERO },
});

async function circumstancesFrom(
  on: Queryable,
  account: string,
  from: Instant,
  settings: AccountSettings,
): Promise<Circumstances> {
  const certain = await lastCertainSweep(on, account, from);
  const opening = await loadOpening(on, account, settings);
  const isWithin = certain !== null && (opening === null || !isBefore(certain, opening.at));
  const spans = await spansOf(on, account, 'transactions');
  const unread = unreadOn(spans, opening?.at ?? null);
  return { after: isWithin ? certain : null, opening, unread };
}

function unreadOn(spans: readonly ReadSpan[], openingAt: Instant | null) {
  return (after: Instant | null, until: Instant): Uncomputable | null => {
    const start = openingAt === null ? after : laterOf(after ?? openingAt, openingAt);
    const missing = unreadOf(spans, start && plusMs(start, -LONGEST_HOLD_MS), until);
    if (missing === null) return null;
    return missing === 'end' ? 'transactions-not-read' : 'history-incomplete';
  };
}
