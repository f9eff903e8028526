import type { Decider, DomainEvent } from '#event-store';

/** What a decider answered, waiting to be compared. */
export interface Answer<E extends DomainEvent> {
  /** Exactly these events, in this order. */
  then(...expected: readonly E[]): void;
  thenNothing(): void;
}

export interface Case<Learned, E extends DomainEvent> {
  when(learned: Learned): Answer<E>;
}

export interface Specification<Learned, E extends DomainEvent> {
  given(...past: readonly E[]): Case<Learned, E>;
}

/**
 * States cases of a decider: `given(…what had happened).when(learned).then(…what is recorded)`.
 * What is recorded is evolved, too: a decider must be able to live with its own events.
 */
export function specify<State, Learned, E extends DomainEvent>(
  decider: Decider<State, Learned, E>,
): Specification<Learned, E> {
  const { initial, decide, evolve } = decider;
  const compare = (actual: readonly E[], expected: readonly E[]): void =>
    expect(actual.map(contentOf)).toEqual(expected.map(contentOf));
  return {
    given: (...past) => ({
      when(learned) {
        const state = past.reduce(evolve, initial);
        const recorded = decide(learned, state);
        recorded.reduce(evolve, state);
        return {
          then: (...expected) => compare(recorded, expected),
          thenNothing: () => compare(recorded, []),
        };
      },
    }),
  };
}

/** An event is its content; of which class it is does not reach the log. */
function contentOf({ type, occurredAt, data }: DomainEvent): DomainEvent {
  return { type, occurredAt, data: { ...data } };
}
