import { Database } from '#database';
import { LogReader } from '#event-store';
import { IngestionHealth } from '#ingestion';
import type { AccountHealth } from '#ingestion';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { lastDowntime, ProcessRecords, redact } from '#processes';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import type { AlertKind } from '../../domain/alert-kind.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment, GoneAlert } from '../../domain/alert-source.js';
import { judgeBooks, judgeInbox, judgeParked } from '../../domain/operators/judge-backlog.js';
import { isAnyClockOff } from '../../domain/operators/judge-clocks.js';
import { judgeSilence, judgeWayToOpn } from '../../domain/operators/judge-opn.js';
import { areRefusedInstead } from '../../domain/operators/judge-webhooks.js';
import { RefusedWebhooks } from './refused-webhooks.js';

const LAST_WEBHOOK = `
  SELECT id, received_at AS at FROM inbox WHERE account = $1 ORDER BY id DESC LIMIT 1`;
const OLDEST_PARKED = `
  SELECT received_at AS at FROM inbox WHERE account = $1 AND state = 'parked' ORDER BY id LIMIT 1`;

interface Received {
  readonly id: string;
  readonly at: Instant;
}

/** How the account's reading of Opn goes: what the health of ingestion knows, in one look. */
@Injectable()
export class ReadingSource extends AlertSource {
  readonly kinds: readonly AlertKind[] = [
    ...(['webhooks-silent', 'opn-unreachable', 'opn-keys-refused'] as const),
    ...(['inbox-late', 'webhooks-parked', 'books-late'] as const),
  ];

  constructor(
    private readonly queries: QueryBus,
    private readonly log: LogReader,
    private readonly database: Database,
    private readonly records: ProcessRecords,
    private readonly refused: RefusedWebhooks,
  ) {
    super();
  }

  async conditions(moment: AlertMoment): Promise<readonly AlertCondition[]> {
    const { account } = moment;
    const health = await this.queries.execute(new IngestionHealth(account));
    const oldest = health.inbox.parked > 0 ? await this.oldestParked(account) : null;
    const processes = await this.records.processes();
    const unworked = lastDowntime(processes, 'worker');
    return [
      ...judgeWayToOpn(health),
      ...(await this.silence(health, moment, isAnyClockOff(processes))),
      ...judgeInbox(health, unworked),
      ...judgeParked(health, oldest),
      ...judgeBooks({ at: health.at, books: withoutSecrets(health.books) }, unworked),
    ];
  }

  /** What a backlog leaves behind proves nothing: it is over when it stays away. */
  override async proofOf(
    { kind, since }: GoneAlert,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    if (kind === 'webhooks-silent') return this.webhookAfter(account, since);
    if (kind !== 'opn-unreachable' && kind !== 'opn-keys-refused') return null;
    const { opn } = await this.queries.execute(new IngestionHealth(account));
    const { state, lastSuccessAt } = opn;
    return state === 'closed' && lastSuccessAt ? { kind: 'opn-read', id: lastSuccessAt } : null;
  }

  /** Webhooks that come and are refused are not missing. */
  private async silence(
    health: AccountHealth,
    { account, now, rules }: AlertMoment,
    isClockOff: boolean,
  ): Promise<readonly AlertCondition[]> {
    const found = judgeSilence(health, await this.openedAt(account, health, now));
    if (found.length === 0) return found;
    const inARow = await this.refused.inARow(account, now);
    return areRefusedInstead(inARow, rules.refusedSignatures, isClockOff) ? [] : found;
  }

  /** At an hour at which none is missed the last one is still the one before the silence. */
  private async webhookAfter(account: string, since: Instant): Promise<AlertProof | null> {
    const [last] = await this.database.query<Received>(LAST_WEBHOOK, [account]);
    return last && isBefore(since, last.at) ? { kind: 'webhook', id: last.id } : null;
  }

  private async oldestParked(account: string): Promise<Instant | null> {
    const [row] = await this.database.query<{ at: Instant }>(OLDEST_PARKED, [account]);
    return row?.at ?? null;
  }

  /** Asked only where no webhook ever came. */
  private async openedAt(account: string, health: AccountHealth, now: Instant): Promise<Instant> {
    if (health.silence.since !== null) return health.silence.since;
    const [first] = await this.log.after(account, 0, 1);
    return first?.recorded_at ?? now;
  }
}

const withoutSecrets = (books: AccountHealth['books']): AccountHealth['books'] => ({
  ...books,
  failure: books.failure === null ? null : redact(books.failure),
});
