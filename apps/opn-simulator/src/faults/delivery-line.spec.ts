import { parseBusinessDay } from '#calendar';
import { inGroupsOf, parseInstant } from '#kernel';
import { planDays } from '../day/plan-days.js';
import { FixedClock } from '#kernel';
import { World } from '../world/world.js';
import { DeliveryLine, LONGEST_WAY_BACK } from './delivery-line.js';
import { Faults } from './faults.js';
import { parsePercents } from './percents.js';

const plan = planDays(parseBusinessDay('2026-11-20'), 'seed', { orders: 100 });
const happenings = new World(
  plan,
  new FixedClock(parseInstant('2026-11-21T02:00:00Z')),
).happenings();
const order = happenings.map(({ id }) => id);

function postedAt(setting: string, perStep = 24): string[] {
  const line = new DeliveryLine(new Faults('seed', plan, parsePercents(setting)));
  const steps = inGroupsOf(perStep, happenings).map((step) => line.after(step));
  return [...steps.flat(), ...line.rest()].map(({ id }) => id);
}

describe('the line of webhooks', () => {
  it('keeps the order of what happened', () => {
    expect(postedAt('none')).toEqual(order);
  });

  it('lets some be overtaken, the same ones whatever the pace, and loses nobody', () => {
    const posted = postedAt('reorder=30');
    expect(posted).not.toEqual(order);
    expect(posted).toEqual(postedAt('reorder=30', 1));
    expect([...posted].sort()).toEqual([...order].sort());
  });

  it('lets nobody fall back further than it says', () => {
    const posted = postedAt('reorder=100');
    const back = order.map((id, index) => posted.indexOf(id) - index);
    expect(Math.max(...back)).toBeLessThanOrEqual(LONGEST_WAY_BACK);
    expect(Math.max(...back)).toBeGreaterThan(10);
  });
});
