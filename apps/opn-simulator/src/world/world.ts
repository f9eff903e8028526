import { plusMs, SECOND_MS } from '#kernel';
import type { Clock, Instant } from '#kernel';
import { bangkokWindow } from '../day/bangkok-day.js';
import { firstDayOf } from '../day/plan-days.js';
import type { Plan } from '../day/plan-days.js';
import type { ChargeStatus, PlannedCharge, Step } from '../day/planned-order.js';
import { chargeAt } from './charge-at.js';
import type { ChargeAt } from './charge-at.js';
import { happeningOfStep, happeningsOfCharge } from './happening.js';
import type { Happening } from './happening.js';
import { hasCome, inOrder } from './in-order.js';
import { MoneyFacts } from './money-facts.js';

const STEPS_REMEMBERED = 3;

/** All charges there are or will be, and how far time has come. */
export class World {
  private readonly charges: Map<string, PlannedCharge>;
  private playedUntil: Instant | null;
  /** Up to when it had been played before each of the last steps, the latest first. */
  private before: readonly Instant[] = [];
  /** Both are forgotten whenever a charge comes or changes. */
  private sorted: readonly Happening[] | null = null;
  private settled: MoneyFacts | null = null;

  constructor(
    readonly plan: Plan,
    private readonly clock: Clock,
  ) {
    const charges = plan.orders.flatMap((order) => order.charges);
    this.charges = new Map(charges.map((charge) => [charge.id, charge]));
    this.playedUntil = bangkokWindow(firstDayOf(plan)).from;
  }

  /** How late it is here: the time up to which the day was played, afterwards the real time. */
  now(): Instant {
    return this.playedUntil ?? this.clock.now();
  }

  moveTo(moment: Instant): void {
    this.before = [this.now(), ...this.before].slice(0, STEPS_REMEMBERED);
    this.playedUntil = moment;
  }

  /** What `look` finds as of some steps of the play ago; once it is over, of some seconds ago. */
  asItWas<Found>(steps: number, look: () => Found): Found {
    const present = this.playedUntil;
    const ago = plusMs(this.now(), -steps * SECOND_MS);
    this.playedUntil = present === null ? ago : (this.before.slice(0, steps).at(-1) ?? present);
    try {
      return look();
    } finally {
      this.playedUntil = present;
    }
  }

  /** The history is over: from here on, things happen when they happen. */
  catchUp(): void {
    this.playedUntil = null;
  }

  realNow(): Instant {
    return this.clock.now();
  }

  charge(id: string): ChargeAt | null {
    const charge = this.charges.get(id);
    return charge ? chargeAt(charge, this.now()) : null;
  }

  /** In order of creation. */
  allCharges(now: Instant = this.now()): ChargeAt[] {
    return [...this.charges.values()]
      .map((charge) => chargeAt(charge, now))
      .filter((charge) => charge !== null)
      .sort((left, right) => inOrder(left.createdAt, right.createdAt));
  }

  /** What becomes of the money of all charges. */
  money(): MoneyFacts {
    this.settled ??= new MoneyFacts([...this.charges.values()], this.plan);
    return this.settled;
  }

  /** Everything that has happened or is planned, in order. */
  happenings(): readonly Happening[] {
    const ofCharges = () => [...this.charges.values()].flatMap(happeningsOfCharge);
    this.sorted ??= [...ofCharges(), ...this.money().happenings()].sort((left, right) =>
      inOrder(left.at, right.at),
    );
    return this.sorted;
  }

  pastHappenings(): Happening[] {
    const now = this.now();
    return this.happenings().filter(({ at }) => hasCome(at, now));
  }

  add(charge: PlannedCharge): Happening {
    this.put(charge);
    return happeningOfStep(charge, 0);
  }

  /** What becomes of a charge now, whatever had been planned for it. */
  change(charge: PlannedCharge, becomes: ChargeStatus, failureCode?: string): Happening {
    const at = this.now();
    const [first, ...others] = charge.steps;
    const past = others.filter((step) => hasCome(step.at, at));
    const step: Step = { at, becomes, ...(failureCode !== undefined && { failureCode }) };
    const changed: PlannedCharge = { ...charge, steps: [first, ...past, step] };
    this.put(changed);
    return happeningOfStep(changed, changed.steps.length - 1);
  }

  private put(charge: PlannedCharge): void {
    this.charges.set(charge.id, charge);
    this.sorted = null;
    this.settled = null;
  }
}
