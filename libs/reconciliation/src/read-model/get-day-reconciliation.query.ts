import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { sum } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { ExpectedSide, MoneyTotals, PaidSide } from '../domain/day-totals.js';
import type { Break } from '../domain/break.js';
import type { DayStanding } from '../domain/settled.js';
import type { JudgedAsOf } from './day-judge.js';
import { DayStandingJudge } from './day-standing-judge.js';
import type { AsOf } from './judged-views.js';

/** A day as it stands: both equations with their remainders, and breaks by code. */
export interface DayReconciliationView {
  readonly day: BusinessDay;
  readonly account: string;
  readonly status: 'open' | 'closed';
  readonly asOf: JudgedAsOf;
  readonly expected: ExpectedSide;
  readonly paid: PaidSide;
  readonly matched: { readonly count: number; readonly amount: Satang };
  readonly otherMethods: MoneyTotals;
  readonly breaks: readonly BreakTally[];
}

export interface BreakTally {
  readonly code: string;
  readonly count: number;
  readonly amount: Satang;
}

export class GetDayReconciliation extends Query<DayReconciliationView> {
  constructor(
    readonly account: string,
    readonly day: BusinessDay,
    /** Null: as it stands now. */
    readonly asOf: AsOf | null = null,
  ) {
    super();
  }
}

@QueryHandler(GetDayReconciliation)
export class GetDayReconciliationHandler implements IQueryHandler<GetDayReconciliation> {
  constructor(
    private readonly judge: DayStandingJudge,
    private readonly days: DayReader,
  ) {}

  async execute({ account, day, asOf }: GetDayReconciliation): Promise<DayReconciliationView> {
    const { standing, ...judged } = asOf
      ? await this.judge.judgeAsOf(account, day, asOf)
      : await this.judge.judge(account, day);
    const versions = await this.days.versions(account, day);
    const upTo = judged.asOf.position;
    const isClosed = versions.some(({ position }) => asOf === null || position <= upTo);
    return reconciliationView(account, { asOf: judged.asOf, result: standing }, isClosed);
  }
}

export function reconciliationView(
  account: string,
  { asOf, result }: { readonly asOf: JudgedAsOf; readonly result: DayStanding },
  isClosed: boolean,
): DayReconciliationView {
  const { day, expected, paid, matched, otherMethods, breaks } = result;
  return {
    day,
    account,
    status: isClosed ? 'closed' : 'open',
    asOf,
    expected,
    paid,
    matched,
    otherMethods,
    breaks: tallyByCode(breaks),
  };
}

export function tallyByCode(breaks: readonly Break[]): readonly BreakTally[] {
  const codes = [...new Set(breaks.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = breaks.filter((item) => item.code === code);
    return { code, count: own.length, amount: sum(own.map(({ amount }) => amount)) };
  });
}
