import type { EventCatalogue, DecisionRunner, DomainEvent, StreamName } from '#event-store';

/** Records events as they stand, as if a decider had decided them. */
export async function tell<E extends DomainEvent>(
  runner: DecisionRunner,
  stream: StreamName,
  events: EventCatalogue<E>,
  told: readonly E[],
): Promise<void> {
  const decider = {
    initial: null,
    decide: (event: E) => [event],
    evolve: () => null,
    events,
  };
  const how = { cause: { kind: 'sweep', ref: null }, evidence: null } as const;
  await runner.run(
    told.map((learned) => ({ stream, learned, ...how })),
    decider,
  );
}
