import { holidaysOf, rulesOn } from '#accounts';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DayReader } from '#days';
import type { BankPosting } from '#days';
import { sum } from '#money';
import { PayoutBooks } from '#reconciliation';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import {
  balanceRollForward,
  closingOf,
  transitRollForward,
} from '../domain/build-balance-blocks.js';
import { buildBalanceRows } from '../domain/build-balance-rows.js';
import type { BalanceFacts, MoneyOfDay } from '../domain/build-balance-rows.js';
import { buildPayoutRows } from '../domain/build-payout-rows.js';
import { buildTransferRows } from '../domain/build-transfer-rows.js';
import { dueOn, transitByDay } from '../domain/in-transit.js';
import { cutOf } from '../domain/ledger-cut.js';
import { codesOfTransfers, openCode } from '../domain/open-codes.js';
import type { PayoutPages } from '../domain/payout-pages.js';
import type { ReportContent } from '../domain/report-content.js';
import { ReportDamagedError } from '../domain/report.errors.js';
import { loadDayMoney } from './payouts/day-money.js';
import type { DayMoney, DayToShow } from './payouts/day-money.js';
import { pagesOfFirst } from './payouts/first-pages.js';
import { loadPaidPostedLater } from './payouts/money-ledger.js';
import { ReportStore } from './report-store.js';

/** The version that is put together, and what it posts of the bank on its own day. */
export interface PayoutIssue {
  readonly version: number;
  readonly bank: readonly BankPosting[];
}

/** The sheets Transfers, Payout and Balance, and blocks C and D, as at the end of the day. */
@Injectable()
export class PayoutSheets {
  constructor(
    private readonly database: Database,
    private readonly days: DayReader,
    private readonly books: PayoutBooks,
    private readonly store: ReportStore,
  ) {}

  /**
   * A later version repeats what the first one said: what came to light since is the next day's,
   * but for what was paid on the day and is posted later.
   */
  async of(
    account: string,
    { result: { day }, asOf, settings }: Pick<JudgedDay, 'result' | 'asOf' | 'settings'>,
    { version, bank: toPost }: PayoutIssue,
  ): Promise<PayoutPages> {
    await this.books.catchUp(account);
    const issued = await this.days.issued(account);
    const show = { account, day, asOf, settings, issued, toPost };
    const repeated = version > 1 ? await this.repeated(show) : null;
    return repeated ?? this.asAtEnd(show, version);
  }

  private async repeated(show: DayToShow): Promise<PayoutPages | null> {
    const { account, day, asOf, issued } = show;
    const first = await this.firstOf(show);
    if (first === null) return null;
    const end = cutOf(day, asOf.position, issued);
    const later = await loadPaidPostedLater(this.database, account, end, asOf.position);
    return pagesOfFirst(first, later);
  }

  private async firstOf({ account, day, issued }: DayToShow): Promise<ReportContent | null> {
    const data = issued.find((one) => one.data.day === day)?.data;
    if (!data) return null;
    const { version, digest } = data;
    const head = await this.store.head({ account, day, version, digest });
    if (head === null) throw new ReportDamagedError(day, version, digest);
    return this.store.content(head);
  }

  private async asAtEnd(show: DayToShow, version: number): Promise<PayoutPages> {
    const money = await this.database.transaction(
      (on) => loadDayMoney(on, show),
      'REPEATABLE READ READ ONLY',
    );
    return pagesOf(show, money, version);
  }
}

function pagesOf(show: DayToShow, money: DayMoney, version: number): PayoutPages {
  const { day, settings } = show;
  const { payouts, transfers, arrivals, texts, blocks } = money;
  const facts = balanceFacts(show, money);
  const balance = buildBalanceRows(facts);
  return {
    transfers: buildTransferRows(transfers, {
      ...{ day, arrivals, texts, payouts: payouts.payouts },
      ...{ timeZone: settings.days.timeZone, holidays: facts.holidays },
      inTransit: new Map(money.inTransit.map((one) => [one.transferId, one.amount])),
      codes: codesOfTransfers(money.breaks),
    }),
    payout: buildPayoutRows(transfers, payouts.payouts, firstVersionIn(show, money, version)),
    balance,
    blocks: {
      balance: balanceRollForward(blocks, {
        onHold: sum(facts.onHold.map(({ amount }) => amount)),
        reserve: facts.reserve,
      }),
      transit: transitRollForward(blocks),
      uncreditedClose: closingOf(blocks)['opn-uncredited'],
    },
    lackedAtFirst: null,
  };
}

/** A day that was closed by then was first shown in its first version, and this one in itself. */
function firstVersionIn({ day, issued }: DayToShow, { books }: DayMoney, version: number) {
  const closed = new Map<BusinessDay, number>();
  for (const { data, position } of issued) {
    if (position <= books.end.position && !closed.has(data.day)) closed.set(data.day, data.version);
  }
  if (version > 0) closed.set(day, 1);
  return (origin: BusinessDay): number | null => closed.get(origin) ?? null;
}

function balanceFacts({ day, settings }: DayToShow, money: DayMoney): BalanceFacts {
  const { breaks, held, blocks, reserve, uncredited } = money;
  const isMissing = (one: { readonly releaseOn: BusinessDay | null }) => (on: BusinessDay) =>
    one.releaseOn !== null && one.releaseOn <= on;
  return {
    ...{ day, holidays: holidaysOf(settings), closing: closingOf(blocks), reserve },
    uncredited: uncredited.map((one) => ({
      ...one,
      code: openCode(breaks, 'TRANSACTION_MISSING', (on) => on === one.originDay),
    })),
    onHold: held.filter(({ part }) => part === 'on-hold').map((one) => withCode(one, null)),
    transferable: held
      .filter(({ part }) => part === 'transferable')
      .map((one) => withCode(one, openCode(breaks, 'SETTLEMENT_MISSING', isMissing(one)))),
    inTransit: transitByDay(dueTransfers(settings, money)),
    balanceCode: openCode(breaks, 'BALANCE_DRIFT'),
  };
}

const withCode = (
  { originDay, count, amount, releaseOn }: Omit<MoneyOfDay, 'code'>,
  code: string | null,
): MoneyOfDay => ({ originDay, count, amount, releaseOn, code });

function dueTransfers(settings: DayToShow['settings'], money: DayMoney) {
  const shown = new Map(money.transfers.map((one) => [one.id, one]));
  const codes = codesOfTransfers(money.breaks);
  const days = {
    ...{ timeZone: settings.days.timeZone, holidays: holidaysOf(settings) },
    arrivesWithin: (on: BusinessDay) => rulesOn(settings, 'bank', on).arrivesWithinDays,
  };
  return money.inTransit.map((one) => {
    const transfer = shown.get(one.transferId);
    const releaseOn = transfer ? dueOn(transfer, days) : null;
    return { ...one, releaseOn, code: codes.get(one.transferId) ?? null };
  });
}
