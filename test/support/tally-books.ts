import { dayColumn, instantColumn, key, nullable, satangColumn, textColumn } from '#database';
import type { EntityClass } from '#database';
import { EventCatalogue, streamName } from '#event-store';
import type { Decider, Lesson, Projection, ProjectionContext, ProjectionGroup } from '#event-store';
import type { Instant } from '#kernel';
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
    total bigint, rounds integer NOT NULL, round_names text[] NOT NULL, PRIMARY KEY (account, id));
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
}

const limits: ProjectionContext<Limits, LimitSet> = {
  initial: { limit: null },
  kinds: [LIMIT_KIND],
  evolve: (_, event) => ({ limit: event.data.limit }),
};

/** What a test may do to the reactions while they run. */
export interface Obstacle {
  /** Id of the amount at which they throw. */
  at: string | null;
}

export const tallyProjection = (obstacle: Obstacle): Projection<TallyEvent, Limits> => ({
  name: 'tallies',
  tables: TALLY_TABLES,
  on: {
    AmountCounted: ({ account, stream, version, occurredAt, data }, rows, { limit }) => {
      if (data.id === obstacle.at) throw new Error('an obstacle');
      const { id: amountId, amount } = data;
      const overLimit = limit !== null && amount > limit;
      const day = occurredAt.slice(0, 'YYYY-MM-DD'.length);
      rows.insert(TallyAmountEntity, { account, tally: stream, amountId, amount, overLimit, day });
      const [id, from, last, rounds] = [stream, occurredAt, amount, 0];
      if (version === 1)
        rows.insert(TallyEntity, { account, id, from, last, total: null, rounds, roundNames: [] });
      else rows.update(TallyEntity, stream, { last: amount });
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
