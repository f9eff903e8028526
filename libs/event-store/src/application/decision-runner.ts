import { isConnectionLost } from '#database';
import { Clock, GENESIS_HASH, inGroupsOf } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { Decider } from '../domain/decider.js';
import type { Cause, DomainEvent, Recorded } from '../domain/event.js';
import type { Evidence } from '../domain/evidence.js';
import { prepareAppend } from '../domain/prepared-append.js';
import type { Decided, PreparedAppend } from '../domain/prepared-append.js';
import { streamText } from '../domain/stream-name.js';
import type { StreamName } from '../domain/stream-name.js';
import { LogAppender } from '../infrastructure/log-appender.js';
import type { AppendVerdict } from '../infrastructure/log-appender.js';
import { LogReader } from '../infrastructure/log-reader.js';
import { ContendedStreamError } from './event-store.errors.js';

const MAX_ATTEMPTS = 12;
const STREAMS_PER_LOAD = 1_000;

/** Something learned about the subject of one stream, and how we know. */
export interface Lesson<Learned> {
  readonly stream: StreamName;
  readonly learned: Learned;
  readonly cause: Cause;
  readonly evidence: Evidence | null;
}

export interface RunOptions {
  /** All streams or none (imports), instead of each for itself (webhooks, sweeps). */
  readonly whole: boolean;
}

type Group<Learned> = readonly [stream: StreamName, lessons: readonly Lesson<Learned>[]];

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
    const recorded: Recorded<E>[] = [];
    for (const [account, groups] of groupByAccount(lessons)) {
      const parts = options.whole ? [groups] : inGroupsOf(STREAMS_PER_LOAD, groups);
      for (const part of parts) {
        recorded.push(...(await this.runGroups(account, part, decider, options)));
      }
    }
    return recorded;
  }

  private async runGroups<State, Learned, E extends DomainEvent>(
    account: string,
    groups: readonly Group<Learned>[],
    decider: Decider<State, Learned, E>,
    { whole }: RunOptions,
  ): Promise<readonly Recorded<E>[]> {
    const recorded: Recorded<E>[] = [];
    let open = groups;
    for (let attempt = 1; open.length > 0; attempt += 1) {
      if (attempt > MAX_ATTEMPTS) throw contended(open, MAX_ATTEMPTS);
      const appends = await this.decide(account, open, decider);
      const verdicts = await this.append(account, appends, whole);
      const stale = new Set<string>();
      verdicts.forEach((verdict, index) => {
        if (verdict === null) stale.add(appends[index]?.stream ?? '');
        else recorded.push(...(verdict as readonly Recorded<E>[]));
      });
      open = open.filter(([stream]) => stale.has(streamText(stream)));
      if (whole && stale.size > 0) open = groups;
    }
    return recorded;
  }

  private async decide<State, Learned, E extends DomainEvent>(
    account: string,
    groups: readonly Group<Learned>[],
    decider: Decider<State, Learned, E>,
  ): Promise<readonly PreparedAppend[]> {
    const names = groups.map(([stream]) => stream);
    const histories = await this.reader.streams(account, names, decider.events);
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

  /** A lost connection leaves the outcome open; deciding again on what is stored settles it. */
  private async append(
    account: string,
    appends: readonly PreparedAppend[],
    whole: boolean,
  ): Promise<readonly AppendVerdict[]> {
    if (appends.length === 0) return [];
    try {
      if (whole) return await this.appender.appendWhole(account, appends);
      return await Promise.all(appends.map((append) => this.appender.append(account, append)));
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      return appends.map(() => null);
    }
  }
}

function decideAll<State, Learned, E extends DomainEvent>(
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

function groupByAccount<Learned>(
  lessons: readonly Lesson<Learned>[],
): ReadonlyMap<string, readonly Group<Learned>[]> {
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

function contended<Learned>(open: readonly Group<Learned>[], attempts: number): Error {
  const first = open[0]?.[0];
  return new ContendedStreamError(first ? streamText(first) : 'A stream', attempts);
}
