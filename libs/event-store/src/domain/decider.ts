import type { DomainEvent } from './event.js';
import type { EventCatalogue } from './event-catalogue.js';

/**
 * The rules of one kind of stream. `decide` answers with the events to record and `evolve` folds
 * one into the state; neither awaits, logs, nor reads a clock. Learning nothing appends nothing.
 */
export interface Decider<State, Learned, E extends DomainEvent> {
  readonly initial: State;
  readonly decide: (learned: Learned, state: State) => readonly E[];
  readonly evolve: (state: State, event: E) => State;
  readonly events: EventCatalogue<E>;
}
