import { Database } from '#database';
import { LogReader } from '#event-store';
import { IngestionHealth } from '#ingestion';
import type { AccountHealth } from '#ingestion';
import type { Instant } from '#kernel';
import { redact } from '#processes';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AlertCondition, AlertProof } from '../../domain/alert-condition.js';
import type { AlertKind } from '../../domain/alert-kind.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { judgeBooks, judgeInbox, judgeParked } from '../../domain/operators/judge-backlog.js';
import { judgeSilence, judgeWayToOpn } from '../../domain/operators/judge-opn.js';

const LAST_WEBHOOK = 'SELECT id FROM inbox WHERE account = $1 ORDER BY id DESC LIMIT 1';
const OLDEST_PARKED = `
  SELECT received_at AS at FROM inbox WHERE account = $1 AND state = 'parked' ORDER BY id LIMIT 1`;

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
  ) {
    super();
  }

  async conditions({ account, now }: AlertMoment): Promise<readonly AlertCondition[]> {
    const health = await this.queries.execute(new IngestionHealth(account));
    const oldest = health.inbox.parked > 0 ? await this.oldestParked(account) : null;
    return [
      ...judgeWayToOpn(health),
      ...judgeSilence(health, await this.openedAt(account, health, now)),
      ...judgeInbox(health),
      ...judgeParked(health, oldest),
      ...judgeBooks({ ...health, books: withoutSecrets(health.books) }),
    ];
  }

  /** What a backlog leaves behind proves nothing: it is over when it stays away. */
  override async proofOf(
    { kind }: Pick<AlertCondition, 'kind'>,
    { account }: AlertMoment,
  ): Promise<AlertProof | null> {
    const isSilence = kind === 'webhooks-silent';
    if (!isSilence && kind !== 'opn-unreachable' && kind !== 'opn-keys-refused') return null;
    const { opn, silence } = await this.queries.execute(new IngestionHealth(account));
    if (isSilence) return silence.verdict === 'normal' ? this.lastWebhook(account) : null;
    const { state, lastSuccessAt } = opn;
    return state === 'closed' && lastSuccessAt ? { kind: 'opn-read', id: lastSuccessAt } : null;
  }

  private async lastWebhook(account: string): Promise<AlertProof | null> {
    const [row] = await this.database.query<{ id: string }>(LAST_WEBHOOK, [account]);
    return row ? { kind: 'webhook', id: row.id } : null;
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
