import { SettingsReader } from '#accounts';
import { addDays, businessDayOf, daysBetween } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Queryable } from '#database';
import { Clock, DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { minus } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { balanceWalk } from '../../domain/balance/balance-walk.js';
import type { BalanceDay } from '../../domain/balance/balance-walk.js';
import { PayoutBooks } from '../payout/payout-books.js';
import { loadBalanceBefore, loadTurnover } from './ledger-days.js';

const MAX_BALANCE_DAYS = 400;

/** Opn's word for its balance, beside the books at the very same position. */
export interface ObservedView {
  readonly observedAt: Instant;
  readonly position: number;
  readonly stated: Satang;
  readonly books: Satang;
  /** Books less what Opn states; it counts only where both are of the same moment. */
  readonly difference: Satang;
  readonly isComparable: boolean;
}

/** A day of the balance with the last look at it that could be compared, else the last one. */
export interface BalanceDayView extends BalanceDay {
  readonly observation: ObservedView | null;
}

/** Opn's balance from day to day, both ends included; null: today. */
export class GetBalance extends Query<readonly BalanceDayView[]> {
  constructor(
    readonly account: string,
    readonly from: BusinessDay | null,
    readonly to: BusinessDay | null,
  ) {
    super();
  }
}

@QueryHandler(GetBalance)
export class GetBalanceHandler implements IQueryHandler<GetBalance> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly payouts: PayoutBooks,
    private readonly clock: Clock,
  ) {}

  async execute({ account, from, to }: GetBalance): Promise<readonly BalanceDayView[]> {
    const { days } = await this.settings.of(account);
    const last = to ?? businessDayOf(this.clock.now(), days);
    const first = from ?? last;
    refuseLong(first, last);
    await this.payouts.catchUp(account);
    return this.database.transaction(async (on) => {
      const opening = await loadBalanceBefore(on, account, 'opn-balance', first);
      const turnover = await loadTurnover(on, account, 'opn-balance', first, last);
      const observed = await observations(on, account, first, last);
      return balanceWalk(first, last, opening, turnover).map((one) => ({
        ...one,
        observation: observed.get(one.day) ?? null,
      }));
    }, 'REPEATABLE READ READ ONLY');
  }
}

function refuseLong(first: BusinessDay, last: BusinessDay): void {
  const count = daysBetween(first, last) + 1;
  if (count >= 1 && count <= MAX_BALANCE_DAYS) return;
  throw new DomainError(
    'query.invalid',
    `From ${first} to ${last} are ${count} days; ask for 1 to ${MAX_BALANCE_DAYS}, such as ` +
      `from=${addDays(last, -30)}&to=${last}.`,
  );
}

async function observations(
  on: Queryable,
  account: string,
  from: BusinessDay,
  to: BusinessDay,
): Promise<ReadonlyMap<BusinessDay, ObservedView>> {
  const rows = await on.query<ObservedRow>(OBSERVED, [account, from, to]);
  return new Map(
    rows.map(({ day, position, ...row }) => {
      const difference = minus(row.books, row.stated);
      return [day, { ...row, position: Number(position), difference }];
    }),
  );
}

type ObservedRow = Omit<ObservedView, 'position' | 'difference'> & {
  readonly day: BusinessDay;
  readonly position: bigint;
};

const OBSERVED = `
  SELECT DISTINCT ON (business_day) business_day AS day, observed_at AS "observedAt", position,
         stated, books, is_comparable AS "isComparable"
  FROM balance_checks
  WHERE account = $1 AND business_day >= $2 AND business_day <= $3
  ORDER BY business_day, is_comparable DESC, position DESC`;
