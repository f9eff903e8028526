import { parseBusinessDay } from '#calendar';
import { parseRate } from '#money';
import { promptPay } from '../../../support/recorded-opn.js';
import { after, at, dayIn } from '../bangkok-calendar.js';
import type { Day } from '../bangkok-calendar.js';
import { change } from '../change-setting.js';
import { feeOf, soldOrder, toldOf, vatOf } from '../sales.js';
import type { Sale, World } from '../world.js';

const ofCharge = ({ id }: Pick<Sale, 'id'>): string => `charge/${id}`;

/** Fees that are not the contract's: one by much, and some by a satang, which are one break. */
export function otherFees(world: World, day: Day): void {
  const gross = world.random.integer(100_000, 200_000);
  const dear = soldOrder(world, day, { gross, fee: feeOf(gross, 265) });
  world.plant('FEE_VARIANCE', ofCharge(dear), feeOf(gross, 265) - feeOf(gross));
  for (const off of [1, 1, -1]) {
    const own = world.random.integer(10_000, 90_000);
    soldOrder(world, day, { gross: own, fee: feeOf(own) + off });
  }
  world.plant('FEE_VARIANCE', `day/${day}`, 1);
}

export function otherVat(world: World, day: Day): void {
  const without = soldOrder(world, day, { gross: 250_000, vat: 0 });
  world.plant('VAT_VARIANCE', ofCharge(without), -vatOf(feeOf(250_000)));
  for (const gross of [80_000, 90_000]) {
    soldOrder(world, day, { gross, vat: vatOf(feeOf(gross)) - 1 });
  }
  world.plant('VAT_VARIANCE', `day/${day}`, -2);
}

/** A new rate of which nobody told us: every sale of the day differs until the contract says so. */
export const NEW_RATE_ON: Day = '2026-12-21';

/** Two days later the contract is corrected for that day alone. */
export function correctedContract(world: World): void {
  const day = NEW_RATE_ON;
  for (const one of world.sales.filter(({ paidAt }) => paidAt !== null && dayIn(paidAt) === day)) {
    const amount = one.fee - feeOf(one.gross);
    world.plant('FEE_VARIANCE', ofCharge(one), amount, { proof: /^contract from 2026-12-21: 1.6/ });
  }
  world.does(at(after(day, 2), '12:00'), async (shop) => {
    const set = (from: Day, rate: string) =>
      change(shop, {
        ...{ kind: 'set-contract-rate', paymentMethod: 'promptpay' },
        ...{ from: parseBusinessDay(from), feeRate: parseRate(rate), vatRate: parseRate('7') },
      });
    await set(day, '1.60');
    await set(after(day), '1.65');
  });
}

export function oddCharges(world: World, day: Day): void {
  const gross = world.random.integer(50_000, 90_000);
  const net = gross - feeOf(gross) - vatOf(feeOf(gross));
  const odd = soldOrder(world, day, { gross, net: net - 7 });
  world.plant('NET_ARITHMETIC', ofCharge(odd), -7);
  const less = soldOrder(world, day, { gross, credit: net - 11 });
  world.plant('TRANSACTION_MISMATCH', ofCharge(less), -11);
  const never = soldOrder(world, day, { gross, credit: null });
  world.plant('TRANSACTION_MISSING', ofCharge(never), -net);
}

/** Opn shows its line two days after it paid it out: until then the payout is too large. */
export function shownLate(world: World, day: Day): Sale {
  const late = soldOrder(world, day, { creditShownAt: at(after(day, 2), '12:00') });
  const proof = new RegExp(`transaction ${late.transaction}`);
  world.plant('TRANSACTION_MISSING', ofCharge(late), -late.net, { proof });
  return late;
}

export function unknownLines(world: World, day: Day): void {
  world.looks.add(at(day, '09:40'));
  const when = at(day, '06:00');
  for (const amount of [1_234, -567]) {
    const id = world.id('trxn', day);
    const times = { createdAt: when, transferableAt: when, shownAt: when };
    world.lines.push({ id, origin: null, amount, ...times });
    world.plant('TRANSACTION_UNKNOWN', `transaction/${id}`, amount);
  }
  const hidden = soldOrder(world, day, {
    ...{ createdAt: at(day, '05:50'), paidAt: when, shownAt: at(day, '14:00') },
  });
  const proof = new RegExp(`origin of transaction ${hidden.transaction} became known`);
  world.plant('TRANSACTION_UNKNOWN', `transaction/${hidden.transaction}`, hidden.net, { proof });
}

export function amended(world: World, day: Day): void {
  world.looks.add(at(day, '09:40'));
  const early = { createdAt: at(day, '08:00'), paidAt: at(day, '08:10'), isOnReceipt: false };
  const first = soldOrder(world, day, early);
  const fee = first.fee + 500;
  const vat = vatOf(fee);
  const net = first.gross - fee - vat;
  const now = { ...first.paid, fee, fee_vat: vat, net };
  world.shows(at(day, '14:00'), [now], [toldOf(now, 'charge.update', at(day, '14:00'))]);
  world.costsOn(day, { fee, vat });
  world.plant('CHARGE_AMENDED', ofCharge(first), first.gross, { also: ['TRANSACTION_MISMATCH'] });
  world.plant('FEE_VARIANCE', ofCharge(first), 500);
}

/** PromptPay cannot be refunded: Opn shows it all the same, and takes the net back. */
export function reversed(world: World, day: Day): void {
  world.looks.add(at(day, '09:40'));
  const early = { createdAt: at(day, '08:00'), paidAt: at(day, '08:10'), isOnReceipt: false };
  const taken = soldOrder(world, day, early);
  const when = at(day, '14:00');
  const now = { ...taken.paid, status: 'reversed', reversed: true, reversed_at: when };
  world.shows(when, [now], [toldOf(now, 'charge.reverse', when)]);
  const times = { createdAt: when, transferableAt: at(after(day), '00:00'), shownAt: when };
  world.lines.push({ id: world.id('trxn', day), origin: taken.id, amount: -taken.net, ...times });
  world.plant('REFUND_UNEXPECTED', ofCharge(taken), taken.gross);
}

export function systemFindings(world: World, day: Day): void {
  const id = world.id('chrg_test', day);
  const test = { id, livemode: false, metadata: {}, created_at: at(day, '09:00') };
  world.shows(at(day, '10:00'), [promptPay(test)]);
  world.plant('WRONG_MODE', `charge/${id}`, null);
  const field = `field_of_${day.replaceAll('-', '_')}`;
  soldOrder(world, day, { changes: { [field]: 'new' } });
  world.plant('SCHEMA_DRIFT', `field/charge.${field}`, null);
  for (let count = 0; count < 2; count += 1) {
    const quiet = soldOrder(world, day, { isTold: false });
    world.plant('WEBHOOK_MISSED', ofCharge(quiet), 0);
  }
}
