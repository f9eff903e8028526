import type { AccountHealth } from '#ingestion';
import { epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertCondition } from '../alert-condition.js';
import { isBecauseOf, outageOf } from './opn-outage.js';
import { operatorCondition } from './operator-condition.js';

/** Opn is away for moments every now and then. */
export const UNREACHABLE_AFTER_MS = 5 * MINUTE_MS;

/** While a key is rolled, both are refused for a moment. */
export const KEYS_REFUSED_AFTER_MS = MINUTE_MS;

/** Where nobody knows yet what is usual. */
const LEAST_PATIENCE_MS = 15 * MINUTE_MS;

const KEYS_REFUSED = 'opn.unauthorized';

export type OpnHealth = Pick<AccountHealth, 'at' | 'opn' | 'silence' | 'deliveries'>;

/** Opn does not answer, or refuses the keys: one of them, as each needs somebody else to act. */
export function judgeWayToOpn({ at, opn }: OpnHealth): readonly AlertCondition[] {
  const { state, since, reasonCode, reason } = opn;
  if (state === 'closed' || since === null) return [];
  const [kind, afterMs] =
    reasonCode === KEYS_REFUSED
      ? (['opn-keys-refused', KEYS_REFUSED_AFTER_MS] as const)
      : (['opn-unreachable', UNREACHABLE_AFTER_MS] as const);
  if (epochMs(at) - epochMs(since) < afterMs) return [];
  return [operatorCondition(kind, { since, facts: { reason } })];
}

/**
 * No webhook although there was news. While Opn cannot be asked, and until webhooks had the time to
 * come again, silence is no second alert; one that was plain before stays. `openedAt`: when the
 * account's log began, for one that no webhook ever came to.
 */
export function judgeSilence(health: OpnHealth, openedAt: Instant): readonly AlertCondition[] {
  const { at, opn, silence, deliveries } = health;
  if (silence.verdict !== 'silent') return [];
  const patienceMs = silence.patienceMs ?? LEAST_PATIENCE_MS;
  const since = silence.since ?? openedAt;
  const plainFromMs = epochMs(silence.waitingSince ?? since) + patienceMs;
  if (isBecauseOf(outageOf(opn), plainFromMs, at, patienceMs)) return [];
  const facts = { reason: silence.reason };
  const count = deliveries.missedInARow === 0 ? null : deliveries.missedInARow;
  return [operatorCondition('webhooks-silent', { since, count, facts })];
}
