import { addDays, parseBusinessDay } from '#calendar';
import { isBefore, parseInstant } from '#kernel';
import { plus, sum } from '#money';
import { bangkokDayOf, bangkokTime } from '../day/bangkok-day.js';
import { isBankDay } from '../day/bank-day.js';
import { planDays } from '../day/plan-days.js';
import { signedAmount } from './transaction.js';
import { TRANSFER_COST } from './transfer.js';
import { everyWorld, worldAt } from './worlds.fixtures.js';

/** Monday to Friday: room for everything that is planted. */
const week = planDays(parseBusinessDay('2026-11-20'), 'seed', { days: 5, orders: 8 });
const ONE_BAHT = 100n;
const longAfter = parseInstant('2026-12-04T00:00:00Z');

describe('what becomes of the money', () => {
  it('is the same for the same day and seed', () => {
    const [one, other] = [worldAt(week, longAfter), worldAt(week, longAfter)];
    expect(one.happenings()).toEqual(other.happenings());
    expect(one.money()).toEqual(other.money());
  });

  it('adds up to the balance at any moment', () => {
    everyWorld((world) => {
      const now = world.now();
      const { total, transferable, onHold } = world.money().balance(now);
      expect(total).toBe(sum(world.money().transactions(now).map(signedAmount)));
      expect(plus(transferable, onHold)).toBe(total);
      // A sweep leaves nothing, and the VAT of the night may be a satang less.
      expect([total > -ONE_BAHT, transferable > -ONE_BAHT, onHold >= 0n]).toEqual([
        true,
        true,
        true,
      ]);
    });
  });

  it('is told in order, and each line but once', () => {
    everyWorld((world) => {
      const lines = world.money().transactions(longAfter);
      const times = lines.map(({ createdAt }) => createdAt);
      expect(times).toEqual(times.toSorted());
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    });
  });

  it('comes from objects that are there', () => {
    everyWorld((world) => {
      const now = world.now();
      const money = world.money();
      const known = new Set([
        ...world.allCharges(now).map(({ charge }) => charge.id),
        ...money.transfers(now).map(({ transfer }) => transfer.id),
        ...money.receipts(now).map(({ id }) => id),
        ...money.refunds(now).map(({ refund }) => refund.id),
      ]);
      const unknown = money.transactions(now).filter(({ origin }) => !known.has(origin));
      expect(unknown).toEqual([]);
    });
  });

  it('is what it was, whatever happens later', () => {
    everyWorld((world) => {
      const now = world.now();
      const before = world.money().transactions(now);
      const open = world.allCharges().find(({ status }) => status === 'pending');
      if (open) world.change(open.charge, 'successful');
      const after = world.money().transactions(now);
      expect(after.filter(({ createdAt }) => isBefore(createdAt, now))).toEqual(
        before.filter(({ createdAt }) => isBefore(createdAt, now)),
      );
    });
  });
});

describe('a transfer', () => {
  it('is made on the mornings of bank days, of all there is', () => {
    everyWorld((world) => {
      const money = world.money();
      for (const { transfer } of money.transfers(longAfter)) {
        const { createdAt, schedule, amount } = transfer;
        expect(isBankDay(bangkokDayOf(createdAt))).toBe(true);
        expect(amount > TRANSFER_COST).toBe(true);
        if (schedule) expect(money.balance(createdAt).transferable).toBe(0n);
      }
    });
  });

  it('leaves nothing worth a transfer behind', () => {
    everyWorld((world) => {
      const { total } = world.money().balance(longAfter);
      expect(total <= TRANSFER_COST).toBe(true);
    });
  });

  it('is created, sent, and paid on the next bank day', () => {
    const friday = bangkokTime(parseBusinessDay('2026-11-20'), 8, 0, 14);
    const statusAt = (day: string, hours: number, minutes: number) =>
      worldAt(week, bangkokTime(parseBusinessDay(day), hours, minutes))
        .money()
        .transfers(bangkokTime(parseBusinessDay(day), hours, minutes))
        .find(({ transfer }) => transfer.createdAt === friday)?.status;
    expect(statusAt('2026-11-20', 8, 0)).toBeUndefined();
    expect(statusAt('2026-11-20', 8, 1)).toBe('created');
    expect(statusAt('2026-11-22', 12, 0)).toBe('sent');
    expect(statusAt('2026-11-23', 10, 0)).toBe('paid');
  });

  it('fails once, is made by hand once and changed once, given five days', () => {
    const keys = worldAt(week, longAfter)
      .happenings()
      .map(({ key }) => key);
    const count = (key: string) => keys.filter((one) => one === key).length;
    expect(count('transfer.fail')).toBe(1);
    expect(count('transfer.update')).toBe(1);
    expect(count('transfer.create')).toBe(count('transfer.pay') + 1);
    expect(count('refund.create')).toBe(4);
    const transfers = worldAt(week, longAfter).money().transfers(longAfter);
    expect(transfers.filter(({ transfer }) => transfer.schedule === null)).toHaveLength(1);
  });

  it('takes a Friday’s money on Monday', () => {
    const oneDay = planDays(parseBusinessDay('2026-11-20'), 'seed', { orders: 8 });
    const [first, ...others] = worldAt(oneDay, longAfter).money().transfers(longAfter);
    expect(first?.transfer.createdAt).toBe('2026-11-23T01:00:14Z');
    expect(others).toEqual([]);
  });
});

describe('a receipt', () => {
  it('is of a day with fees, written in the night after it', () => {
    everyWorld((world) => {
      for (const { day, createdAt, number, subtotal } of world.money().receipts(longAfter)) {
        expect(createdAt).toBe(bangkokTime(addDays(day, 1), 1, 2, 5));
        expect(number).toBe(`OMTH${day.replaceAll('-', '')}0018`);
        expect(subtotal >= 0n).toBe(true);
      }
    });
  });
});
