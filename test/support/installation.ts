import { CHARGE_KIND, chargeEvents, GetCharge } from '#charges';
import type { ChargeView } from '#charges';
import { loadConfig } from '#config';
import { Database } from '#database';
import { LogReader } from '#event-store';
import { OpnAccounts, WebhookInbox, WorkOffHints } from '#ingestion';
import { InstallationModule, openAccounts } from '#installation';
import { Clock, epochMs, FixedClock, parseInstant, plusMs, SECOND_MS } from '#kernel';
import { books, BooksKeeper, ListBalances, ListEntries } from '#ledger';
import type { EntryView } from '#ledger';
import { createOpnClient, signWebhook } from '#opn';
import type { OpnLimits } from '#opn';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import type { Raw } from './fake-opn.js';

export const ACCOUNT = 'main';
export const SECRET = Buffer.alloc(32, 7);
export const KEYS = { live: 'skey_5vcd3j9c9r0p4ayml0d', test: 'skey_test_5vcd3j9c9r0p4ayml0d' };

/** Impatient, so that an Opn that never answers takes a test a moment. */
const LIMITS: Partial<OpnLimits> = {
  tryMs: 500,
  maxTries: 2,
  backoff: { firstMs: 1, capMs: 2 },
  maxRetryAfterMs: 5,
};

export interface InboxRow {
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly body: Buffer;
  /** Id of the object it is about. */
  readonly about: string | null;
}

export interface FindingRow {
  readonly code: string;
  readonly subject: string;
}

/** One process of the product on a database and an Opn, with a clock that stands still. */
export class Installation {
  readonly clock: FixedClock;

  private constructor(
    readonly app: TestingModule,
    readonly account: string,
  ) {
    this.clock = app.get(Clock);
  }

  static async start(
    databaseUrl: string,
    opnUrl: string,
    mode: 'live' | 'test' = 'live',
    env: Readonly<Record<string, string>> = {},
  ): Promise<Installation> {
    const secrets = { OPN_WEBHOOK_SECRETS: SECRET.toString('base64') };
    const opn = { OPN_SECRET_KEY: KEYS[mode], OPN_API_URL: opnUrl };
    const config = loadConfig({ ...opn, ...secrets, ...env });
    const clock = new FixedClock(parseInstant('2026-11-20T05:00:00Z'));
    const connection = { baseUrl: opnUrl, clock, limits: LIMITS };
    const clients = config.accounts.map(({ account, secretKeys: [key = ''] }) => {
      return [account, createOpnClient({ ...connection, secretKeys: [key] })] as const;
    });
    const app = await Test.createTestingModule({
      imports: [InstallationModule.from(config, databaseUrl, 'test')],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(OpnAccounts)
      .useValue(new OpnAccounts(new Map(clients)))
      .compile();
    app.useLogger(false);
    await app.init();
    await openAccounts(config, app.get(CommandBus));
    return new Installation(app, config.account);
  }

  /** The same process, as it looks from another of its accounts. */
  of(account: string): Installation {
    return new Installation(this.app, account);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  get commands(): CommandBus {
    return this.app.get(CommandBus);
  }

  get queries(): QueryBus {
    return this.app.get(QueryBus);
  }

  /** A webhook as Opn signs it, at the time it is by our clock; text is posted as it stands. */
  async post(event: Raw | string | Buffer): Promise<void> {
    const text =
      typeof event === 'string' || Buffer.isBuffer(event) ? event : JSON.stringify(event);
    const body = Buffer.from(text);
    const timestamp = String(Math.floor(epochMs(this.clock.now()) / SECOND_MS));
    const signature = signWebhook(body, SECRET, timestamp);
    const contentType = 'application/json';
    const inbox = this.app.get(WebhookInbox);
    await inbox.receive({ account: this.account, body, signature, timestamp, contentType });
  }

  /** What is due now is worked off, and the books follow. */
  async workOff(): Promise<void> {
    while ((await this.commands.execute(new WorkOffHints(this.account))) > 0);
    await this.app.get(BooksKeeper).catchUp(this.account);
  }

  async later(seconds: number): Promise<void> {
    this.clock.moveTo(plusMs(this.clock.now(), seconds * SECOND_MS));
    await this.workOff();
  }

  charge(id: string): Promise<ChargeView> {
    return this.queries.execute(new GetCharge(this.account, id));
  }

  entries(subject?: string): Promise<readonly EntryView[]> {
    return this.queries.execute(new ListEntries(this.account, { subject }, 500, null));
  }

  /** Balances that are not zero, by account of the books. */
  async balances(): Promise<Readonly<Record<string, bigint>>> {
    const balances = await this.queries.execute(new ListBalances(this.account, null, null));
    const open = balances.filter(({ balance }) => balance !== 0n);
    return Object.fromEntries(open.map(({ ledgerAccount, balance }) => [ledgerAccount, balance]));
  }

  /** Stored types of everything recorded about a charge, or about all of them. */
  async chargeEvents(id?: string): Promise<readonly string[]> {
    const events = await this.app.get(LogReader).ofKind(this.account, CHARGE_KIND, chargeEvents);
    return events
      .filter(({ data }) => id === undefined || data.chargeId === id)
      .map(({ type }) => type);
  }

  rows<Row extends object>(sql: string): Promise<Row[]> {
    return this.app.get(Database).query<Row>(sql);
  }

  inbox(): Promise<InboxRow[]> {
    return this.rows(
      `SELECT state, reason, attempts, body, object_id AS about FROM inbox
       WHERE account = '${this.account}' ORDER BY id`,
    );
  }

  findings(): Promise<FindingRow[]> {
    return this.rows(
      `SELECT code, subject_id AS subject FROM findings
       WHERE account = '${this.account}' ORDER BY code, subject_id`,
    );
  }

  /** Every row of the books, positions and times included. */
  async books(): Promise<string> {
    const { source } = this.app.get(Database);
    const tables = books.projections.flatMap((projection) => projection.tables);
    const rows = await Promise.all(
      tables.map((table) =>
        this.rows<{ row: string }>(
          `SELECT t::text AS row FROM ${source.getMetadata(table).tableName} t
           WHERE account = '${this.account}' ORDER BY 1`,
        ),
      ),
    );
    return rows.flatMap((table) => table.map(({ row }) => row)).join('\n');
  }

  rebuild(): Promise<number> {
    return this.app.get(BooksKeeper).rebuild(this.account);
  }
}
