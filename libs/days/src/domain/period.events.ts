import type { BusinessDay, Month } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** What a month was closed with: its days as issued, and what every account then held. */
export interface ClosedPeriod {
  readonly month: Month;
  readonly by: string;
  readonly days: readonly {
    readonly day: BusinessDay;
    readonly version: number;
    readonly digest: string;
  }[];
  /** Days that lack a source which Opn does not have, if a person accepted that, and why. */
  readonly provisional?: { readonly days: readonly BusinessDay[]; readonly note: string };
  /** At the end of the month's last day; a positive balance is a debit. */
  readonly balances: readonly { readonly ledgerAccount: string; readonly balance: Satang }[];
}

/** From here on nothing is posted in the month any more. */
export class PeriodClosed {
  readonly type = 'PeriodClosed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ClosedPeriod,
  ) {}
}

export class PeriodReopened {
  readonly type = 'PeriodReopened';
  constructor(
    readonly occurredAt: Instant,
    readonly data: { readonly month: Month; readonly by: string; readonly reason: string },
  ) {}
}

export type PeriodEvent = PeriodClosed | PeriodReopened;

export const periodEvents = new EventCatalogue<PeriodEvent>({
  PeriodClosed: { stored: 'period.closed', schemaVersion: 1, money: { balance: true } },
  PeriodReopened: { stored: 'period.reopened', schemaVersion: 1, money: {} },
});
