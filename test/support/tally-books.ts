import { dayColumn, instantColumn, key, nullable, satangColumn, textColumn } from '#database';
import type { EntityClass } from '#database';
import { EventCatalogue, streamName } from '#event-store';
import type {
  Decider,
  Lesson,
  ProjectedBatch,
  Projection,
  ProjectionContext,
  ProjectionGroup,
} from '#event-store';
import type { Instant } from '#kernel';
import { plus, ZERO } from '#money';
import type { Satang } from '#money';
import { Column, Entity } from 'typeorm';
import { SOME_TIME, TALLY_KIND, tallyEvents } from './tally.js';
import type { TallyEvent } from './tally.js';

@Entity('tallies')
export class TallyEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) id!: string;
  /** A word that SQL reserves. */
  @Column(instantColumn) from!: Instant;
  @Column(satangColumn) last!: Satang;
  @Column(nullable(satangColumn)) total!: Satang | null;
  /** Of all amounts: known from this table, event by event, and from nowhere else. */
  @Column(satangColumn) sum!: Satang;
  @Column({ type: 'integer' }) rounds!: number;
  @Column({ type: 'text', array: true, name: 'round_names' }) roundNames!: readonly string[];
}

@Entity('tally_amounts')
export class TallyAmountEntity {
  @Column(key(textColumn)) account!: string;
  @Column(key(textColumn)) tally!: string;
  @Column(key(textColumn)) amountId!: string;
  @Column(satangColumn) amount!: Satang;
  @Column({ type: 'boolean', name: 'over_limit' }) overLimit!: boolean;
  @Column(dayColumn) day!: string;
}

export const TALLY_TABLES: readonly EntityClass[] = [TallyEntity, TallyAmountEntity];

/** As a migration would make them. */
export const CREATE_TALLY_TABLES = `
  CREATE TABLE tallies (account text, id text, "from" timestamptz NOT NULL, last bigint NOT NULL,
    total bigint, sum bigint NOT NULL, rounds integer NOT NULL, round_names text[] NOT NULL,
    PRIMARY KEY (account, id));
  CREATE TABLE tally_amounts (account text, tally text, "amountId" text, amount bigint NOT NULL,
    over_limit boolean NOT NULL, day date NOT NULL, PRIMARY KEY (account, tally, "amountId"))`;

/** A setting: from here on, larger amounts are marked. */
export class LimitSet {
  readonly type = 'LimitSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: { readonly limit: Satang },
  ) {}
}

export const LIMIT_KIND = 'limit';

export const limitEvents = new EventCatalogue<LimitSet>({
  LimitSet: { stored: 'limit.set', schemaVersion: 1, money: { limit: true } },
});

export const limitDecider: Decider<Satang | null, Satang, LimitSet> = {
  initial: null,
  decide: (limit, known) => (limit === known ? [] : [new LimitSet(SOME_TIME, { limit })]),
  evolve: (_, event) => event.data.limit,
  events: limitEvents,
};

export const newLimit = (account: string, limit: Satang): Lesson<Satang> => ({
  stream: streamName(LIMIT_KIND, account, 'all'),
  learned: limit,
  cause: { kind: 'setting', ref: 'test' },
  evidence: null,
});

interface Limits {
  readonly limit: Satang | null;
  /** By tally; reactions go on with it within a batch. */
  readonly sums: Map<string, Satang>;
}

const limits: ProjectionContext<Limits, LimitSet> = {
  initial: { limit: null, sums: new Map() },
  kinds: [LIMIT_KIND],
  evolve: (context, event) => ({ ...context, limit: event.data.limit }),
  prepare: async (context, batch) => ({ ...context, sums: await sumsSoFar(batch) }),
};

async function sumsSoFar({ account, events, tx }: ProjectedBatch): Promise<Map<string, Satang>> {
  const rows = await tx.query<{ id: string; sum: Satang }>(
    'SELECT id, sum FROM tallies WHERE account = $1 AND id = ANY($2)',
    [account, events.map(({ stream }) => stream)],
  );
  return new Map(rows.map(({ id, sum }) => [id, sum]));
}

/** What a test may do to the reactions while they run. */
export interface Obstacle {
  /** Id of the amount at which they throw. */
  at: string | null;
}

export const tallyProjection = (obstacle: Obstacle): Projection<TallyEvent, Limits> => ({
  name: 'tallies',
  tables: TALLY_TABLES,
  on: {
    AmountCounted: ({ account, stream, version, occurredAt, data }, rows, { limit, sums }) => {
      if (data.id === obstacle.at) throw new Error('an obstacle');
      const { id: amountId, amount } = data;
      const overLimit = limit !== null && amount > limit;
      const day = occurredAt.slice(0, 'YYYY-MM-DD'.length);
      rows.insert(TallyAmountEntity, { account, tally: stream, amountId, amount, overLimit, day });
      const sum = plus(sums.get(stream) ?? ZERO, amount);
      sums.set(stream, sum);
      const [id, from, last, rounds] = [stream, occurredAt, amount, 0];
      const counted = { last, sum };
      if (version === 1)
        rows.insert(TallyEntity, {
          ...{ account, id, from, ...counted, total: null, rounds, roundNames: [] },
        });
      else rows.update(TallyEntity, stream, counted);
    },
    RoundCompleted: ({ stream, data: { round: rounds, total } }, rows) => {
      const roundNames = Array.from({ length: rounds }, (_, index) => `round "${index + 1}"`);
      rows.update(TallyEntity, stream, { rounds, total, roundNames });
    },
  },
});

export const tallyBooks = (obstacle: Obstacle = { at: null }): ProjectionGroup<Limits> => ({
  name: 'tally-books',
  kinds: [TALLY_KIND],
  catalogues: [tallyEvents, limitEvents],
  context: limits,
  projections: [tallyProjection(obstacle)],
});
