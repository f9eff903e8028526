import { LogReader, ProjectionRunner } from '#event-store';
import { Clock, epochMs } from '#kernel';
import type { Instant } from '#kernel';
import { lastDowntime, ProcessRecords } from '#processes';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { listeningSince, untoldFrom } from '../domain/listening.js';
import { judgeSilence } from '../domain/silence.js';
import type { Silence } from '../domain/silence.js';
import { HealthFacts } from './health-facts.js';
import type {
  DeliveryFacts,
  JobFacts,
  OpenChargeFacts,
  RefusalFacts,
  WebhookFacts,
} from './health-facts.js';
import { BALANCE_JOB } from './job-runs.js';
import { OpnGate } from './opn-gate.js';
import type { OpnGateState } from './opn-gate.js';

/** How an account's reading of Opn goes. Facts, and one judgement: whether it is too silent. */
export interface AccountHealth {
  readonly account: string;
  readonly at: Instant;
  readonly webhooks: WebhookFacts;
  readonly silence: Silence;
  readonly refusals: RefusalFacts;
  readonly inbox: {
    readonly waiting: number;
    /** How long the oldest of them has waited; null if none does. */
    readonly oldestWaitingMs: number | null;
    /** How long one of them has been due; 0 if all are put off, or in somebody's hands. */
    readonly overdueMs: number;
    readonly parked: number;
  };
  /** The way to Opn; `lastSuccessAt` is the last successful read. */
  readonly opn: OpnGateState;
  readonly deliveries: DeliveryFacts;
  readonly openCharges: OpenChargeFacts;
  readonly jobs: readonly JobFacts[];
  /** Since when Opn counts transactions that the log does not have; null if it has them all. */
  readonly transactionsMissingSince: Instant | null;
  readonly books: {
    /** Events that the books have not taken in yet. */
    readonly lag: number;
    /** When the first of them was recorded; null if there is none. */
    readonly behindSince: Instant | null;
    /** Why they stand still; null if they do not. */
    readonly failure: string | null;
  };
}

export class IngestionHealth extends Query<AccountHealth> {
  constructor(readonly account: string) {
    super();
  }
}

/** The checkpoint of the books, whose projections are of a library that is not known here. */
const BOOKS = { name: 'books' };

@QueryHandler(IngestionHealth)
export class IngestionHealthHandler implements IQueryHandler<IngestionHealth> {
  constructor(
    private readonly facts: HealthFacts,
    private readonly gate: OpnGate,
    private readonly reader: LogReader,
    private readonly projections: ProjectionRunner,
    private readonly processes: ProcessRecords,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: IngestionHealth): Promise<AccountHealth> {
    const at = this.clock.now();
    const webhooks = await this.facts.webhooks(account, at);
    const refusals = await this.facts.refusals(account, at);
    const inbox = await this.inbox(account, at);
    const since = await this.listeningSince(webhooks.lastAt);
    const deliveries = await this.facts.deliveries(account, at, since);
    const openCharges = await this.facts.openCharges(account, at, untoldFrom(since));
    const silence = judgeSilence({
      now: at,
      lastWebhookAt: webhooks.lastAt,
      comparableHours: webhooks.comparableHours,
      newsRead: openCharges.newsRead,
      missedInARow: deliveries.missedInARow,
      listeningSince: since,
    });
    const jobs = await this.facts.jobs(account);
    const opn = await this.gate.state(account);
    const books = await this.books(account);
    const transactionsMissingSince = jobs.find(({ job }) => job === BALANCE_JOB)?.mark ?? null;
    const seen = { webhooks, silence, refusals, inbox, opn, deliveries, openCharges, jobs, books };
    return { account, at, ...seen, transactionsMissingSince };
  }

  /** An api takes webhooks; a worker reads. */
  private async listeningSince(lastWebhookAt: Instant | null): Promise<Instant | null> {
    const processes = await this.processes.processes();
    const reading = processes.filter(({ kind, isRunning }) => kind === 'worker' && isRunning);
    const [readingSince = null] = reading.map(({ startedAt }) => startedAt).sort();
    const away = lastDowntime(processes, 'api');
    return listeningSince({ lastWebhookAt, away, readingSince });
  }

  private async inbox(account: string, now: Instant): Promise<AccountHealth['inbox']> {
    const { oldestWaitingAt, dueSince, ...inbox } = await this.facts.inbox(account);
    const since = (at: Instant) => Math.max(0, epochMs(now) - epochMs(at));
    return {
      ...inbox,
      oldestWaitingMs: oldestWaitingAt && since(oldestWaitingAt),
      overdueMs: dueSince === null ? 0 : since(dueSince),
    };
  }

  private async books(account: string): Promise<AccountHealth['books']> {
    const { position, failure } = await this.projections.checkpoint(account, BOOKS);
    const head = await this.reader.head(account);
    const lag = Math.max(0, head.position - position);
    const [first] = lag === 0 ? [] : await this.reader.after(account, position, 1);
    return { lag, behindSince: first?.recorded_at ?? null, failure };
  }
}
