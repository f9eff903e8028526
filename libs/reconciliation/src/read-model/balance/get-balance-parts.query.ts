import { holidaysOf, SettingsReader } from '#accounts';
import { addDays, bankBusinessDaysBetween, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Queryable } from '#database';
import { sum } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { bucketOf, restOf } from '../../domain/balance/balance-walk.js';
import type { PartOfDay } from '../../domain/balance/balance-walk.js';
import { loadBankLeg, transfersAtBank } from '../bank/bank-matches.js';
import { PayoutBooks } from '../payout/payout-books.js';
import { loadParts, loadReserve } from './balance-parts.js';
import { loadInTransit } from './in-transit.js';
import { loadBalanceBefore } from './ledger-days.js';

export interface PartView extends PartOfDay {
  /** In bank business days, from the day it came from to the day that is looked at. */
  readonly age: number | null;
  readonly bucket: string | null;
}

/** All money not yet in the bank at the end of a day; its parts add up to the total. */
export interface BalancePartsView {
  readonly day: BusinessDay;
  readonly total: Satang;
  /** What the books say of each account: not yet credited, at Opn, on its way. */
  readonly uncredited: Satang;
  readonly balance: Satang;
  readonly inTransit: Satang;
  readonly parts: readonly PartView[];
}

export class GetBalanceParts extends Query<BalancePartsView> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
  ) {
    super();
  }
}

@QueryHandler(GetBalanceParts)
export class GetBalancePartsHandler implements IQueryHandler<GetBalanceParts> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly payouts: PayoutBooks,
  ) {}

  async execute({ account, day }: GetBalanceParts): Promise<BalancePartsView> {
    await this.payouts.catchUp(account);
    const settings = await this.settings.of(account);
    const end = dayWindow(day, settings.days).to;
    const moment = { day, end, timeZone: settings.days.timeZone };
    return this.database.transaction(async (on) => {
      const totals = await totalsOf(on, account, day);
      const atBank = transfersAtBank(await loadBankLeg(on, account, settings));
      const known = [
        ...(await loadParts(on, account, moment)),
        ...(await loadInTransit(on, account, day, atBank)),
      ];
      const reserve = await loadReserve(on, account, end);
      const parts = completed(known, totals, reserve);
      const { uncredited, balance, inTransit } = totals;
      const total = sum([uncredited, balance, inTransit]);
      const aged = parts.map((part) => withAge(part, day, holidaysOf(settings)));
      return { day, total, uncredited, balance, inTransit, parts: aged };
    }, 'REPEATABLE READ READ ONLY');
  }
}

interface Totals {
  readonly uncredited: Satang;
  readonly balance: Satang;
  readonly inTransit: Satang;
}

async function totalsOf(on: Queryable, account: string, day: BusinessDay): Promise<Totals> {
  const next = addDays(day, 1);
  return {
    uncredited: await loadBalanceBefore(on, account, 'opn-uncredited', next),
    balance: await loadBalanceBefore(on, account, 'opn-balance', next),
    inTransit: await loadBalanceBefore(on, account, 'in-transit', next),
  };
}

/** What the balance has beside what is on hold and kept back can be paid out, known or not. */
function completed(
  known: readonly PartOfDay[],
  totals: Totals,
  reserve: readonly PartOfDay[],
): readonly PartOfDay[] {
  const of = (part: PartOfDay['part']) => known.filter((one) => one.part === part);
  const [uncredited, inTransit] = [of('not-yet-credited'), of('in-transit')];
  const atOpn = [...of('on-hold'), ...of('transferable'), ...reserve];
  return [
    ...[...uncredited, ...restOf('not-yet-credited', totals.uncredited, uncredited)],
    ...[...atOpn, ...restOf('transferable', totals.balance, atOpn)],
    ...[...inTransit, ...restOf('in-transit', totals.inTransit, inTransit)],
  ];
}

function withAge(
  part: PartOfDay,
  day: BusinessDay,
  holidays: ReturnType<typeof holidaysOf>,
): PartView {
  if (part.originDay === null) return { ...part, age: null, bucket: null };
  const age = bankBusinessDaysBetween(part.originDay, day, holidays);
  return { ...part, age, bucket: bucketOf(age) };
}
