import { addDays, parseBusinessDay } from '#calendar';
import type { BankPosting, IssuingEvent } from '#days';
import type { Recorded } from '#event-store';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { dayInBooks } from './ledger-cut.js';

const DAY = parseBusinessDay('2026-11-20');
const EVE = addDays(DAY, -1);
const INSTANT = parseInstant('2026-11-20T20:05:10Z');

const arrival = (line: string): BankPosting => ({
  ...{ line, bookedOn: EVE, transfers: ['trsf_1'], amount: satang(970n) },
});

/** Judged at one position, and recorded at another. */
const closed = (
  day: typeof DAY,
  [asOf, position]: readonly [number, number],
  bank: readonly BankPosting[] = [],
) =>
  ({
    position,
    data: { day, asOf: { position: asOf, instant: INSTANT }, posting: { bank } },
  }) as unknown as Recorded<IssuingEvent>;

describe('where a day ends in the books', () => {
  it('is where they are while it was never closed', () => {
    const { end, before, arriving } = dayInBooks(DAY, 50, [], [arrival('a')]);
    expect(end).toEqual({ day: DAY, position: 50, closedAt: null });
    expect(before).toEqual({ day: EVE, position: 50, closedAt: null });
    expect(arriving).toEqual([arrival('a')]);
  });

  it('is where they were when it was first closed, and the next begins there', () => {
    const issued = [closed(EVE, [30, 33]), closed(DAY, [50, 52]), closed(DAY, [90, 91])];
    const { end, before } = dayInBooks(DAY, 120, issued, []);
    expect(end).toEqual({ day: DAY, position: 50, closedAt: 52 });
    expect(before).toEqual({ day: EVE, position: 30, closedAt: 33 });
  });

  it('knows what closings up to it have posted of the bank, and none after', () => {
    const issued = [
      closed(EVE, [30, 33], [arrival('a')]),
      closed(DAY, [50, 52], [arrival('b')]),
      closed(addDays(DAY, 1), [70, 72], [arrival('c')]),
      closed(addDays(EVE, -1), [80, 82], [arrival('d')]),
    ];
    const { bank, arriving } = dayInBooks(DAY, 120, issued, [arrival('x')]);
    expect(bank.map(({ line }) => line)).toEqual(['a', 'b']);
    expect(arriving.map(({ line }) => line)).toEqual(['b']);
  });

  it('is not bound by a closing that was not known yet', () => {
    const issued = [closed(DAY, [50, 52])];
    const { end, arriving } = dayInBooks(DAY, 40, issued, [arrival('x')]);
    expect(end).toMatchObject({ position: 40, closedAt: null });
    expect(arriving).toEqual([arrival('x')]);
  });
});
