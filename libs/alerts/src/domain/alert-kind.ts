import type { AlertKind } from '#accounts';
import type { Audience, Severity } from '#notifications';

export { ALERT_KINDS, FINANCE_KINDS, OPERATOR_KINDS } from '#accounts';
export type { AlertKind, FinanceKind, OperatorKind } from '#accounts';

/** When somebody is told: at any hour, outside the quiet ones, or with the morning's digest. */
export type Urgency = 'any-hour' | 'by-day' | 'digest';

export interface KindRule {
  readonly audience: Audience;
  readonly severity: Severity;
  readonly urgency: Urgency;
}

const FINANCE_HIGH: KindRule = { audience: 'finance', severity: 'high', urgency: 'by-day' };
const FINANCE_MEDIUM: KindRule = { audience: 'finance', severity: 'medium', urgency: 'by-day' };
const FINANCE_LOW: KindRule = { audience: 'finance', severity: 'low', urgency: 'digest' };
const OPERATORS_HIGH: KindRule = { audience: 'operators', severity: 'high', urgency: 'any-hour' };
const OPERATORS_MEDIUM: KindRule = {
  ...{ audience: 'operators', severity: 'medium', urgency: 'by-day' },
} as const;

/** As long as the setting `alert-rules` says nothing else. */
export const KIND_RULES: Readonly<Record<AlertKind, KindRule>> = {
  'report-late': FINANCE_HIGH,
  'source-missing': FINANCE_HIGH,
  'unexplained-money': FINANCE_HIGH,
  'balance-differs': FINANCE_HIGH,
  'payout-account-changed': { ...FINANCE_HIGH, urgency: 'any-hour' },
  'payout-failed-or-late': FINANCE_HIGH,
  'bank-amount-differs': FINANCE_HIGH,
  'charges-stuck': FINANCE_MEDIUM,
  'owed-to-customers': { ...FINANCE_MEDIUM, urgency: 'digest' },
  'mismatches-above-limit': FINANCE_MEDIUM,
  'fee-differs': FINANCE_MEDIUM,
  'tax-invoice-missing': FINANCE_LOW,
  'awaiting-approval': FINANCE_LOW,
  'webhooks-silent': OPERATORS_HIGH,
  'signatures-refused': OPERATORS_HIGH,
  'evidence-damaged': OPERATORS_HIGH,
  'opn-unreachable': OPERATORS_HIGH,
  'opn-keys-refused': OPERATORS_HIGH,
  'mode-mismatch': OPERATORS_HIGH,
  'clock-off': OPERATORS_HIGH,
  'books-late': OPERATORS_HIGH,
  'inbox-late': OPERATORS_HIGH,
  'webhooks-parked': OPERATORS_MEDIUM,
  'job-failing': OPERATORS_MEDIUM,
};

/** The entry of docs/runbook.md on a kind: what it means, what to look at, what to do. */
export const runbookOf = (kind: AlertKind): string => `docs/runbook.md#${kind}`;
