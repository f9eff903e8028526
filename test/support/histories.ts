import type { Decider, DomainEvent } from '#event-store';

type Rules<State, Learned, E extends DomainEvent> = Pick<
  Decider<State, Learned, E>,
  'initial' | 'decide' | 'evolve'
>;

/** Everything that is recorded when the lessons come in this order. */
export function historyOf<State, Learned, E extends DomainEvent>(
  { initial, decide, evolve }: Rules<State, Learned, E>,
  lessons: readonly Learned[],
): readonly E[] {
  const events: E[] = [];
  let state = initial;
  for (const lesson of lessons) {
    const learned = decide(lesson, state);
    state = learned.reduce(evolve, state);
    events.push(...learned);
  }
  return events;
}

/** Every order of the items: six of three, a hundred and twenty of five. */
export function ordersOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first, index) =>
    ordersOf(items.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}
