import { ListBreaks } from '#reconciliation';
import { at, bankDayAfter } from './generated/bangkok-calendar.js';
import type { Sale } from './generated/world.js';
import type { PlayedMonth } from './played-month.js';

const AN_ORDINARY_DAY = '2026-12-02';
const DAY_OF_TWO_TRANSFERS = '2026-12-04';

const CLOSED_DAY = '2026-12-14';
/** In which it was closed. */
export const THAT_NIGHT = at('2026-12-15', '03:05');
/** On which a contract was corrected after it had been closed. */
export const RESTATED_DAY = '2026-12-21';
export const NIGHT_DAY = '2026-12-24';

/** What the document leaves to whoever asks, for a played month. */
export async function wordsOf(played: PlayedMonth): Promise<Readonly<Record<string, string>>> {
  const { plans, world } = played.month;
  const subjectOf = (code: string) =>
    world.planted.find((one) => one.code === code)?.subject.split('/')[1] ?? '';
  const [settled] = await played.shop.queries.execute(
    new ListBreaks(played.shop.account, { code: 'PAID_AFTER_EXPIRY', status: 'cleared' }, 1, null),
  );
  return {
    transfer: plans.madePayouts.get(AN_ORDINARY_DAY)?.id ?? '',
    bankDay: bankDayAfter(AN_ORDINARY_DAY),
    joinedDay: bankDayAfter(DAY_OF_TWO_TRANSFERS),
    day: AN_ORDINARY_DAY,
    break: settled?.id ?? '',
    unmatchedDay: dayOfSale(played, subjectOf('CHARGE_UNEXPECTED')),
    closedDay: CLOSED_DAY,
    quietCharge: subjectOf('WEBHOOK_MISSED'),
    charge: played.month.world.sales.find(isPaid)?.id ?? '',
    order: paidBySecondQr(played).reference ?? '',
    nightDay: NIGHT_DAY,
    restatedDay: RESTATED_DAY,
  };
}

const isPaid = ({ paidAt }: Sale): boolean => paidAt !== null;

const dayOfSale = ({ month }: PlayedMonth, id: string): string =>
  month.world.sales.find((sale) => sale.id === id)?.createdAt.slice(0, 10) ?? '';

/** The paid one of an order of the first day whose first QR ended without money. */
export function paidBySecondQr({ month }: PlayedMonth): Sale {
  const { sales } = month.world;
  const hadAnother = ({ reference }: Sale) =>
    sales.some((sale) => sale.paidAt === null && sale.reference === reference);
  const paid = sales.find((sale) => isPaid(sale) && sale.reference !== null && hadAnother(sale));
  if (!paid) throw new Error('No order of this month was paid by its second QR.');
  return paid;
}
