import { DecisionRunner } from '#event-store';
import type { Lesson } from '#event-store';
import { epochMs } from '#kernel';
import type { Instant } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { AlertCondition } from '../domain/alert-condition.js';
import type { AlertKind } from '../domain/alert-kind.js';
import { alertDecider } from '../domain/alert.js';
import type { AlertLesson } from '../domain/alert.js';
import { patienceOf } from '../domain/alert-patience.js';
import { routingOf } from '../domain/alert-routing.js';
import { alertId, alertStream, streamTextOf } from '../domain/alert-stream.js';
import { AlertLooks } from '../read-model/alert-looks.js';
import type { Seen, StandingAlert } from '../read-model/alert-looks.js';
import { AlertSightings } from '../read-model/alert-sightings.js';
import { AlertsKeeper } from '../read-model/alerts-keeper.js';
import { AlertMoments } from './alert-moments.js';
import type { MomentWithHours } from './alert-moments.js';
import { AlertSources } from './alert-sources.js';

/** Looks whether anything is so that somebody should be told; answers how much was recorded. */
export class WatchAlerts extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

/** Any number of workers may look at the same time: the log takes what the first one found. */
@CommandHandler(WatchAlerts)
export class WatchAlertsHandler implements ICommandHandler<WatchAlerts> {
  constructor(
    private readonly moments: AlertMoments,
    private readonly sources: AlertSources,
    private readonly decisions: DecisionRunner,
    private readonly keeper: AlertsKeeper,
    private readonly looks: AlertLooks,
    private readonly sightings: AlertSightings,
  ) {}

  /** What was found is recorded before it is said that some of it could not be looked for. */
  async execute({ account }: WatchAlerts): Promise<number> {
    const moment = await this.moments.now(account);
    const { conditions, kinds, failures } = await this.sources.look(moment);
    await this.keeper.catchUp(account);
    const standing = await this.looks.standing(account);
    const judged = standing.filter(({ kind }) => kinds.has(kind));
    const present = new Map(conditions.map((one) => [streamTextOf(account, one), one]));
    const gone = judged.filter((one) => !present.has(streamTextOf(account, one)));
    const foundSince = await this.sightings.note(account, kinds, conditions, moment.now);
    const lessons = [
      ...holding(moment, conditions, standing, foundSince),
      ...(await this.goneLessons(moment, gone)),
    ];
    const recorded = await this.decisions.run(lessons, alertDecider);
    await this.keeper.catchUp(account);
    await this.noteSeen(moment, kinds, present);
    if (failures.length > 0) throw notLookedFor(failures);
    return recorded.length;
  }

  private async goneLessons(
    moment: MomentWithHours,
    gone: readonly StandingAlert[],
  ): Promise<readonly Lesson<AlertLesson>[]> {
    const lessons: Lesson<AlertLesson>[] = [];
    for (const alert of gone) {
      const { goneSince } = alert;
      const proof = await this.sources.proofOf(alert, moment);
      const learned = { kind: 'gone', at: moment.now, goneSince: goneSince ?? moment.now, proof };
      lessons.push(lessonOf(moment.account, alert, learned as AlertLesson));
    }
    return lessons;
  }

  private async noteSeen(
    { account, now }: MomentWithHours,
    kinds: ReadonlySet<AlertKind>,
    present: ReadonlyMap<string, AlertCondition>,
  ): Promise<void> {
    const standing = await this.looks.standing(account);
    const judged = standing.filter(({ kind }) => kinds.has(kind));
    const seen: readonly Seen[] = judged.map((one) => ({
      id: alertId(one, one.episode),
      condition: present.get(streamTextOf(account, one)) ?? null,
    }));
    await this.looks.note(account, seen, now);
  }
}

/** What was not found for long enough is not raised; what stands is judged however new it is. */
function holding(
  moment: MomentWithHours,
  conditions: readonly AlertCondition[],
  standing: readonly StandingAlert[],
  foundSince: ReadonlyMap<string, Instant>,
): readonly Lesson<AlertLesson>[] {
  const { account, now, rules, hours } = moment;
  const known = new Set(standing.map((one) => streamTextOf(account, one)));
  const believed = conditions.filter((one) => {
    const stream = streamTextOf(account, one);
    const foundMs = epochMs(now) - epochMs(foundSince.get(stream) ?? now);
    return known.has(stream) || foundMs >= patienceOf(one.kind).raiseAfterMs;
  });
  return believed.map((condition) => {
    const routing = routingOf(condition.kind, rules);
    const learned = { kind: 'holds', at: now, condition, routing, repeats: rules, hours } as const;
    return lessonOf(account, condition, learned);
  });
}

const lessonOf = (
  account: string,
  named: Pick<AlertCondition, 'kind' | 'subject'>,
  learned: AlertLesson,
): Lesson<AlertLesson> => ({
  stream: alertStream(account, named),
  learned,
  cause: { kind: 'schedule', ref: 'alerts' },
  evidence: null,
});

const notLookedFor = (failures: readonly Error[]): Error =>
  new AggregateError(
    failures,
    `Some alerts could not be looked for and stay as they are: ` +
      failures.map(({ message }) => message).join('; '),
  );
