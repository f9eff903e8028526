import { isConnectionLost } from '#database';
import { Clock, GENESIS_HASH, inGroupsOf, tellProgress } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { Decider } from '../domain/decider.js';
import type { DomainEvent, Recorded } from '../domain/event.js';
import { prepareAppend } from '../domain/prepared-append.js';
import type { PreparedAppend } from '../domain/prepared-append.js';
import { streamText } from '../domain/stream-name.js';
import { LogAppender } from '../log/log-appender.js';
import type { AppendVerdict } from '../log/log-appender.js';
import { LogReader } from '../log/log-reader.js';
import { ContendedStreamError } from './event-store.errors.js';
import { decideAll, groupByAccount } from './lessons.js';
import type { Lesson, LessonGroup } from './lessons.js';

const MAX_ATTEMPTS = 12;
const STREAMS_PER_LOAD = 1_000;

export interface RunOptions {
  /** All streams or none (imports), instead of each for itself (webhooks, sweeps). */
  readonly whole: boolean;
}

/** `unknown`: the connection was lost, so only what is stored can tell whether it took place. */
type Outcome = AppendVerdict | 'unknown';

type Histories<E extends DomainEvent> = ReadonlyMap<string, readonly Recorded<E>[]>;

/**
 * The only one that appends: loads, decides, appends, and where others were faster loads and
 * decides again. It answers with what was recorded; nothing, if nothing was learned.
 */
@Injectable()
export class DecisionRunner {
  constructor(
    private readonly reader: LogReader,
    private readonly appender: LogAppender,
    private readonly clock: Clock,
  ) {}

  async run<State, Learned, E extends DomainEvent>(
    lessons: readonly Lesson<Learned>[],
    decider: Decider<State, Learned, E>,
    options: RunOptions = { whole: false },
  ): Promise<readonly Recorded<E>[]> {
    let recorded: readonly Recorded<E>[] = [];
    for (const [account, groups] of groupByAccount(lessons)) {
      const parts = options.whole ? [groups] : inGroupsOf(STREAMS_PER_LOAD, groups);
      for (const part of parts) {
        recorded = [...recorded, ...(await this.runGroups(account, part, decider, options))];
      }
    }
    return recorded;
  }

  private async runGroups<State, Learned, E extends DomainEvent>(
    account: string,
    groups: readonly LessonGroup<Learned>[],
    decider: Decider<State, Learned, E>,
    { whole }: RunOptions,
  ): Promise<readonly Recorded<E>[]> {
    let recorded: readonly Recorded<E>[] = [];
    let open = groups;
    let unsettled: readonly PreparedAppend[] = [];
    for (let attempt = 1; open.length > 0; attempt += 1) {
      if (attempt > MAX_ATTEMPTS) throw contended(open);
      const { appends, found } = await this.prepare(account, open, unsettled, decider);
      const outcomes = await this.append(account, appends, whole);
      recorded = [...recorded, ...found, ...(outcomes.flatMap(eventsOf) as Recorded<E>[])];
      unsettled = appends.filter((_, index) => outcomes[index] === 'unknown');
      open = stillOpen(open, appends, outcomes, whole);
    }
    return recorded;
  }

  /** Loads and decides part by part: an import of any size leaves others their turns. */
  private async prepare<State, Learned, E extends DomainEvent>(
    account: string,
    groups: readonly LessonGroup<Learned>[],
    unsettled: readonly PreparedAppend[],
    decider: Decider<State, Learned, E>,
  ): Promise<{ appends: readonly PreparedAppend[]; found: readonly Recorded<E>[] }> {
    const [appends, found]: [PreparedAppend[], Recorded<E>[]] = [[], []];
    let decided = 0;
    for (const part of inGroupsOf(STREAMS_PER_LOAD, groups)) {
      const names = part.map(([stream]) => stream);
      const histories = await this.reader.streams(account, names, decider.events);
      found.push(...settled(unsettled, histories));
      appends.push(...this.decide(part, histories, decider));
      if (groups.length > STREAMS_PER_LOAD) {
        tellProgress('Deciding', (decided += part.length), groups.length, 'rows');
      }
    }
    return { appends, found };
  }

  private decide<State, Learned, E extends DomainEvent>(
    groups: readonly LessonGroup<Learned>[],
    histories: Histories<E>,
    decider: Decider<State, Learned, E>,
  ): readonly PreparedAppend[] {
    const now = this.clock.now();
    return groups.flatMap(([stream, lessons]) => {
      const history = histories.get(streamText(stream)) ?? [];
      const decided = decideAll(lessons, history, decider);
      if (decided.length === 0) return [];
      const last = history.at(-1);
      const tip = { version: last?.version ?? 0, hash: last?.hash ?? GENESIS_HASH };
      return [prepareAppend(stream, tip, decided, decider.events, now)];
    });
  }

  private async append(
    account: string,
    appends: readonly PreparedAppend[],
    whole: boolean,
  ): Promise<readonly Outcome[]> {
    if (appends.length === 0) return [];
    if (whole) {
      if (appends.length > STREAMS_PER_LOAD) tellProgress(`Recording all ${appends.length} rows`);
      const verdicts = this.appender.appendWhole(account, appends);
      return verdicts.catch((error: unknown) => appends.map(() => unknownOutcome(error)));
    }
    const settling = appends.map((append) => this.appender.append(account, append));
    // All are awaited before any failure is told, so that nothing of this goes on behind it.
    const results = await Promise.allSettled(settling);
    return results.map((result) =>
      result.status === 'fulfilled' ? result.value : unknownOutcome(result.reason),
    );
  }
}

function unknownOutcome(error: unknown): 'unknown' {
  if (isConnectionLost(error)) return 'unknown';
  throw error;
}

const eventsOf = (outcome: Outcome): readonly Recorded[] =>
  outcome === null || outcome === 'unknown' ? [] : outcome;

function stillOpen<Learned>(
  open: readonly LessonGroup<Learned>[],
  appends: readonly PreparedAppend[],
  outcomes: readonly Outcome[],
  whole: boolean,
): readonly LessonGroup<Learned>[] {
  const undone = appends.filter((_, index) => !Array.isArray(outcomes[index]));
  if (whole && undone.length > 0) return open;
  const streams = new Set(undone.map(({ stream }) => stream));
  return open.filter(([stream]) => streams.has(streamText(stream)));
}

/** Which of the appends in doubt are stored after all: a hash is nobody else's. */
function settled<E extends DomainEvent>(
  unsettled: readonly PreparedAppend[],
  histories: Histories<E>,
): readonly Recorded<E>[] {
  return unsettled.flatMap(({ stream, events }) => {
    const hashes = new Set(events.map(({ recorded }) => recorded.hash));
    return (histories.get(stream) ?? []).filter(({ hash }) => hashes.has(hash));
  });
}

function contended<Learned>(open: readonly LessonGroup<Learned>[]): Error {
  const first = open[0]?.[0];
  return new ContendedStreamError(first ? streamText(first) : 'A stream', MAX_ATTEMPTS);
}
