import type { Raw } from '../../support/fake-opn.js';
import {
  after,
  at,
  bankDayAfter,
  daysBetween,
  FIRST_DAY,
  isBankDay,
  LAST_LOOK,
} from './bangkok-calendar.js';
import type { Day } from './bangkok-calendar.js';
import {
  lineObject,
  OWN_ACCOUNT,
  receiptObject,
  TRANSFER_FEE,
  TRANSFER_VAT,
  transferObject,
} from './money-objects-of-opn.js';
import type { MadePayout, PayoutTwist, Plans } from './plans.js';
import { vatOf } from './sales.js';
import type { OpnLine, World } from './world.js';

const MINIMUM = 3_000;

/** Day after day: Opn's receipt of yesterday, then what is paid out this morning. */
export function settle(world: World, plans: Plans): void {
  const pool = new Pool(world);
  for (const day of daysBetween(FIRST_DAY, LAST_LOOK)) {
    if (day > FIRST_DAY) issueReceipt(world, plans, after(day, -1));
    if (isBankDay(day)) payOut(world, plans, pool, day);
  }
  for (const line of world.lines) world.shows(line.shownAt, [lineObject(line)]);
}

/** What becomes transferable, and has not been swept. */
class Pool {
  private since = '';
  taken = 0;

  constructor(private readonly world: World) {}

  /** A transfer's own debit is no part of any. */
  linesBy(until: string): readonly OpnLine[] {
    return this.world.lines.filter(
      ({ transferableAt, origin, amount }) =>
        transferableAt > this.since &&
        transferableAt <= until &&
        !(origin?.startsWith('trsf_') && amount < 0),
    );
  }

  swept(when: string): void {
    this.since = when;
    this.taken = 0;
  }
}

function issueReceipt(world: World, plans: Plans, day: Day): void {
  const {
    isSkipped,
    more = 0,
    vatUnknown = 0,
    restatedAt,
    createdAt = at(after(day), '01:02'),
  } = plans.receipts.get(day) ?? {};
  const { fee, vat: deducted } = world.costs.get(day) ?? { fee: 0, vat: 0 };
  plans.receiptFee.set(day, fee);
  plans.receiptVat.set(day, deducted);
  if (fee === 0 || isSkipped) return;
  const vat = vatOf(fee + more);
  const id = world.id('trxn', day);
  const origin = `rcpt_${day.replaceAll('-', '')}`;
  const settled: OpnLine = {
    ...{ id, origin, createdAt, transferableAt: createdAt, amount: deducted + vatUnknown - vat },
    shownAt: createdAt,
  };
  world.lines.push(settled);
  world.shows(createdAt, [receiptObject({ day, fee: fee + more, vat, createdAt }, settled)]);
  plans.receiptVat.set(day, vat);
  plans.receiptFee.set(day, restatedAt ? fee : fee + more);
  if (restatedAt) {
    world.shows(restatedAt, [receiptObject({ day, fee, vat, createdAt }, settled)]);
  }
}

function payOut(world: World, plans: Plans, pool: Pool, day: Day): void {
  let twist = plans.payouts.get(day) ?? {};
  if (twist.isSkipped) return;
  if (twist.byHandBefore !== undefined) {
    pool.taken += twist.byHandBefore;
    const made = transfer(world, day, '07:00', twist.byHandBefore, {}, false);
    plans.madeByHand.push({ ...made, composed: null, lines: [] });
    arrive(world, plans, made, day, { bankDelay: null });
    twist = { ...twist, bankMore: made.net };
  }
  const lines = pool.linesBy(at(day, '08:00'));
  const composed = lines.reduce((sum, { amount }) => sum + amount, 0) - pool.taken;
  if (composed < MINIMUM) return;
  const made = transfer(world, day, '08:00', composed + (twist.more ?? 0), twist, true);
  pool.swept(made.createdAt);
  const bankedOn = arrive(world, plans, made, day, twist);
  const ids = lines.map(({ id }) => id);
  plans.madePayouts.set(day, { ...made, composed, lines: ids, bankedOn });
}

function transfer(
  world: World,
  day: Day,
  time: string,
  amount: number,
  { fee = TRANSFER_FEE, netOff = 0 }: PayoutTwist,
  isScheduled: boolean,
): MadePayout {
  const [id, createdAt] = [world.id('trsf', day), at(day, time)];
  const net = amount - fee - TRANSFER_VAT + netOff;
  world.costsOn(day, { fee, vat: TRANSFER_VAT });
  world.lines.push({
    ...{ id: world.id('trxn', day), origin: id, createdAt, transferableAt: createdAt },
    ...{ amount: -amount, shownAt: createdAt },
  });
  const facts = { id, amount, fee, net, createdAt, isScheduled };
  return { ...facts, composed: null, lines: [], bankedOn: null };
}

/** Sent at once; then paid and on the statement of the next bank business day, or failed. */
function arrive(
  world: World,
  plans: Plans,
  made: MadePayout,
  day: Day,
  twist: PayoutTwist,
): Day | null {
  const { lastDigits = OWN_ACCOUNT, fails, bankDelay = 0, bankMore = 0 } = twist;
  const shown = (changes: Raw) => transferObject({ ...made, lastDigits }, changes);
  const sent = { sent: true, sent_at: at(day, '08:05') };
  world.shows(made.createdAt, [shown(sent)]);
  if (fails) {
    world.shows(at(day, '15:00'), [shown({ ...sent, failure_code: 'account_not_found' })]);
    if (fails.isReturned) giveBack(world, made, after(day));
    return null;
  }
  const arrivesOn = bankDayAfter(day);
  world.shows(at(arrivesOn, '10:00'), [
    shown({ ...sent, paid: true, paid_at: at(arrivesOn, '10:00') }),
  ]);
  if (bankDelay === null || lastDigits !== OWN_ACCOUNT) return null;
  const bookedOn = bankDelay === 0 ? arrivesOn : bankDayAfter(arrivesOn, bankDelay);
  const row = { bookedOn, amount: made.net + bankMore, description: 'OMISE PAYOUT' };
  plans.bankRows.push({ ...row, bankReference: `BR-${made.id.slice(5)}` });
  return bookedOn;
}

/** All of it, with its fee. */
function giveBack(world: World, { id, amount, fee }: MadePayout, day: Day): void {
  const when = at(day, '10:00');
  const times = { createdAt: when, transferableAt: when, shownAt: when };
  world.lines.push({ id: world.id('trxn', day), origin: id, amount, ...times });
  world.costsOn(day, { fee: -fee, vat: -TRANSFER_VAT });
}
