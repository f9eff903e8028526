/** About the money. */
export const FINANCE_KINDS = [
  'report-late',
  'source-missing',
  'unexplained-money',
  'balance-differs',
  'payout-account-changed',
  'payout-failed-or-late',
  'bank-amount-differs',
  'charges-stuck',
  'owed-to-customers',
  'mismatches-above-limit',
  'fee-differs',
  'tax-invoice-missing',
  'awaiting-approval',
] as const;
export type FinanceKind = (typeof FINANCE_KINDS)[number];

/** About the service and what it hears. */
export const OPERATOR_KINDS = [
  'webhooks-silent',
  'signatures-refused',
  'evidence-damaged',
  'opn-unreachable',
  'opn-keys-refused',
  'mode-mismatch',
  'clock-off',
  'books-late',
  'inbox-late',
  'webhooks-parked',
  'job-failing',
] as const;
export type OperatorKind = (typeof OPERATOR_KINDS)[number];

/** What people can be told of; whose rules they are is decided by the setting `alert-rules`. */
export const ALERT_KINDS = [...FINANCE_KINDS, ...OPERATOR_KINDS] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
