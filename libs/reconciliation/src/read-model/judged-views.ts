import { holidaysOf, matchingRulesOn, SettingsReader } from '#accounts';
import { businessDayOf } from '#calendar';
import { Database } from '#database';
import type { Queryable, Session } from '#database';
import { ProjectionRunner } from '#event-store';
import { Clock, DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { books } from '#ledger';
import { Injectable } from '@nestjs/common';
import type { Judging } from '../domain/judge-rules.js';
import { Turns } from './turns.js';
import type { JudgedView } from './scope-judge.js';

/** What a judgement is a function of, beside the rules. */
export interface AsOf {
  readonly position: number;
  readonly instant: Instant;
}

/** Retelling a log takes seconds per hundred thousand events. */
const MAX_EVENTS_RETOLD = 1_000_000;
const MAX_WAITING = 10;

/** What is derived from the books, and would tell of today in a view of the past. */
const DERIVED_TABLES = ['breaks', 'breaks_judged'] as const;

/** Opens consistent views of the books: what is read in one is as of one position and instant. */
@Injectable()
export class JudgedViews {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly runner: ProjectionRunner,
    private readonly clock: Clock,
  ) {}

  /** On a connection of its own, or on the `session` of whoever keeps something beside the view. */
  within<Result>(
    account: string,
    work: (view: JudgedView) => Promise<Result>,
    session: Pick<Session, 'transaction'> = this.database,
  ): Promise<Result> {
    return session.transaction(
      async (tx) => work(await this.open(tx, account, this.clock.now())),
      'REPEATABLE READ READ ONLY',
    );
  }

  /**
   * The books as they were at a position of the log, judged at an instant: retold from the log,
   * one such view at a time. Refuses positions that are too far into a long log
   * (`as_of.too_far`), and more than a few that wait (`as_of.overloaded`).
   */
  asOf<Result>(
    account: string,
    { position, instant }: AsOf,
    work: (view: JudgedView) => Promise<Result>,
  ): Promise<Result> {
    if (position > MAX_EVENTS_RETOLD) throw tooFar(position);
    return this.turns.take(() =>
      this.runner.asOf(account, books, { position, alsoEmpty: DERIVED_TABLES }, async (tx) =>
        work(await this.open(tx, account, instant)),
      ),
    );
  }

  private readonly turns = new Turns(MAX_WAITING);

  private async open(on: Queryable, account: string, instant: Instant): Promise<JudgedView> {
    const position = await booksPosition(on, account);
    const settings = await this.settings.of(account, position);
    const judging: Judging = {
      instant,
      days: settings.days,
      holidays: holidaysOf(settings),
      rulesOn: (day) => matchingRulesOn(settings, day),
    };
    const today = businessDayOf(judging.instant, settings.days);
    return { on, account, position, settings, judging, today };
  }
}

async function booksPosition(on: Queryable, account: string): Promise<number> {
  const [row] = await on.query<{ position: bigint }>(
    'SELECT position FROM projection_checkpoints WHERE account = $1 AND name = $2',
    [account, books.name],
  );
  return Number(row?.position ?? 0n);
}

const tooFar = (position: number): DomainError =>
  new DomainError(
    'as_of.too_far',
    `Position ${position} is more than ${MAX_EVENTS_RETOLD} events into the log, which is more ` +
      'than is retold for one question. Ask for a closed day (asOf=<day>), whose report is kept.',
  );
