import { addDays } from '#calendar';
import { satang, ZERO } from '#money';
import {
  at,
  DAY,
  DAYS,
  NEXT,
  order,
  paid,
  qr,
  reconcile,
} from '../../../../test/support/reconciling/cases.js';
import { movementsOf } from './receipt-movement.js';
import type { ReceiptMovement } from './receipt-movement.js';
import { withoutWrittenOff } from './written-off-receipts.js';
import type { WriteOffStep } from './written-off-receipts.js';

const AFTER = addDays(NEXT, 1);
const short = [order('A', '400.00')];
const payments = [paid(qr('a', '300.00', 'A'))];

function on(day: typeof DAY, steps: readonly WriteOffStep[]): ReceiptMovement {
  const { receipts, charges } = reconcile(short, payments, { day, at: at('12:00', AFTER) });
  const movements = movementsOf(day, DAYS, receipts, charges);
  return withoutWrittenOff(day, movements, new Map([['A', steps]]))[0]!;
}

const inShort = ({ opening, added, revised, withdrawn, paid: came, closing }: ReceiptMovement) => {
  const sum = satang(opening + added + revised - withdrawn - came - closing);
  expect(sum).toBe(ZERO);
  return [opening, revised, withdrawn, closing];
};

describe('a receipt that was written off', () => {
  const given: WriteOffStep = { day: NEXT, amount: satang(10_000n) };
  const back: WriteOffStep = { day: AFTER, amount: satang(-10_000n) };

  it('leaves what is open on the day on which that was decided', () => {
    expect(inShort(on(DAY, [given]))).toEqual([0n, 0n, 0n, 10_000n]);
    expect(inShort(on(NEXT, [given]))).toEqual([10_000n, 0n, 10_000n, 0n]);
    expect(inShort(on(AFTER, [given]))).toEqual([0n, 0n, 0n, 0n]);
  });

  it('is open again when that is taken back', () => {
    expect(inShort(on(AFTER, [given, back]))).toEqual([0n, 10_000n, 0n, 10_000n]);
  });

  it('leaves no more than is open', () => {
    const more: WriteOffStep = { day: NEXT, amount: satang(50_000n) };
    expect(inShort(on(NEXT, [more]))).toEqual([10_000n, 0n, 10_000n, 0n]);
  });
});
