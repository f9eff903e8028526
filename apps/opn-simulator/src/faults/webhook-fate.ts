import { SECOND_MS } from '#kernel';
import type { FaultName } from './catalogue.js';
import type { SeededRandom } from '../day/seeded-random.js';
import type { Dial } from './dial.js';

const LONGEST_DELAY_MS = 2 * SECOND_MS;
/** Opn's receivers allow five minutes either way; the margin is for the way there. */
const WITHIN_TOLERANCE_MS = 4 * 60 * SECOND_MS;
const BEYOND_TOLERANCE_MS = 6 * 60 * SECOND_MS;
const FURTHEST_MS = 24 * 60 * 60 * SECOND_MS;

export type Damage = 'none' | 'cut before signing' | 'changed on the way';
export type SignedWith = 'the secret' | 'another secret' | 'nothing';

/** What becomes of one webhook between Opn and the merchant. */
export interface WebhookFate {
  readonly isDropped: boolean;
  readonly damage: Damage;
  readonly signedWith: SignedWith;
  /** How far the sender's clock is off. */
  readonly skewMs: number;
  readonly delayMs: number;
  readonly isDoubled: boolean;
  readonly hasLiveCompany: boolean;
  /** Each of the faults that make it so. */
  readonly applied: readonly FaultName[];
}

export const UNHARMED: WebhookFate = {
  isDropped: false,
  damage: 'none',
  signedWith: 'the secret',
  skewMs: 0,
  delayMs: 0,
  isDoubled: false,
  hasLiveCompany: false,
  applied: [],
};

interface Hit {
  readonly fault: WebhookFault;
  readonly random: SeededRandom;
}

const SPOILERS = ['drop', 'corrupt', 'missign', 'skew'] as const;
const COMPANIONS = ['duplicate', 'delay', 'livemode'] as const;

type WebhookFault = (typeof SPOILERS | typeof COMPANIONS)[number];

const EFFECTS: Record<WebhookFault, (random: SeededRandom) => Partial<WebhookFate>> = {
  drop: () => ({ isDropped: true }),
  corrupt: (random) => ({ damage: random.pick(['cut before signing', 'changed on the way']) }),
  missign: (random) => ({ signedWith: random.pick(['another secret', 'nothing']) }),
  skew: (random) => ({ skewMs: skewBy(random) }),
  duplicate: () => ({ isDoubled: true }),
  delay: (random) => ({ delayMs: random.integer(1, LONGEST_DELAY_MS) }),
  livemode: () => ({ hasLiveCompany: true }),
};

/** By seed, event and the number of the attempt, from nought. At most one fault spoils it. */
export function webhookFate(dial: Dial, eventId: string, attempt: number): WebhookFate {
  const hitBy = (fault: WebhookFault): Hit[] => {
    const random = dial.hit(fault, eventId, attempt);
    return random ? [{ fault, random }] : [];
  };
  const spoilt = SPOILERS.flatMap(hitBy).slice(0, 1);
  const isDropped = spoilt.some(({ fault }) => fault === 'drop');
  const hits = isDropped ? spoilt : [...spoilt, ...COMPANIONS.flatMap(hitBy)];
  const start: WebhookFate = { ...UNHARMED, applied: hits.map(({ fault }) => fault) };
  return hits.reduce((fate, { fault, random }) => ({ ...fate, ...EFFECTS[fault](random) }), start);
}

function skewBy(random: SeededRandom): number {
  const apartMs = random.percent(50)
    ? random.integer(SECOND_MS, WITHIN_TOLERANCE_MS)
    : random.integer(BEYOND_TOLERANCE_MS, FURTHEST_MS);
  return random.percent(50) ? apartMs : -apartMs;
}
