import type { AccountSettings } from '#accounts';
import type { Queryable } from '#database';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { negated } from '#money';
import type { Satang } from '#money';
import type { Composition } from '../../domain/payout/payout-facts.js';
import { composeAsAt } from './compose-books.js';
import type { PayoutsAsAt } from './compose-books.js';
import type { DayEnd } from './payout-facts.js';
import { groupOf, GROUP_COLUMNS, openingGroup } from './payout-groups.js';
import type { PayoutGroup } from './payout-groups.js';
import { IN_WINDOW, ORIGINS, windowValues } from './payout-window.js';
import type { PayoutWindow } from './payout-window.js';

/** A transfer as it stood at the end of a day; without groups where they cannot be computed. */
export interface PayoutAsAt {
  readonly composition: Composition;
  /** By origin day and kind; without a remainder, which is what they leave of the amount. */
  readonly groups: readonly PayoutGroup[];
}

export interface PayoutsOfDay {
  readonly payouts: ReadonlyMap<string, PayoutAsAt>;
  /** What could be paid out when the day ended. */
  readonly left: PayoutsAsAt['left'];
  readonly openingAt: Instant | null;
}

/** A transfer that is to be shown. */
export interface ShownTransfer {
  readonly id: string;
  readonly createdAt: Instant;
}

/** What some transfers are made of, and what was left to be paid out, as at the end of a day. */
export async function loadPayoutsAsAt(
  on: Queryable,
  account: string,
  shown: readonly ShownTransfer[],
  settings: AccountSettings,
  at: DayEnd,
): Promise<PayoutsOfDay> {
  const windows = await loadWindowsAsAt(on, account, shown, settings, at);
  const payouts = new Map<string, PayoutAsAt>();
  for (const [id, { composition, window }] of windows.of) {
    const { isComputable } = window;
    const groups = isComputable ? await groupsIn(on, account, window, settings, at) : [];
    const taken = takenGroup(isComputable, composition.taken);
    payouts.set(id, { composition, groups: [...groups, ...taken] });
  }
  return { payouts, left: windows.left, openingAt: windows.openingAt };
}

interface WindowAsAt {
  readonly composition: Composition;
  readonly window: PayoutWindow;
}

/** In which stretches the lines of some transfers became transferable, as at the end of a day. */
export async function loadWindowsAsAt(
  on: Queryable,
  account: string,
  shown: readonly ShownTransfer[],
  settings: AccountSettings,
  at: DayEnd,
): Promise<{ readonly of: ReadonlyMap<string, WindowAsAt> } & Omit<PayoutsOfDay, 'payouts'>> {
  const first = shown.map(({ createdAt }) => createdAt).reduce(earlier, at.end);
  const { compositions, opening, left } = await composeAsAt(on, account, first, settings, at);
  const byId = new Map(compositions.map((one) => [one.id, one]));
  const openingAt = opening?.at ?? null;
  const of = new Map<string, WindowAsAt>();
  for (const { id, createdAt: until } of shown) {
    const composition = byId.get(id);
    if (composition === undefined) continue;
    const isComputable = composition.reason === null;
    const { after, opening: opened } = composition;
    of.set(id, { composition, window: { isComputable, after, until, opening: opened, openingAt } });
  }
  return { of, left, openingAt };
}

const earlier = (left: Instant, right: Instant): Instant => (isBefore(right, left) ? right : left);

async function groupsIn(
  on: Queryable,
  account: string,
  window: PayoutWindow,
  { days }: AccountSettings,
  { position }: DayEnd,
): Promise<readonly PayoutGroup[]> {
  const rows = await on.query<PayoutGroup>(GROUPS, [...windowValues(account, window), position]);
  return [...openingGroup(window, days), ...rows];
}

/** What partial transfers had taken of these lines before. */
const takenGroup = (isComputable: boolean, taken: Satang): readonly PayoutGroup[] =>
  !isComputable || taken === 0n ? [] : [groupOf('partial-transfer', negated(taken), 1)];

const GROUPS = `
  SELECT ${GROUP_COLUMNS}
  FROM balance_transactions t ${ORIGINS}
  WHERE ${IN_WINDOW} AND t.first_position <= $5
  GROUP BY 1, 2 ORDER BY 1, 2`;
