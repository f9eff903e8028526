import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { LogReader } from '#event-store';
import { ListNotifications } from '#notifications';
import { AnnounceReports, RenderMissingFiles } from '#settlement-reports';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { Installation, KEYS } from '../support/installation.js';
import { webhookAbout } from '../support/recorded-opn.js';
import { inSession, superuserUrl } from '../support/sessions.js';
import { at, charge, CLOSING, DAY, EVE, NEXT, Shop } from '../support/shop.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { CommandDesk } from './command-desk.js';

const SECRET = Buffer.alloc(32, 9);

/** The moment of the backup. */
export const THEN = at('03:30', NEXT);

/** Reports, files, breaks, what is watched, and evidence. */
const QUESTIONS = [
  'SELECT day, version, digest FROM report_heads ORDER BY 1, 2',
  'SELECT subject, version, form, language, sha256 FROM report_files ORDER BY 1, 2, 3, 4',
  'SELECT b::text AS row FROM breaks b ORDER BY 1',
  'SELECT w::text AS row FROM charge_watch w ORDER BY 1',
  'SELECT hash, md5(body) AS body FROM evidence ORDER BY 1',
];

/**
 * A shop of which two days are closed, one of them twice; files are kept, notices wait, a charge is
 * open, and a webhook was not worked off.
 */
export class BackedUpShop {
  readonly folder = mkdtempSync(join(tmpdir(), 'backup-'));
  readonly desk: CommandDesk;

  private constructor(
    readonly shop: Shop,
    readonly receiver: WebhookReceiver,
  ) {
    this.desk = new CommandDesk({ DATABASE_URL: shop.database.url, OPN_SECRET_KEY: KEYS.live });
  }

  static async open(): Promise<BackedUpShop> {
    const receiver = await new WebhookReceiver(SECRET).start();
    const shop = await Shop.open(channelOf(receiver));
    await tradeTwoDays(shop);
    return new BackedUpShop(shop, receiver);
  }

  async shut(): Promise<void> {
    this.desk.leave();
    rmSync(this.folder, { recursive: true });
    await this.shop.shut();
    await this.receiver.stop();
  }

  path(name: string): string {
    return join(this.folder, `${name}.backup`);
  }

  /** A process on a restored database, at the moment of the backup. */
  async on(database: TestDatabase): Promise<Installation> {
    const { opn } = this.shop;
    const by = await Installation.start(database.url, opn.url, 'live', channelOf(this.receiver));
    by.clock.moveTo(THEN);
    return by;
  }

  /** What must be the same afterwards. */
  async factsOf(by: Installation): Promise<object> {
    const rows = await Promise.all(QUESTIONS.map((sql) => by.rows(sql)));
    return {
      rows,
      head: await by.app.get(LogReader).head('main'),
      inbox: await by.inbox(),
      notices: await by.queries.execute(new ListNotifications('main', {}, 9, null)),
      books: await by.books(),
    };
  }
}

const channelOf = ({ url }: WebhookReceiver) => ({
  NOTIFY_WEBHOOK_URL: `${url}/hook`,
  NOTIFY_WEBHOOK_SECRET: SECRET.toString('base64'),
});

async function tradeTwoDays(shop: Shop): Promise<void> {
  const opened = charge('open', '75.00', 'C');
  await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
  shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }), opened);
  await shop.us.post(webhookAbout(opened, 'charge.create'));
  await shop.us.workOff();
  await shop.close(EVE, at('03:00'));
  await shop.close(DAY, CLOSING);
  shop.sell(charge('late', '50.00', null, { paidAt: at('11:00') }));
  await shop.close(DAY, at('03:10', NEXT));
  await shop.us.commands.execute(new RenderMissingFiles(shop.account));
  await shop.us.commands.execute(new AnnounceReports(shop.account));
  await shop.reconcile();
  shop.us.clock.moveTo(THEN);
  await shop.us.post(webhookAbout(charge('unknown', '1.00', null)));
}

/** A database as a server gives it: not even our tables are there. Its owner is no superuser. */
export async function inBareDatabase(work: (database: TestDatabase) => Promise<void>) {
  const database = await createTestDatabase();
  try {
    await inSession(superuserUrl(database.url), async (client) => {
      await client.query('DROP SCHEMA public CASCADE');
      await client.query(`CREATE SCHEMA public AUTHORIZATION ${new URL(database.url).username}`);
    });
    await work(database);
  } finally {
    await database.drop();
  }
}

export const tablesIn = ({ url }: TestDatabase): Promise<number> =>
  inSession(url, async (client) => {
    const { rowCount } = await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`);
    return rowCount ?? NaN;
  });

/** Takes nothing more before `meanwhile`, which its first bytes set off, is over. */
export function pausingAtFirst(file: Writable, meanwhile: () => Promise<void>): Writable {
  let isOver: Promise<void> | null = null;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      isOver ??= meanwhile();
      isOver.then(() => file.write(chunk, done), done);
    },
    final(done) {
      file.end(done);
    },
  });
}
