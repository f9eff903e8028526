import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { loadConfig } from '#config';
import type { Config } from '#config';
import { WebhookInbox, WebhookRefusals } from '#ingestion';
import { InstallationModule, openAccounts } from '#installation';
import { Clock, epochMs, MINUTE_MS, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { signWebhook } from '#opn';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { SeededRandom } from '../../../apps/opn-simulator/src/day/seeded-random.js';
import { createTestDatabase } from '../../database/test-database.js';
import type { TestDatabase } from '../../database/test-database.js';
import type { Raw } from '../../support/fake-opn.js';
import { HttpSink } from '../../support/http-sink.js';
import { at } from '../../support/shop.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import { PlayedTime } from './played-time.js';
import { WeekAtOpn } from './week-at-opn.js';
import type { Happening } from './week-at-opn.js';
import { WeekOpn } from './week-opn.js';
import { WeekPeople } from './week-people.js';
import { roundsOf, weekOf } from './week-plan.js';
import { WorkerProcess } from './worker-process.js';

export const ACCOUNT = 'main';
const SECRET = Buffer.alloc(32, 7);

/** A job that a killed worker held is free after two minutes. */
const HELD_MS = 3 * MINUTE_MS;
const KILLED_WITHIN_MS = 400;

/** How often the worker is killed, and with which luck. */
export interface Killing {
  readonly kills: number;
  readonly seed: string;
}

/** A week at Opn, at the shop and at the bank, on the real product: api here, worker elsewhere. */
export class SimulatedWeek {
  readonly failures: string[] = [];

  private constructor(
    private readonly database: TestDatabase,
    private readonly app: TestingModule,
    private readonly time: PlayedTime,
    readonly opn: WeekOpn,
    readonly hook: HttpSink,
    readonly mail: SmtpSink,
    readonly worker: WorkerProcess,
    readonly people: WeekPeople,
  ) {}

  static async open(monday: BusinessDay): Promise<SimulatedWeek> {
    const database = await createTestDatabase();
    const time = await PlayedTime.in(database);
    await time.jumpTo(at('00:10', monday));
    const opn = await new WeekOpn(time).start();
    const [hook, mail] = [await new HttpSink().start(), await new SmtpSink().start()];
    const environment = environmentOf({ database, opn, hook, mail });
    const config = loadConfig(environment);
    const app = await apiOf(config, database, time);
    const worker = new WorkerProcess(environment);
    await worker.start();
    const people = new WeekPeople(app, ACCOUNT);
    return new SimulatedWeek(database, app, time, opn, hook, mail, worker, people);
  }

  /** Seven days and the morning after them. */
  async live(monday: BusinessDay, killing: Killing): Promise<void> {
    const week = new WeekAtOpn(this.opn, (event) => this.post(event, SECRET));
    const forge = (event: Raw) => this.post(event, Buffer.alloc(32, 1)).catch(() => undefined);
    const ahead = [...weekOf(monday, week, this.people, forge)];
    ahead.sort((left, right) => epochMs(left.at) - epochMs(right.at));
    const rounds = roundsOf(monday);
    const random = new SeededRandom(killing.seed);
    const killed = new Set<number>();
    while (killed.size < killing.kills) killed.add(random.integer(1, rounds.length - 1));
    for (const [no, now] of rounds.entries()) {
      await this.playUntil(now, ahead);
      if (killed.has(no)) {
        await this.worker.dieInRound(now, random.integer(0, KILLED_WITHIN_MS));
        await this.time.jumpTo(plusMs(now, HELD_MS));
      }
      this.note(now, await this.worker.round(this.time.now()));
      await this.people.takeAlerts();
    }
  }

  async stop(): Promise<void> {
    await this.worker.stop();
    await this.app.close();
    await Promise.all([this.hook.stop(), this.mail.stop(), this.opn.stop()]);
    await this.time.stop();
    await this.database.drop();
  }

  private async playUntil(now: Instant, ahead: Happening[]): Promise<void> {
    for (;;) {
      const [next] = ahead;
      if (next === undefined || epochMs(next.at) > epochMs(now)) break;
      ahead.shift();
      await this.time.jumpTo(next.at);
      await next.what();
    }
    await this.app.get(WebhookRefusals).flush();
    await this.time.jumpTo(now);
  }

  private async post(event: Raw, secret: Buffer): Promise<void> {
    const body = Buffer.from(JSON.stringify(event));
    const timestamp = String(Math.floor(epochMs(this.time.now()) / SECOND_MS));
    const signature = signWebhook(body, secret, timestamp);
    const webhook = { account: ACCOUNT, body, signature, timestamp };
    await this.app.get(WebhookInbox).receive({ ...webhook, contentType: 'application/json' });
  }

  private note(now: Instant, failures: readonly string[]): void {
    this.failures.push(...failures.map((failure) => `${now}: ${failure}`));
  }
}

export const MONDAY = parseBusinessDay('2026-11-09');

interface Outside {
  readonly database: TestDatabase;
  readonly opn: WeekOpn;
  readonly hook: HttpSink;
  readonly mail: SmtpSink;
}

/** What both processes are configured with: one Opn, two ways to tell people. */
const environmentOf = ({ database, opn, hook, mail }: Outside) => ({
  DATABASE_URL: database.url,
  OPN_API_URL: opn.url,
  OPN_ACCOUNT: ACCOUNT,
  OPN_SECRET_KEY: 'skey_5vcd3j9c9r0p4ayml0d',
  OPN_REQUESTS_PER_SECOND: '100',
  OPN_WEBHOOK_SECRETS: SECRET.toString('base64'),
  NOTIFY_WEBHOOK_URL: `${hook.url}/alerts`,
  NOTIFY_WEBHOOK_SECRET: SECRET.toString('base64'),
  NOTIFY_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
  NOTIFY_EMAIL_FROM: 'yodtrong@example.com',
  NOTIFY_EMAIL_TO_FINANCE: 'finance@example.com',
  NOTIFY_EMAIL_TO_OPERATORS: 'operators@example.com',
  NOTIFY_LANGUAGE: 'en',
});

/** Where webhooks come in and people work, with the time that is played. */
async function apiOf(
  config: Config,
  { url }: TestDatabase,
  time: PlayedTime,
): Promise<TestingModule> {
  const app = await Test.createTestingModule({
    imports: [InstallationModule.from(config, url, 'test')],
  })
    .overrideProvider(Clock)
    .useValue(time)
    .compile();
  app.useLogger(false);
  await app.init();
  await openAccounts(config, app.get(CommandBus));
  return app;
}
