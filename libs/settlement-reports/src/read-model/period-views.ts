import { SettingsReader } from '#accounts';
import { addMonths, monthOf } from '#calendar';
import type { Month } from '#calendar';
import { PeriodReader } from '#days';
import type { ClosedPeriod, PeriodClosed, PeriodEvent } from '#days';
import type { Recorded } from '#event-store';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ReportFacts } from './report-facts.js';

/** A month as it stands. What it was closed with is null while it is open. */
export interface PeriodView {
  readonly month: Month;
  readonly account: string;
  readonly status: 'open' | 'closed';
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  readonly days: ClosedPeriod['days'] | null;
  /** Days that were accepted without a source, and why; null: none. */
  readonly provisional: ClosedPeriod['provisional'] | null;
  readonly balances: ClosedPeriod['balances'] | null;
  /** Everything that was done to it, the first first. */
  readonly history: readonly PeriodStep[];
}

interface PeriodStep {
  readonly step: 'closed' | 'reopened';
  readonly at: Instant;
  readonly by: string;
  readonly reason: string | null;
}

@Injectable()
export class PeriodViews {
  constructor(
    private readonly periods: PeriodReader,
    private readonly facts: ReportFacts,
    private readonly settings: SettingsReader,
  ) {}

  /** From the month of the first fact to the current one, the latest first. */
  async all(account: string): Promise<readonly PeriodView[]> {
    const first = await this.facts.firstDay(account);
    if (first === null) return [];
    const last = monthOf(await this.settings.today(account));
    const history = await this.periods.history(account);
    const views: PeriodView[] = [];
    for (let month = last; month >= monthOf(first); month = addMonths(month, -1)) {
      views.push(periodView(account, month, history));
    }
    return views;
  }

  /** Refuses a month of which nothing can be known (`period.unknown`). */
  async of(account: string, month: Month): Promise<PeriodView> {
    const view = (await this.all(account)).find((one) => one.month === month);
    if (view) return view;
    throw new DomainError(
      'period.unknown',
      `Account ${account} has nothing of ${month}: it is before its first fact, or still to come.`,
    );
  }
}

function periodView(
  account: string,
  month: Month,
  history: readonly Recorded<PeriodEvent>[],
): PeriodView {
  const own = history.filter(({ data }) => data.month === month);
  const last = own.at(-1);
  const standing = last?.type === 'PeriodClosed' ? closedBy(last) : OPEN;
  return { month, account, ...standing, history: own.map(stepOf) };
}

const OPEN = {
  status: 'open',
  closedAt: null,
  closedBy: null,
  days: null,
  provisional: null,
  balances: null,
} as const;

const closedBy = ({ occurredAt, data }: Recorded<PeriodClosed>) => ({
  status: 'closed' as const,
  closedAt: occurredAt,
  closedBy: data.by,
  days: data.days,
  provisional: data.provisional ?? null,
  balances: data.balances,
});

const stepOf = ({ type, occurredAt: at, data }: Recorded<PeriodEvent>): PeriodStep => ({
  step: type === 'PeriodClosed' ? 'closed' : 'reopened',
  at,
  by: data.by,
  reason: 'reason' in data ? data.reason : null,
});
