import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import { after, at, bankDayAfter } from '../bangkok-calendar.js';
import type { Day } from '../bangkok-calendar.js';
import { change } from '../change-setting.js';
import type { GeneratedMonth } from '../generated-month.js';
import { TRANSFER_FEE, TRANSFER_VAT } from '../money-objects-of-opn.js';
import type { MadePayout, PayoutTwist } from '../plans.js';
import type { PlantedBreak } from '../world.js';

/** Says how a day's payout is twisted, and afterwards what must be found of it. */
type PayoutStory = (month: GeneratedMonth, day: Day) => (made: MadePayout) => void;

const of = ({ id }: Pick<MadePayout, 'id'>): string => `transfer/${id}`;

const twisted =
  (
    twist: PayoutTwist,
    code: string,
    amountOf: (made: MadePayout) => number,
    more: (day: Day, made: MadePayout) => Partial<PlantedBreak> = () => ({}),
  ): PayoutStory =>
  ({ world, plans }, day) => {
    plans.payouts.set(day, twist);
    return (made) => world.plant(code, of(made), amountOf(made), more(day, made));
  };

const SHORT = 50_000;
const MORE = 30_000;
const DEARER = 3_738;

export const short = twisted({ more: -SHORT }, 'SETTLEMENT_SHORT', () => -SHORT);
export const over = twisted({ more: MORE }, 'SETTLEMENT_OVER', () => MORE);
export const oddNet = twisted({ netOff: -100 }, 'TRANSFER_ARITHMETIC', () => 100);
export const dearer = twisted(
  { fee: DEARER },
  'TRANSFER_FEE_VARIANCE',
  () => DEARER - TRANSFER_FEE,
);
export const otherAtBank = twisted({ bankMore: -2_500 }, 'BANK_AMOUNT_MISMATCH', () => -2_500);
export const lost = twisted({ bankDelay: null }, 'IN_TRANSIT_LATE', ({ net }) => -net);
export const late = twisted(
  { bankDelay: 2 },
  'IN_TRANSIT_LATE',
  ({ net }) => -net,
  (_, made) => ({
    proof: new RegExp(`bank line bkl_.* of ${made.bankedOn ?? ''}`),
  }),
);
export const failed = twisted(
  { fails: { isReturned: false } },
  'TRANSFER_FAILED',
  ({ net }) => -net,
);
export const returned = twisted(
  { fails: { isReturned: true } },
  'TRANSFER_FAILED',
  ({ net }) => -net,
  () => ({ proof: /transaction trxn_.* credited it back/ }),
);
export const elsewhere = twisted(
  { lastDigits: '9999' },
  'PAYOUT_ACCOUNT_CHANGED',
  ({ net }) => net,
);

/** To an account that a second person approves two days later. */
export const approvedLater: PayoutStory = ({ world, plans }, day) => {
  plans.payouts.set(day, { lastDigits: '4321' });
  world.does(at(after(day, 2), '12:00'), async (shop) => {
    const said = { bankAccount: { bankCode: null, lastDigits: '4321' }, note: null };
    await change(shop, { kind: 'propose-payout-account', by: 'Suda', ...said }, 'Suda');
    await change(shop, { kind: 'approve-payout-account', by: 'Malee', ...said });
  });
  const proof = /4321 was approved by Malee/;
  return (made) => world.plant('PAYOUT_ACCOUNT_CHANGED', of(made), made.net, { proof });
};

/** Dearer, as the contract says for that day once somebody has told us. */
export const newFee: PayoutStory = ({ world, plans }, day) => {
  plans.payouts.set(day, { fee: DEARER });
  world.does(at(after(day), '12:00'), async (shop) => {
    const set = (from: Day, fee: number) =>
      change(shop, {
        ...{ kind: 'set-transfer-fee', from: parseBusinessDay(from), upTo: null },
        ...{ fee: satang(BigInt(fee)), feeVat: satang(BigInt(TRANSFER_VAT)) },
      });
    await set(day, DEARER);
    await set(after(day), TRANSFER_FEE);
  });
  const [amount, proof] = [DEARER - TRANSFER_FEE, /by contract: 37.38 and 1.96 VAT/];
  return (made) => world.plant('TRANSFER_FEE_VARIANCE', of(made), amount, { proof });
};

/** Half by hand an hour before: no break, and nothing that can be computed of it. */
export const byHand: PayoutStory = ({ plans }, day) => {
  plans.payouts.set(day, { byHandBefore: 5_000 });
  return () => undefined;
};

/** Not made; the next one takes its money as well. */
export const missed = ({ plans }: GeneratedMonth, day: Day): void => {
  plans.payouts.set(day, { isSkipped: true });
};

/** What the missed transfer should have taken, and which one took it in the end. */
export function missedAfterwards({ world, plans }: GeneratedMonth, day: Day): void {
  const next = plans.madePayouts.get(bankDayAfter(day));
  const proof = next ? new RegExp(`transfer ${next.id} took it`) : null;
  const before = [...plans.madePayouts.keys()]
    .filter((one) => one < day)
    .sort()
    .at(-1);
  const since = before === undefined ? '' : at(before, '08:00');
  const left = world.lines.filter(
    ({ transferableAt, origin, amount }) =>
      transferableAt > since &&
      transferableAt <= at(day, '00:00') &&
      !(origin?.startsWith('trsf_') && amount < 0),
  );
  const amount = -left.reduce((sum, line) => sum + line.amount, 0);
  world.plant('SETTLEMENT_MISSING', `payout-day/${day}`, amount, { proof });
}

/** A statement that comes only days later: its day cannot be judged until then. */
export function lateStatement({ plans }: GeneratedMonth, bookedOn: Day): void {
  plans.statements.set(bookedOn, { importedAt: at(after(bookedOn, 2), '12:00') });
}

export function lateStatementAfterwards({ world, plans }: GeneratedMonth, bookedOn: Day): void {
  const waiting = [...plans.madePayouts.values()].find((made) => made.bankedOn === bookedOn);
  const id = plans.statementIds.get(bookedOn) ?? '';
  const proof = new RegExp(`bank statement ${id} covers ${bookedOn}`);
  world.plant('SOURCE_MISSING', 'source/bank-lines', waiting?.net ?? 0, { proof });
}
