import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { HledgerJournal, ListBalances } from '#ledger';
import { createTestDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { dayEvents } from '#days';
import { LogReader } from '#event-store';
import { FakeOpn } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { LAST_DAY } from './generated/bangkok-calendar.js';
import { generateMonth } from './generated/generate-month.js';
import type { GeneratedMonth } from './generated/generated-month.js';
import { PlayMonth } from './generated/play-month.js';
import { CLOSED_BY } from './generated/stories/late.story.js';
import type { Sums } from './journal-adders.js';

/** What stands of a month: its balances, and every version that was issued of its days. */
export interface ClosedFigures {
  readonly balances: Sums;
  readonly issued: readonly string[];
}

/** A generated month that was played on real parts, with its figures right after it was closed. */
export class PlayedMonth {
  private constructor(
    readonly month: GeneratedMonth,
    readonly database: TestDatabase,
    readonly opn: FakeOpn,
    readonly shop: Installation,
    readonly atClosing: ClosedFigures,
  ) {}

  static async play(seed: string): Promise<PlayedMonth> {
    const month = generateMonth(seed);
    const database = await createTestDatabase();
    const opn = await new FakeOpn().start();
    const shop = await Installation.start(database.url, opn.url);
    const play = new PlayMonth(shop, opn, month);
    await play.play(CLOSED_BY);
    const atClosing = await figuresOf(shop);
    await play.play();
    return new PlayedMonth(month, database, opn, shop, atClosing);
  }

  async stop(): Promise<void> {
    await this.shop.stop();
    await this.opn.stop();
    await this.database.drop();
  }

  figures(): Promise<ClosedFigures> {
    return figuresOf(this.shop);
  }

  /** At the end of a day, those of nothing left out. */
  balancesOn(day: string): Promise<Sums> {
    return balancesOn(this.shop, parseBusinessDay(day));
  }

  /** The journal as it is exported. */
  async journal(): Promise<string> {
    const { app, account } = this.shop;
    const text = app.get(HledgerJournal).text(account, { from: null, to: null });
    const pieces: string[] = [];
    for await (const piece of text) pieces.push(piece);
    return pieces.join('');
  }
}

async function balancesOn(shop: Installation, day: BusinessDay): Promise<Sums> {
  const balances = await shop.queries.execute(new ListBalances(shop.account, null, day));
  const open = balances.filter(({ balance }) => balance !== 0n);
  return Object.fromEntries(
    open.map(({ ledgerAccount, balance }) => [ledgerAccount, Number(balance)]),
  );
}

/** Of the month that is closed: not of the days after it. */
async function figuresOf(shop: Installation): Promise<ClosedFigures> {
  const last = parseBusinessDay(LAST_DAY);
  const days = await shop.app.get(LogReader).ofKind(shop.account, 'settlement-day', dayEvents);
  const issued = days.flatMap(({ data }) =>
    data.day <= last ? `${data.day} v${data.version} ${data.digest}` : [],
  );
  return { balances: await balancesOn(shop, last), issued };
}
