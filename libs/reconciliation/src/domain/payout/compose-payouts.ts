import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { minus, plus, ZERO } from '#money';
import type { Satang } from '#money';
import type {
  Composition,
  Lines,
  PayoutFacts,
  PayoutOpening,
  Uncomputable,
} from './payout-facts.js';

/** What must be known beside the transfers themselves. */
export interface Circumstances {
  /** The last transfer before these that certainly swept; null: there is none. */
  readonly after: Instant | null;
  /** Null where the books go back to the account's beginning. */
  readonly opening: PayoutOpening | null;
  /** Why the lines released in a stretch are not all known; null if they are. */
  readonly unread: (after: Instant | null, until: Instant) => Uncomputable | null;
}

/** What has become transferable since the last sweeping transfer, and is still to be explained. */
interface Pool {
  readonly after: Instant | null;
  readonly opening: Satang | null;
  readonly lines: Lines;
  readonly taken: Satang;
  /** Whether a transfer since then swept could not be told. */
  readonly doubt: Uncomputable | null;
}

const NO_LINES: Lines = { count: 0, sum: ZERO };
const EMPTY = { opening: null, lines: NO_LINES, taken: ZERO, doubt: null };

/**
 * What each transfer is made of; they come in order of their creation and id. A sweeping transfer
 * took what became transferable after the sweeping one before it, up to its own creation.
 */
export function composePayouts(
  payouts: readonly PayoutFacts[],
  circumstances: Circumstances,
): readonly Composition[] {
  const { opening } = circumstances;
  let pool = firstPool(circumstances);
  return payouts.map((payout) => {
    if (opening !== null && isBefore(payout.createdAt, opening.at)) return unknownBefore(payout);
    pool = withLines(pool, payout.released);
    const composition = compositionOf(payout, pool, circumstances);
    pool = poolAfter(payout, composition, pool);
    return composition;
  });
}

function firstPool({ after, opening }: Circumstances): Pool {
  if (after !== null || opening === null) return { ...EMPTY, after };
  const { transferable } = opening;
  const lines = transferable === 0n ? NO_LINES : { count: 1, sum: transferable };
  return { ...EMPTY, after: null, opening: transferable === 0n ? null : transferable, lines };
}

const withLines = (pool: Pool, { count, sum }: Lines): Pool => ({
  ...pool,
  lines: { count: pool.lines.count + count, sum: plus(pool.lines.sum, sum) },
});

/** What the books were opened with stands for what was before; that itself has no parts. */
const unknownBefore = ({ id, isScheduled }: PayoutFacts): Composition => ({
  ...{ id, isSweeping: isScheduled, reason: 'history-incomplete' },
  ...{ after: null, opening: null, lines: NO_LINES, taken: ZERO },
});

function compositionOf(payout: PayoutFacts, pool: Pool, { unread }: Circumstances): Composition {
  const { after, opening, lines, taken, doubt } = pool;
  const known = { id: payout.id, after, opening, lines, taken };
  const nothing = tookNothing(payout);
  if (nothing !== null) return { ...known, isSweeping: false, reason: nothing };
  const reason = unread(after, payout.createdAt) ?? doubt;
  const sweepsAll = reason === null && payout.amount === minus(lines.sum, taken);
  const isSweeping = payout.isScheduled || sweepsAll;
  if (reason === null && !isSweeping) return { ...known, isSweeping, reason: 'partial' };
  const isDestroyed = payout.status === 'destroyed';
  return { ...known, isSweeping, reason: reason ?? (isDestroyed ? 'destroyed' : null) };
}

/** One that ended, and of which Opn shows no debit, left the balance as it was. */
function tookNothing({ status, wasDebited }: PayoutFacts): Uncomputable | null {
  if (wasDebited) return null;
  if (status === 'destroyed') return 'destroyed';
  return status === 'failed' ? 'never-debited' : null;
}

function poolAfter(payout: PayoutFacts, { isSweeping, reason }: Composition, pool: Pool): Pool {
  if (tookNothing(payout) !== null) return pool;
  if (isSweeping) return { ...EMPTY, after: payout.createdAt };
  const taken = plus(pool.taken, payout.amount);
  // Made by hand while not everything is known: it may have swept, or taken a part.
  return { ...pool, taken, doubt: reason === 'partial' ? pool.doubt : reason };
}
