import { parseBusinessDay } from '#calendar';
import { FixedClock, isBefore, parseInstant, plusMs, SECOND_MS } from '#kernel';
import { planDays } from '../day/plan-days.js';
import { recordOf } from '../truth/record.js';
import { renderCharge } from '../wire/render-charge.js';
import { renderBalance, renderTransaction } from '../wire/render-transaction.js';
import { World } from '../world/world.js';
import { Faults } from './faults.js';
import { parsePercents } from './percents.js';

const day = parseBusinessDay('2026-11-20');
const nextMorning = parseInstant('2026-11-21T02:00:00Z');

function dayWith(setting: string) {
  const faults = new Faults('seed', planDays(day, 'seed'), parsePercents(setting));
  const world = new World(faults.fees.plan, new FixedClock(nextMorning));
  return { faults, world, record: recordOf(world) };
}

const before = dayWith('none');
const { faults, world, record } = dayWith('fee=5');
const changes = faults.fees.list();

describe('fees that change after the payment', () => {
  it('change hours later, on the same day', () => {
    expect(changes.length).toBeGreaterThan(5);
    expect(before.faults.fees.list()).toEqual([]);
    for (const { paidAt, at } of changes) {
      expect(isBefore(plusMs(paidAt, 29 * 60 * SECOND_MS), at)).toBe(true);
      expect(at < '2026-11-20T17:00:00Z').toBe(true);
    }
  });

  it('are in the record as they are in the end: one satang more, each a finding', () => {
    const [plain, dearer] = [before.record, record].map(
      ({ days }) => days.find((one) => one.day === day)!.promptPay,
    );
    const { length } = changes;
    expect(dearer).toEqual({
      ...plain,
      fee: plain!.fee + length,
      net: plain!.net - length,
    });
    const variance = (from: typeof record) =>
      from.breaks.find(({ code }) => code === 'FEE_VARIANCE');
    expect(variance(before.record)).toMatchObject({ count: 1, amount: 1 });
    expect(variance(record)).toMatchObject({ count: 1, amount: 1 + length });
  });

  it('are told with charge and transaction together, from their moment on', () => {
    const { chargeId, paidAt, at } = changes[0]!;
    const told = (moment: typeof at) => {
      const charge = renderCharge(
        world.allCharges(moment).find((one) => one.charge.id === chargeId)!,
      );
      const credit = world
        .money()
        .transactions(moment)
        .find(({ origin }) => origin === chargeId)!;
      const list = { object: 'list', data: [renderTransaction(credit)] };
      const { fee, net } = faults.answered(charge, moment) as { fee: number; net: number };
      const [row] = faults.answered(list, moment)['data'] as [{ amount: number }];
      return { fee, net, credited: row.amount };
    };
    const [then, later] = [told(paidAt), told(at)];
    expect(later).toEqual({
      fee: then.fee + 1,
      net: then.net - 1,
      credited: then.credited - 1,
    });
    expect(then.credited).toBe(then.net);
    expect(told(plusMs(at, -SECOND_MS))).toEqual(then);
  });

  it('leave balance and transactions in agreement at any moment', () => {
    for (const { paidAt, at } of changes) {
      for (const moment of [paidAt, plusMs(at, -SECOND_MS), at]) {
        const rows = world.money().transactions(moment).map(renderTransaction);
        const { data } = faults.answered({ object: 'list', data: rows }, moment) as {
          data: { amount: number; direction: string }[];
        };
        const sum = data.reduce((total, row) => total + row.amount, 0);
        const balance = renderBalance(world.money().balance(moment));
        const { total, transferable, on_hold: onHold } = faults.answered(balance, moment);
        expect(total).toBe(sum);
        expect(Number(transferable) + Number(onHold)).toBe(total);
      }
    }
  });
});
