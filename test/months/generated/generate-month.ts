import { parseBusinessDay } from '#calendar';
import { parseRate, satang } from '#money';
import {
  after,
  at,
  daysBetween,
  FIRST_DAY,
  HOLIDAYS,
  LAST_DAY,
  LAST_TRADE_DAY,
} from './bangkok-calendar.js';
import type { Day } from './bangkok-calendar.js';
import { change } from './change-setting.js';
import { handInFiles } from './hand-in-files.js';
import { OWN_ACCOUNT, TRANSFER_FEE, TRANSFER_VAT } from './money-objects-of-opn.js';
import type { GeneratedMonth } from './generated-month.js';
import { Plans } from './plans.js';
import { ends, sale, soldOrder } from './sales.js';
import { settle } from './settle.js';
import { NEW_RATE_ON } from './stories/costs.story.js';
import { stories } from './stories/stories.js';
import { World } from './world.js';

/** As many as a run of all tests has time for; a real shop has more: `MONTH_ORDERS=60`. */
const ORDERS_A_DAY = 3;

const bounds = (): readonly [number, number] => {
  const many = Number(process.env['MONTH_ORDERS'] ?? ORDERS_A_DAY);
  return [Math.ceil((many * 2) / 3), many];
};
const AFTER_THE_MONTH = 5;

/** A month of trade with every kind of break planted in it; the same seed, the same month. */
export function generateMonth(seed: string): GeneratedMonth {
  const world = new World(seed);
  const plans = new Plans();
  agree(world);
  world.rates.set(NEW_RATE_ON, 160);
  for (const day of daysBetween(FIRST_DAY, LAST_TRADE_DAY)) trade(world, day);
  const month: GeneratedMonth = { world, plans, drifts: [] };
  const told = stories(month);
  settle(world, plans);
  handInFiles(world, plans);
  for (const afterwards of told) afterwards();
  return month;
}

/** Before the month begins: the contract, the holidays, and where payouts go. */
function agree(world: World): void {
  const from = parseBusinessDay(FIRST_DAY);
  const bankAccount = { bankCode: null, lastDigits: OWN_ACCOUNT };
  world.does(at(after(FIRST_DAY, -1), '12:00'), async (shop) => {
    const holidays = HOLIDAYS.map(parseBusinessDay);
    await change(shop, { kind: 'set-holidays', holidays });
    const rates = { feeRate: parseRate('1.65'), vatRate: parseRate('7') };
    await change(shop, { kind: 'set-contract-rate', from, paymentMethod: 'promptpay', ...rates });
    const [fee, feeVat] = [satang(BigInt(TRANSFER_FEE)), satang(BigInt(TRANSFER_VAT))];
    await change(shop, { kind: 'set-transfer-fee', from, upTo: null, fee, feeVat });
    const said = { bankAccount, note: null };
    await change(shop, { kind: 'propose-payout-account', by: 'Suda', ...said }, 'Suda');
    await change(shop, { kind: 'approve-payout-account', by: 'Malee', ...said });
  });
}

/** Ordinary days: most orders are paid at once, some only by a second QR or after midnight. */
function trade(world: World, day: Day): void {
  const { random } = world;
  const [few, many] = bounds();
  const count = day > LAST_DAY ? AFTER_THE_MONTH : random.integer(few, many);
  for (let order = 0; order < count; order += 1) {
    if (order === 0 || random.percent(6)) paidByTheSecond(world, day);
    else soldOrder(world, day);
  }
}

function paidByTheSecond(world: World, day: Day): void {
  const { reference, gross } = soldOrder(world, day, { createdAt: at(day, '12:00') });
  const first = { reference, gross, createdAt: at(day, '11:00'), paidAt: null };
  const failed = sale(world, day, { ...first, expiresAt: at(day, '11:30') });
  ends(world, failed, world.random.percent(50) ? 'failed' : 'expired', at(day, '11:31'));
}
