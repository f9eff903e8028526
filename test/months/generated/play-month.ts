import {
  ReadFirstHistory,
  RefetchOpenCharges,
  RunRollingReads,
  WatchDeliveries,
  WorkOffHints,
} from '#ingestion';
import { parseInstant } from '#kernel';
import { ReconcileAffectedDays } from '#reconciliation';
import { CloseDueDays, RestateChangedDays } from '#settlement-reports';
import type { FakeOpn, Raw } from '../../support/fake-opn.js';
import type { Installation } from '../../support/installation.js';
import { after, at, daysBetween, FIRST_DAY, LAST_LOOK } from './bangkok-calendar.js';
import type { Drift, GeneratedMonth } from './generated-month.js';
import type { Happening } from './world.js';

/** Once a night, when days are closed; and whenever something changes within a day. */
const CLOSING = '03:05';

const EMPTY_BALANCE: Raw = {
  ...{ object: 'balance', livemode: true, location: '/balance', currency: 'THB', reserve: 0 },
  ...{ total: 0, transferable: 0, on_hold: 0, created_at: '2019-05-01T00:00:00Z' },
};

/** Plays what happens to a real installation, and does what its worker does, tick after tick. */
export class PlayMonth {
  private readonly waiting: Happening[];
  private readonly drifts: readonly Drift[];
  private readonly ticks: string[];
  private readonly lines = new Map<string, Raw>();

  constructor(
    private readonly shop: Installation,
    private readonly opn: FakeOpn,
    { world, drifts }: GeneratedMonth,
  ) {
    this.waiting = inOrder(world.happenings);
    this.drifts = drifts;
    this.ticks = [...nights(), ...world.looks].sort();
  }

  /** Goes on up to this time, and to the end if none is given. */
  async play(until: string = at(LAST_LOOK, '12:00')): Promise<void> {
    for (let next = this.ticks[0]; next && next <= until; next = this.ticks[0]) {
      this.ticks.shift();
      await this.tick(next);
    }
  }

  private async tick(now: string): Promise<void> {
    let told: Raw[] = [];
    for (let next = this.waiting[0]; next && next.at <= now; next = this.waiting[0]) {
      this.waiting.shift();
      this.show(next.shows);
      told = [...told, ...next.tells];
      if (next.act === null) continue;
      this.shop.clock.moveTo(parseInstant(next.at));
      await next.act(this.shop);
    }
    this.shop.clock.moveTo(parseInstant(now));
    this.stateBalance(now);
    for (const event of told) await this.shop.post(event);
    await this.work(now);
  }

  private show(objects: readonly Raw[]): void {
    this.opn.put(...objects);
    for (const object of objects) {
      if (object['object'] === 'transaction') this.lines.set(String(object['id']), object);
    }
  }

  private stateBalance(now: string): void {
    const sum = (of: (line: Raw) => boolean) =>
      [...this.lines.values()].filter(of).reduce((total, line) => total + signed(line), 0);
    const less = this.drifts.find(({ from, to }) => from <= now && now < to)?.less ?? 0;
    const total = sum(() => true) - less;
    const onHold = sum((line) => String(line['transferable_at']) > now);
    this.opn.balance = { ...EMPTY_BALANCE, total, on_hold: onHold, transferable: total - onHold };
  }

  /** What the worker's schedules send, once each. */
  private async work(now: string): Promise<void> {
    const { commands, account } = this.shop;
    while ((await commands.execute(new WorkOffHints(account))) > 0);
    while ((await commands.execute(new RefetchOpenCharges(account))) > 0);
    await commands.execute(new RunRollingReads(account));
    while (await commands.execute(new ReadFirstHistory(account)));
    await commands.execute(new WatchDeliveries(account));
    await commands.execute(new ReconcileAffectedDays(account, true));
    if (isNight(now)) await commands.execute(new CloseDueDays(account));
    await commands.execute(new RestateChangedDays(account));
  }
}

const signed = (line: Raw): number =>
  line['direction'] === 'debit' ? -Number(line['amount']) : Number(line['amount']);

const isNight = (now: string): boolean => nights().includes(now);

const nights = (): readonly string[] =>
  daysBetween(after(FIRST_DAY), LAST_LOOK).map((day) => at(day, CLOSING));

/** Those of one time as they were told. */
const inOrder = (happenings: readonly Happening[]): Happening[] =>
  [...happenings].sort((left, right) => (left.at === right.at ? 0 : left.at < right.at ? -1 : 1));
