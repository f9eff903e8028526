import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseBusinessDay } from '#calendar';
import { Database } from '#database';
import { ReadFirstHistory, RefetchOpenCharges, RunRollingReads, WorkOffHints } from '#ingestion';
import { DomainError, HOUR_MS, SECOND_MS } from '#kernel';
import { BooksKeeper } from '#ledger';
import { CloseDay } from '#settlement-reports';
import type { ReportHead } from '#settlement-reports';
import type { SimulatedShop, SimulatedShops } from './simulated-shops.js';

const MAX_ROUNDS = 400;
const STEP_MS = 20 * SECOND_MS;
const LAST_READS = 3;
const CLOSING_TRIES = 60;

/** Days of simulated shops, worked as a worker's schedules would, with the waiting left out. */
export class TradingDay {
  constructor(private readonly all: SimulatedShops) {}

  /** Plays all shops, works off what they tell, and asks until nothing is left to be asked. */
  async live(): Promise<void> {
    const { shops, clock } = this.all;
    for (const shop of shops) await this.all.expectReceipts(shop);
    for (const { simulation } of shops) simulation.play();
    while (shops.some(({ simulation }) => simulation.status().phase !== 'done')) {
      await Promise.all(shops.map((shop) => this.workOff(shop)));
      await nextTurn();
    }
    for (let round = 0; (await this.waiting()) > 0; round += 1) {
      if (round === MAX_ROUNDS) throw new Error('Webhooks are still waiting after all rounds.');
      clock.advanceMs(STEP_MS);
      await Promise.all(shops.map((shop) => this.work(shop)));
    }
    for (let read = 0; read < LAST_READS; read += 1) {
      clock.advanceMs(HOUR_MS / LAST_READS);
      await Promise.all(shops.map((shop) => this.work(shop)));
    }
  }

  /** Closes the last simulated day; while Opn cannot be read it is tried again, as scheduled. */
  async close({ plan, simulation }: SimulatedShop): Promise<ReportHead> {
    const day = parseBusinessDay(simulation.world.plan.day);
    const order = new CloseDay(plan.account, day, { kind: 'person', ref: 'the proof' });
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.all.commands.execute(order);
      } catch (error) {
        if (!(error instanceof DomainError) || tries === CLOSING_TRIES) throw error;
        this.all.clock.advanceMs(STEP_MS);
      }
    }
  }

  private async work(shop: SimulatedShop): Promise<void> {
    const { account } = shop.plan;
    await this.workOff(shop);
    while ((await this.all.commands.execute(new RefetchOpenCharges(account))) > 0);
    await this.all.commands.execute(new RunRollingReads(account));
    await this.all.commands.execute(new ReadFirstHistory(account));
    await this.all.app.get(BooksKeeper).catchUp(account);
  }

  private async workOff({ plan: { account } }: SimulatedShop): Promise<void> {
    while ((await this.all.commands.execute(new WorkOffHints(account))) > 0);
    await this.all.app.get(BooksKeeper).catchUp(account);
  }

  private async waiting(): Promise<number> {
    const [row] = await this.all.app
      .get(Database)
      .query<{ count: number }>(
        "SELECT count(*)::integer AS count FROM inbox WHERE state = 'received'",
      );
    return row?.count ?? 0;
  }
}
