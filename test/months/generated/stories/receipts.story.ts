import { WithdrawExpectation } from '#expectations';
import { ChooseMatch } from '#reconciliation';
import { after, at } from '../bangkok-calendar.js';
import type { Day } from '../bangkok-calendar.js';
import { importReceipts } from '../hand-in-files.js';
import { ends, sale, soldOrder, toldOf } from '../sales.js';
import type { Sale, World } from '../world.js';

const of = (reference: string): string => `expectation/${reference}`;
const ofCharge = ({ id }: Pick<Sale, 'id'>): string => `charge/${id}`;

/** At noon of a day somebody states a receipt of an earlier one anew. */
function states(world: World, on: Day, expectedOn: Day, reference: string, amount: number): void {
  // A file that says nothing new revives nothing: this one carries a note.
  const rows = [{ reference, amount, currency: 'THB', expectedOn, note: `stated on ${on}` }];
  world.does(at(on, '12:00'), (shop) => importReceipts(shop, rows));
}

const withdraws = (world: World, when: string, reference: string): void =>
  world.does(when, (shop) =>
    shop.commands.execute(new WithdrawExpectation(shop.account, reference, null, 'Malee')),
  );

const chooses = (world: World, when: string, expectation: string, chargeId: string): void =>
  world.does(when, (shop) =>
    shop.commands.execute(
      new ChooseMatch(shop.account, { expectation, charge: chargeId }, null, 'Suda'),
    ),
  );

export function unpaid(world: World, day: Day): void {
  const never = world.id('ORD', day);
  world.expects(day, { reference: never, amount: 12_300 });
  world.plant('RECEIPT_UNPAID', of(never), -12_300);

  const times = { createdAt: at(day, '19:00'), expiresAt: at(day, '20:00') };
  const gone = soldOrder(world, day, { ...times, paidAt: null });
  ends(world, gone, 'expired', at(day, '20:00'));
  world.plant('RECEIPT_UNPAID', of(gone.reference), -gone.gross);

  const later = world.id('ORD', day);
  const next = after(day);
  world.expects(day, { reference: later, amount: 45_600 });
  const paid = sale(world, next, {
    ...{ reference: later, gross: 45_600, createdAt: at(next, '11:00'), paidAt: at(next, '11:20') },
  });
  const proof = new RegExp(`charge ${paid.id} paid`);
  world.plant('RECEIPT_UNPAID', of(later), -45_600, { proof });

  const void_ = world.id('ORD', day);
  world.expects(day, { reference: void_, amount: 7_800 });
  withdraws(world, at(next, '12:00'), void_);
  const withdrawn = new RegExp(`receipt ${void_} withdrawn`);
  world.plant('RECEIPT_UNPAID', of(void_), -7_800, { proof: withdrawn });
}

export function otherAmounts(world: World, day: Day): void {
  for (const [code, more] of [
    ['AMOUNT_OVER', 700],
    ['AMOUNT_UNDER', -450],
  ] as const) {
    const gross = world.random.integer(10_000, 90_000);
    const open = soldOrder(world, day, { gross, expected: gross - more });
    world.plant(code, of(open.reference), more);
    if (more > 0) world.plant('RETURN_OVERDUE', `return/${open.reference}`, -more);
    const revised = soldOrder(world, day, { gross, expected: gross - more });
    states(world, after(day), day, revised.reference, gross);
    const proof = new RegExp(`receipt ${revised.reference} revised`);
    world.plant(code, of(revised.reference), more, { proof });
  }
}

export function unexpected(world: World, day: Day): void {
  for (const reference of [null, `NOBODY-${day}`]) {
    const open = sale(world, day, { reference });
    world.plant('CHARGE_UNEXPECTED', ofCharge(open), open.gross);
  }
  const reference = world.id('ORD', day);
  const early = sale(world, day, { reference });
  states(world, after(day, 2), day, reference, early.gross);
  const proof = new RegExp(`receipt ${reference} stated`);
  world.plant('CHARGE_UNEXPECTED', ofCharge(early), early.gross, { proof });
}

