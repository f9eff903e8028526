import type { EntityClass, Queryable } from '#database';
import type { DomainEvent, Recorded } from '../domain/event.js';
import type { EventCatalogue } from '../domain/event-catalogue.js';
import type { Rows } from './rows.js';

export type Reaction<E extends DomainEvent, Context> = (
  event: Recorded<E>,
  rows: Rows,
  context: Context,
) => void;

/** Every event type has a row, or the file does not compile. */
export type Reactions<E extends DomainEvent, Context> = {
  readonly [Type in E['type']]: Reaction<Extract<E, { type: Type }>, Context>;
};

/** Tables that are nothing but a retelling of events. */
export interface Projection<E extends DomainEvent, Context = unknown> {
  readonly name: string;
  readonly tables: readonly EntityClass[];
  readonly on: Reactions<E, Context>;
}

/** For event types that mean nothing to a projection. */
export const nothing = (): void => undefined;

/** The events of one batch that concern a group, and the transaction that will move its tables. */
export interface ProjectedBatch {
  readonly account: string;
  readonly events: readonly Recorded[];
  readonly tx: Queryable;
}

/** What reactions must know beside their event: settings in force, days closed. Small streams. */
export interface ProjectionContext<Context, E extends DomainEvent> {
  readonly initial: Context;
  readonly kinds: readonly string[];
  readonly evolve: (context: Context, event: Recorded<E>) => Context;
  /**
   * Of what is too much to fold anew, only what the events of a batch are about: as the group's
   * own tables have it at the checkpoint. Nothing else may be read, or a rebuild would differ.
   */
  readonly prepare?: (context: Context, batch: ProjectedBatch) => Promise<Context>;
}

/** A catalogue of which the group knows only how to read what it lists. */
export type AnyCatalogue = Pick<EventCatalogue<DomainEvent>, 'storedTypes' | 'decode'>;

/** A projection of which the group knows only the name, the tables and the reactions. */
export interface AnyProjection<Context> {
  readonly name: string;
  readonly tables: readonly EntityClass[];
  readonly on: Readonly<Record<string, Reaction<never, Context>>>;
}

/**
 * Projections that share one checkpoint: each batch of events moves all of them in one
 * transaction, so "as of position P" means the same in every table of the group.
 */
export interface ProjectionGroup<Context = unknown> {
  readonly name: string;
  /** Kinds of streams it retells; an event of such a kind that it does not know stops it. */
  readonly kinds: readonly string[];
  readonly catalogues: readonly AnyCatalogue[];
  readonly context: ProjectionContext<Context, never>;
  readonly projections: readonly AnyProjection<Context>[];
}
