import type { PayoutLine, SentTransfer } from './bank-facts.js';
import { exactFits, onTimeFits } from './line-fits.js';
import { knotsOf } from './knots.js';
import type { Fits } from './knots.js';

export type Pair = readonly [line: string, transfer: string];

/** Which lines may be which transfers. */
type Fitting = (lines: readonly PayoutLine[], transfers: readonly SentTransfer[]) => Fits;

/**
 * Payouts of one amount to one account, such as those of a schedule with a fixed amount, cannot be
 * told apart, and need not be while the count is full: as many came as were due, or as were sent.
 * Then they are paired in order of time. What came on its days goes before what came late, where
 * counting all of them leads nowhere, such as where the first statement begins between two payouts.
 */
export function pairedInOrder(
  lines: readonly PayoutLine[],
  transfers: readonly SentTransfer[],
): readonly Pair[] {
  const counted = pairedBy(exactFits, lines, transfers);
  const isOpen = without(counted);
  return [...counted, ...pairedBy(onTimeFits, lines.filter(isOpen), transfers.filter(isOpen))];
}

function pairedBy(
  fitting: Fitting,
  lines: readonly PayoutLine[],
  transfers: readonly SentTransfer[],
): readonly Pair[] {
  const fits = fitting(lines, transfers);
  return knotsOf(fits).flatMap((knot) => {
    const came = lines.filter(({ id }) => knot.lines.includes(id)).toSorted(byDayBooked);
    const sent = transfers.filter(({ id }) => knot.transfers.includes(id)).toSorted(byDayDue);
    const pairs = came.slice(0, countedOf(came, sent, fits)).map(({ id }, at): Pair => {
      return [id, sent[at]?.id ?? ''];
    });
    return isToOneAccount(sent) ? pairs : [];
  });
}

/** How many from the beginning are certain: up to the last day on which the count was full. */
function countedOf(
  lines: readonly PayoutLine[],
  transfers: readonly SentTransfer[],
  fits: Fits,
): number {
  let certain = 0;
  for (const [at, { id, bookedOn }] of lines.entries()) {
    const transfer = transfers[at];
    if (transfer === undefined || fits.get(id)?.includes(transfer.id) !== true) break;
    if (lines[at + 1]?.bookedOn === bookedOn) continue;
    const due = transfers.filter(({ arrivesBy }) => arrivesBy <= bookedOn).length;
    const sent = transfers.filter(({ sentOn }) => sentOn <= bookedOn).length;
    if (at + 1 === due || at + 1 === sent) certain = at + 1;
  }
  return certain;
}

function isToOneAccount([first, ...others]: readonly SentTransfer[]): boolean {
  const digits = first?.lastDigits ?? null;
  return digits !== null && others.every(({ lastDigits }) => lastDigits === digits);
}

function without(pairs: readonly Pair[]): (one: { readonly id: string }) => boolean {
  const paired = new Set(pairs.flat());
  return ({ id }) => !paired.has(id);
}

const byDayBooked = (left: PayoutLine, right: PayoutLine): number =>
  before(left.bookedOn, right.bookedOn) || before(left.id, right.id);

const byDayDue = (left: SentTransfer, right: SentTransfer): number =>
  before(left.arrivesBy, right.arrivesBy) ||
  before(left.sentOn, right.sentOn) ||
  before(left.id, right.id);

const before = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