export function afterTheEnd(world: World, day: Day): void {
  world.looks.add(at(day, '09:40'));
  const late = () =>
    soldOrder(world, day, {
      ...{ createdAt: at(day, '08:00'), expiresAt: at(day, '08:30'), paidAt: at(day, '08:50') },
    });
  const open = late();
  world.plant('PAID_AFTER_EXPIRY', of(open.reference), open.gross);
  const accepted = late();
  chooses(world, at(after(day), '12:00'), accepted.reference, accepted.id);
  const proof = /match chosen by Suda/;
  world.plant('PAID_AFTER_EXPIRY', of(accepted.reference), accepted.gross, { proof });

  const seen = soldOrder(world, day, {
    ...{ createdAt: at(day, '04:00'), expiresAt: at(day, '05:00'), paidAt: at(day, '14:00') },
  });
  ends(world, seen, 'expired', at(day, '05:00'));
  world.plant('PAID_AFTER_EXPIRY', of(seen.reference), seen.gross);
  const proof2 = new RegExp(`charge ${seen.id} paid`);
  world.plant('RECEIPT_UNPAID', of(seen.reference), -seen.gross, { proof: proof2 });
}

export function afterWithdrawal(world: World, day: Day): void {
  const paid = { createdAt: at(day, '08:00'), paidAt: at(day, '14:00') };
  const open = soldOrder(world, day, paid);
  withdraws(world, at(day, '09:00'), open.reference);
  world.plant('PAID_AFTER_WITHDRAWAL', of(open.reference), open.gross);
  world.plant('RETURN_OVERDUE', `return/${open.reference}`, -open.gross);
  const back = soldOrder(world, day, paid);
  withdraws(world, at(day, '09:00'), back.reference);
  states(world, after(day), day, back.reference, back.gross);
  const proof = new RegExp(`receipt ${back.reference} revised`);
  world.plant('PAID_AFTER_WITHDRAWAL', of(back.reference), back.gross, { proof });
}

export function ambiguous(world: World, day: Day): void {
  for (const isSettled of [false, true]) {
    const claimed = sale(world, day, { reference: null });
    const { id: chargeId, gross: amount } = claimed;
    const [one, other] = [world.id('ORD', day), world.id('ORD', day)];
    for (const reference of [one, other]) world.expects(day, { reference, amount, chargeId });
    if (isSettled) withdraws(world, at(after(day), '12:00'), other);
    const proof = isSettled ? new RegExp(`receipt ${other} withdrawn`) : null;
    world.plant('AMBIGUOUS_MATCH', ofCharge(claimed), amount, { proof });
  }
  const reference = world.id('ORD', day);
  world.expects(day, { reference, amount: 30_000 });
  const together = { createdAt: at(day, '16:00'), paidAt: at(day, '16:05') };
  for (const gross of [10_000, 9_000]) sale(world, day, { reference, gross, ...together });
  world.plant('AMBIGUOUS_MATCH', of(reference), 19_000, { also: ['AMOUNT_UNDER'] });
}

export function foreign(world: World, day: Day): void {
  const dollars = { currency: 'USD', funding_currency: 'USD' };
  const other = soldOrder(world, day, { changes: dollars, credit: null, isOnReceipt: false });
  world.plant('CURRENCY_MISMATCH', of(other.reference), -other.gross);
}

export function stuck(world: World, day: Day): void {
  world.looks.add(at(day, '09:40'));
  const times = { createdAt: at(day, '08:00'), expiresAt: at(day, '08:30'), paidAt: null };
  const forever = soldOrder(world, day, times);
  world.plant('STUCK_PENDING', of(forever.reference), forever.gross);
  const freed = sale(world, day, times);
  ends(world, freed, 'expired', at(day, '14:00'));
  const proof = new RegExp(`charge ${freed.id} expired`);
  world.plant('STUCK_PENDING', ofCharge(freed), freed.gross, { proof });
}

/** Paid, and at the next look something else: Opn takes it back, or changes its money. */
export function changedAfterwards(world: World, day: Day): void {
  world.looks.add(at(day, '09:40'));
  const early = { createdAt: at(day, '08:00'), paidAt: at(day, '08:10') };
  for (const isSettled of [false, true]) {
    const torn = soldOrder(world, day, early);
    const failed = { ...torn.unpaid, status: 'failed', failure_code: 'payment_rejected' };
    const told = toldOf(failed, 'charge.complete', at(day, '14:00'));
    const event = { ...told, id: `evnt_again${torn.id}` };
    world.shows(at(day, '14:00'), [failed], [event]);
    if (isSettled) world.shows(at(after(day), '12:00'), [torn.paid]);
    const proof = isSettled ? /./ : null;
    world.plant('STATUS_CONFLICT', ofCharge(torn), torn.gross, { proof });
  }
}
