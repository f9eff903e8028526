import { addDays, parseBusinessDay } from '#calendar';
import { FixedClock, plusMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import fc from 'fast-check';
import { bangkokWindow } from '../day/bangkok-day.js';
import { firstDayOf, planDays } from '../day/plan-days.js';
import type { Plan } from '../day/plan-days.js';
import { World } from './world.js';

const MOST_DAYS = 7;
const HOURS_AFTER = 24 * 5;
const PARTS = 1_000_000;
const RUNS = 25;
const FRIDAY = parseBusinessDay('2026-11-20');

/** A few small days, ending on any day of the week, and a moment until the last payout. */
const someWorld = fc.record({
  seed: fc.string(),
  weekday: fc.integer({ min: 0, max: 6 }),
  days: fc.integer({ min: 1, max: MOST_DAYS }),
  orders: fc.integer({ min: 1, max: 12 }),
  part: fc.integer({ min: 0, max: PARTS }),
});

export const everyWorld = (check: (world: World) => void): void =>
  fc.assert(
    fc.property(someWorld, ({ seed, weekday, part, ...wanted }) => {
      const plan = planDays(addDays(FRIDAY, weekday), seed, wanted);
      check(worldAt(plan, momentIn(plan, part)));
    }),
    { numRuns: RUNS },
  );

export function worldAt(plan: Plan, now: Instant): World {
  const world = new World(plan, new FixedClock(now));
  world.catchUp();
  return world;
}

/** To the second: nothing in Opn's objects is finer. */
function momentIn(plan: Plan, part: number): Instant {
  const { from } = bangkokWindow(firstDayOf(plan));
  const hours = 24 * plan.days.length + HOURS_AFTER;
  return plusMs(from, Math.floor((part / PARTS) * hours * 3_600) * SECOND_MS);
}
