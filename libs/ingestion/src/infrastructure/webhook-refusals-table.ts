import { Database } from '#database';
import { epochMs, instantFromMs, MINUTE_MS, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { SignatureRefusal } from '#opn';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { WebhookRefusals } from '../application/webhook-refusals.js';
import { WebhookSecrets } from '../application/webhook-secrets.js';

const FLUSH_EVERY_MS = SECOND_MS;

/** Of an outage of the database not every minute is kept: what does not fit is not counted. */
const MOST_WAITING = 1_000;

interface Count {
  readonly account: string;
  readonly minute: Instant;
  readonly reason: SignatureRefusal;
  count: number;
}

/** Adds up in memory, and in the table at most once a second, however many are refused. */
@Injectable()
export class WebhookRefusalsTable extends WebhookRefusals implements BeforeApplicationShutdown {
  private readonly logger = new Logger(WebhookRefusals.name);
  private waiting = new Map<string, Count>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly secrets: WebhookSecrets,
  ) {
    super();
  }

  /** Anybody can post to names that are no account's: those are not counted. */
  note(account: string, reason: SignatureRefusal, at: Instant): void {
    if (!this.secrets.isOurs(account)) return;
    const minute = instantFromMs(Math.floor(epochMs(at) / MINUTE_MS) * MINUTE_MS);
    this.add({ account, minute, reason, count: 1 });
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  async forget(account: string, before: Instant): Promise<void> {
    await this.database.query('DELETE FROM webhook_refusals WHERE account = $1 AND minute < $2', [
      account,
      before,
    ]);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  private add(one: Count): void {
    const key = `${one.account} ${one.minute} ${one.reason}`;
    const same = this.waiting.get(key);
    if (same) same.count += one.count;
    else if (this.waiting.size < MOST_WAITING) this.waiting.set(key, { ...one });
  }

  /** One account a statement; what could not be written is tried again with the next refusal. */
  private async write(): Promise<void> {
    const counts = [...this.waiting.values()];
    this.waiting = new Map();
    for (const account of new Set(counts.map((one) => one.account))) {
      const own = counts.filter((one) => one.account === account);
      await this.database.query(ADD, [account, JSON.stringify(own)]).catch((error: unknown) => {
        for (const one of own) this.add(one);
        this.logger.warn(`Refused webhooks of ${account} could not be counted: ${String(error)}`);
      });
    }
  }
}

const ADD = `
  INSERT INTO webhook_refusals AS w (account, minute, reason, count)
  SELECT $1, r.minute, r.reason, r.count
  FROM jsonb_to_recordset($2::jsonb) AS r (minute timestamptz, reason text, count bigint)
  ORDER BY r.minute, r.reason
  ON CONFLICT (account, minute, reason) DO UPDATE SET count = w.count + excluded.count`;
