import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Audience, Facts, Severity } from '#notifications';
import type { AlertProof } from './alert-condition.js';
import type { AlertKind, Urgency } from './alert-kind.js';

/** One alert from its raising until it is over for good. */
interface OfEpisode {
  /** Counted from 1: the same condition may come back long after it was over. */
  readonly episode: number;
}

/** What a condition is about, as it was at that moment. */
export interface AlertNumbers {
  readonly count: number | null;
  readonly amount: Satang | null;
  readonly facts: Facts;
}

/** Who was to be told of it, by the rules of that moment. */
export interface AlertRouting {
  readonly severity: Severity;
  readonly audience: Audience;
  readonly urgency: Urgency;
  /** Nobody is told; it stands in the list. */
  readonly silent: boolean;
}

export class AlertRaised {
  readonly type = 'AlertRaised';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfEpisode &
      AlertNumbers &
      AlertRouting & {
        readonly kind: AlertKind;
        readonly subject: string;
        readonly since: Instant;
        readonly link: string;
      },
  ) {}
}

/** It came back so soon that it had not been over: news to those who were told that it was. */
export class AlertReopened {
  readonly type = 'AlertReopened';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfEpisode &
      AlertNumbers & {
        /** Which time, from 1. */
        readonly nth: number;
        readonly since: Instant;
        /** Whether somebody still has it in hand, who cannot have been told that it was over. */
        readonly acknowledged: boolean;
      },
  ) {}
}

/** It has grown to at least the double, or is about something else by now. */
export class AlertChanged {
  readonly type = 'AlertChanged';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfEpisode & AlertNumbers & { readonly nth: number },
  ) {}
}

/** Nobody acknowledged it for so long that it is told of again; `escalated`: to others as well. */
export class AlertReminded {
  readonly type = 'AlertReminded';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfEpisode & { readonly nth: number; readonly escalated: boolean },
  ) {}
}

export class AlertAcknowledged {
  readonly type = 'AlertAcknowledged';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfEpisode & { readonly by: string; readonly note: string | null },
  ) {}
}

/** It is over, and what shows it; with what it was about in the end. */
export class AlertResolved {
  readonly type = 'AlertResolved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: OfEpisode &
      Pick<AlertNumbers, 'count' | 'amount'> & {
        readonly proof: AlertProof;
        /** Since when it was not there any more. */
        readonly goneSince: Instant;
      },
  ) {}
}

export type AlertEvent =
  AlertRaised | AlertReopened | AlertChanged | AlertReminded | AlertAcknowledged | AlertResolved;

const money = { amount: true } as const;

export const alertEvents = new EventCatalogue<AlertEvent>({
  AlertRaised: { stored: 'alert.raised', schemaVersion: 1, money },
  AlertReopened: { stored: 'alert.reopened', schemaVersion: 1, money },
  AlertChanged: { stored: 'alert.changed', schemaVersion: 1, money },
  AlertReminded: { stored: 'alert.reminded', schemaVersion: 1, money: {} },
  AlertAcknowledged: { stored: 'alert.acknowledged', schemaVersion: 1, money: {} },
  AlertResolved: { stored: 'alert.resolved', schemaVersion: 1, money },
});
