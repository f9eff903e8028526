import { ListBankLines, WorkOnReturn } from '#reconciliation';
import type { ReturnWork } from '#reconciliation';
import { WithdrawBankLine } from '#bank';
import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import type { Installation } from '../../../support/installation.js';
import { after, at } from '../bangkok-calendar.js';
import type { Day } from '../bangkok-calendar.js';
import type { GeneratedMonth } from '../generated-month.js';
import type { BankRow } from '../plans.js';
import { sale, soldOrder } from '../sales.js';
import type { World } from '../world.js';

const lineOf = ({ bookedOn, amount }: BankRow): string => `bank-line/${bookedOn}/${amount}`;

/** A person withdraws a line the next day. */
async function withdraw(shop: Installation, { bookedOn, amount }: BankRow): Promise<void> {
  const filter = { day: parseBusinessDay(bookedOn) };
  const lines = await shop.queries.execute(new ListBankLines(shop.account, filter, 100, null));
  const line = lines.find((one) => one.amount === BigInt(amount));
  if (!line) throw new Error(`The bank shows no ${amount} on ${bookedOn}.`);
  const order = new WithdrawBankLine(shop.account, line.id, 'Not ours.', 'Suda');
  await shop.commands.execute(order);
}

/** A credit that names Opn and is no transfer: one stays, one is taken back. */
export function unidentified({ world, plans }: GeneratedMonth, day: Day): void {
  for (const [amount, isSettled] of [
    [432_100, false],
    [123_400, true],
  ] as const) {
    const row = { bookedOn: day, amount, description: 'OMISE UNKNOWN' };
    plans.bankRows.push(row);
    if (isSettled) world.does(at(after(day, 2), '12:00'), (shop) => withdraw(shop, row));
    const proof = isSettled ? /was withdrawn by Suda/ : null;
    world.plant('BANK_UNIDENTIFIED', lineOf(row), amount, { proof });
  }
}

/** The reference of an earlier line, with another amount. */
export function sameReference({ world, plans }: GeneratedMonth, day: Day): void {
  for (const [amount, isSettled] of [
    [77_700, false],
    [88_800, true],
  ] as const) {
    const first = { amount: amount - 100, bankReference: `SAME-${day}-${amount}` };
    const facts = { bookedOn: day, description: 'OMISE ONCE' };
    const row = { ...facts, amount, bookedOn: after(day), bankReference: first.bankReference };
    plans.bankRows.push({ ...facts, ...first }, row);
    world.plant('BANK_UNIDENTIFIED', lineOf({ ...facts, ...first }), first.amount);
    if (isSettled) world.does(at(after(day, 3), '12:00'), (shop) => withdraw(shop, row));
    const proof = isSettled ? /was withdrawn by Suda/ : null;
    world.plant('DUPLICATE_RECORD', lineOf(row), 100, { proof });
  }
}

/** The bank's file lacks what it states: until another one has it. */
export function wrongTotals({ plans }: GeneratedMonth, day: Day, correctedAt: string | null): void {
  plans.statements.set(day, { statedMore: 5_000, ...(correctedAt ? { correctedAt } : {}) });
}

export function wrongTotalsAfterwards({ world, plans }: GeneratedMonth, day: Day): void {
  const proof = plans.statements.get(day)?.correctedAt ? /^bank statement bks_/ : null;
  const id = plans.statementIds.get(day) ?? '';
  world.plant('CONTROL_TOTAL', `file/${id}`, -5_000, { proof });
}

/** Money goes back to a customer: recorded by one person, approved by another, seen at the bank. */
function givesBack(
  { world, plans }: GeneratedMonth,
  day: Day,
  reference: string,
  amount: number,
  number = 1,
): void {
  says(world, at(day, '12:00'), reference, returned(day, amount), 'Suda');
  says(world, at(day, '12:30'), reference, { kind: 'approve', number }, 'Malee');
  plans.bankRows.push({ bookedOn: day, amount: -amount, description: `REFUND ${reference}` });
}

const returned = (day: Day, amount: number): ReturnWork => ({
  ...{ kind: 'record', amount: satang(BigInt(amount)), note: null },
  returnedOn: parseBusinessDay(day),
});

const says = (world: World, when: string, reference: string, work: ReturnWork, by: string): void =>
  world.does(when, (shop) =>
    shop.commands.execute(new WorkOnReturn(shop.account, reference, work, by)),
  );

function paidTwice(world: World, day: Day) {
  const order = soldOrder(world, day, { gross: world.random.integer(20_000, 60_000) });
  sale(world, day, { reference: order.reference, gross: order.gross });
  return { reference: order.reference, amount: order.gross };
}

/** Orders paid twice, and what becomes of the second payment. */
export function twice(month: GeneratedMonth, day: Day): void {
  const { world } = month;
  const kept = paidTwice(world, day);
  world.plant('DUPLICATE_PAYMENT', `expectation/${kept.reference}`, kept.amount);
  world.plant('RETURN_OVERDUE', `return/${kept.reference}`, -kept.amount);

  const back = paidTwice(world, day);
  givesBack(month, after(day, 2), back.reference, back.amount);
  const proof = new RegExp(`return 1 of ${back.reference}, approved by Malee, bank line bkl_`);
  world.plant('DUPLICATE_PAYMENT', `expectation/${back.reference}`, back.amount, { proof });

  const slow = paidTwice(world, day);
  givesBack(month, after(day, 16), slow.reference, slow.amount);
  const slowly = new RegExp(`return 1 of ${slow.reference}, approved by Malee`);
  world.plant('DUPLICATE_PAYMENT', `expectation/${slow.reference}`, slow.amount, { proof: slowly });
  const settled = new RegExp(`return ${slow.reference}#1`);
  world.plant('RETURN_OVERDUE', `return/${slow.reference}`, -slow.amount, { proof: settled });
}

export function otherThanOwed(month: GeneratedMonth, day: Day): void {
  const { world } = month;
  const open = paidTwice(world, day);
  says(
    world,
    at(after(day), '12:00'),
    open.reference,
    returned(after(day), open.amount - 900),
    'Suda',
  );
  world.plant('DUPLICATE_PAYMENT', `expectation/${open.reference}`, open.amount);
  world.plant('RETURN_MISMATCH', `return/${open.reference}`, -900);

  const righted = paidTwice(world, day);
  const { reference, amount } = righted;
  const wrong = returned(after(day), amount + 50);
  says(world, at(after(day), '12:00'), reference, wrong, 'Suda');
  const withdrawn = { kind: 'withdraw', number: 1, reason: 'A slip.' } as const;
  says(world, at(after(day, 2), '11:00'), reference, withdrawn, 'Suda');
  givesBack(month, after(day, 2), reference, amount, 2);
  const proof = new RegExp(`return 2 of ${reference}`);
  const matched = new RegExp(`return ${reference}#2`);
  world.plant('RETURN_MISMATCH', `return/${reference}`, 50, { proof: matched });
  world.plant('DUPLICATE_PAYMENT', `expectation/${reference}`, amount, { proof });
}
