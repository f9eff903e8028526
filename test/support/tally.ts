import { EventCatalogue, streamName } from '#event-store';
import type { Decider, Evidence, Lesson } from '#event-store';
import { parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { plus, satang, ZERO } from '#money';
import type { Satang } from '#money';

/** The smallest business there is: amounts are counted once, and every third makes a round. */
export class AmountCounted {
  readonly type = 'AmountCounted';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly id: string;
      readonly amount: Satang;
      readonly parts: readonly { readonly amount: Satang; readonly note: string | null }[];
    },
  ) {}
}

export class RoundCompleted {
  readonly type = 'RoundCompleted';
  constructor(
    readonly occurredAt: Instant,
    readonly data: { readonly round: number; readonly total: Satang },
  ) {}
}

export type TallyEvent = AmountCounted | RoundCompleted;

export const tallyEvents = new EventCatalogue<TallyEvent>({
  AmountCounted: { stored: 'amount.counted', schemaVersion: 1, money: { amount: true } },
  RoundCompleted: { stored: 'round.completed', schemaVersion: 1, money: { total: true } },
});

export interface Tally {
  readonly seen: ReadonlySet<string>;
  readonly total: Satang;
}

export interface Amount {
  readonly id: string;
  readonly amount: Satang;
}

export const AMOUNTS_PER_ROUND = 3;
export const SOME_TIME = parseInstant('2026-11-20T03:48:31.250Z');

function decide({ id, amount }: Amount, { seen, total }: Tally): readonly TallyEvent[] {
  if (seen.has(id)) return [];
  const counted = new AmountCounted(SOME_TIME, { id, amount, parts: [{ amount, note: null }] });
  const count = seen.size + 1;
  if (count % AMOUNTS_PER_ROUND !== 0) return [counted];
  const round = count / AMOUNTS_PER_ROUND;
  return [counted, new RoundCompleted(SOME_TIME, { round, total: plus(total, amount) })];
}

function evolve({ seen, total }: Tally, event: TallyEvent): Tally {
  if (event.type === 'RoundCompleted') return { seen, total };
  return { seen: new Set([...seen, event.data.id]), total: plus(total, event.data.amount) };
}

export const tallyDecider: Decider<Tally, Amount, TallyEvent> = {
  initial: { seen: new Set(), total: ZERO },
  decide,
  evolve,
  events: tallyEvents,
};

export const TALLY_KIND = 'tally';

export const tallyStream = (account: string, tally: string): ReturnType<typeof streamName> =>
  streamName(TALLY_KIND, account, tally);

/** Somebody saw an amount of as many satang as its number says. */
export function sighting(
  account: string,
  tally: string,
  number: number,
  evidence: Evidence | null = null,
): Lesson<Amount> {
  return {
    stream: tallyStream(account, tally),
    learned: { id: `no-${number}`, amount: satang(BigInt(number)) },
    cause: { kind: 'sweep', ref: null },
    evidence,
  };
}
