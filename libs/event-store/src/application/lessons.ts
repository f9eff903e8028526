import type { Decider } from '../domain/decider.js';
import type { Cause, DomainEvent } from '../domain/event.js';
import type { Evidence } from '../domain/evidence.js';
import type { Decided } from '../domain/prepared-append.js';
import { streamText } from '../domain/stream-name.js';
import type { StreamName } from '../domain/stream-name.js';

/** Something learned about the subject of one stream, and how we know. */
export interface Lesson<Learned> {
  readonly stream: StreamName;
  readonly learned: Learned;
  readonly cause: Cause;
  readonly evidence: Evidence | null;
}

/** All that was learned about one stream, in the order in which it was learned. */
export type LessonGroup<Learned> = readonly [
  stream: StreamName,
  lessons: readonly Lesson<Learned>[],
];

/** One lesson after the other, each on top of what the ones before it made of the state. */
export function decideAll<State, Learned, E extends DomainEvent>(
  lessons: readonly Lesson<Learned>[],
  history: readonly E[],
  { initial, decide, evolve }: Decider<State, Learned, E>,
): readonly Decided<E>[] {
  let state = history.reduce(evolve, initial);
  return lessons.flatMap(({ learned, cause, evidence }) => {
    const events = decide(learned, state);
    state = events.reduce(evolve, state);
    return events.map((event) => ({ event, cause, evidence }));
  });
}

export function groupByAccount<Learned>(
  lessons: readonly Lesson<Learned>[],
): ReadonlyMap<string, readonly LessonGroup<Learned>[]> {
  const accounts = new Map<string, Map<string, [StreamName, Lesson<Learned>[]]>>();
  for (const lesson of lessons) {
    const { account } = lesson.stream;
    const streams = accounts.get(account) ?? new Map<string, [StreamName, Lesson<Learned>[]]>();
    accounts.set(account, streams);
    const text = streamText(lesson.stream);
    const group = streams.get(text) ?? [lesson.stream, []];
    streams.set(text, group);
    group[1].push(lesson);
  }
  return new Map([...accounts].map(([account, streams]) => [account, [...streams.values()]]));
}
