import { satang } from '#money';
import type { Satang } from '#money';

/** From when something is worth an alert, and when people are told. */
export interface AlertRules {
  /** Charges pending past the expiry of their QR for so long are stuck. */
  readonly stuckMinutes: number;
  /** From so many stuck charges on, */
  readonly stuckCount: number;
  /** or from so much money in them. */
  readonly stuckAmount: Satang;
  /** Open breaks of a day above this share of its charges, in per cent such as `0.5`, */
  readonly mismatchPercent: string;
  /** or above this amount. */
  readonly mismatchAmount: Satang;
  /** Wrong signatures within an hour. */
  readonly refusedSignatures: number;
  /** `HH:MM` of the next bank business day by which a report should be approved. */
  readonly approvalHour: string;
  /** Day of the next month by which a month should be closed. */
  readonly monthCloseDay: number;
  /** Between these, only what cannot wait is told of; the same twice: there are none. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** What can wait also waits on days on which banks are closed. */
  readonly quietOnHolidays: boolean;
  /** `HH:MM` of the morning's digest. */
  readonly digestHour: string;
  /** Minutes after which an unacknowledged alert is told of again; the last one goes on. */
  readonly repeatMinutes: readonly number[];
  /** Minutes after which an unacknowledged alert of high severity goes to the other audience too. */
  readonly escalateMinutes: number;
  /** Kinds of alerts that go elsewhere, or nowhere, than as usual. */
  readonly routes: Readonly<Record<string, AlertRoute>>;
}

/** What is left out is as usual. */
export interface AlertRoute {
  readonly audience?: 'finance' | 'operators';
  readonly severity?: 'low' | 'medium' | 'high';
  readonly urgency?: 'any-hour' | 'by-day' | 'digest';
  /** Not told of; it still stands in the list of alerts. */
  readonly silent?: boolean;
}

export const DEFAULT_ALERT_RULES: AlertRules = {
  stuckMinutes: 30,
  stuckCount: 5,
  stuckAmount: satang(1_000_000n),
  mismatchPercent: '0.5',
  mismatchAmount: satang(1_000_000n),
  refusedSignatures: 5,
  approvalHour: '12:00',
  monthCloseDay: 5,
  quietFrom: '20:00',
  quietUntil: '08:00',
  quietOnHolidays: true,
  digestHour: '08:30',
  repeatMinutes: [60, 240, 1_440],
  escalateMinutes: 240,
  routes: {},
};
