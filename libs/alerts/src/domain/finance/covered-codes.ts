import type { BreakCode } from '#reconciliation';
import type { FinanceKind } from '../alert-kind.js';

/**
 * Which alert tells of a break, so that one cause is told of once. `mismatches-above-limit` counts
 * what has no alert of its own. Null: nobody is told of it by itself; it stands in the report.
 * Those are unpaid orders, what is of low severity, and what operators see.
 */
export const COVERED_BY: Readonly<Record<BreakCode, FinanceKind | null>> = {
  SOURCE_MISSING: 'source-missing',
  CONTROL_TOTAL: 'mismatches-above-limit',
  DUPLICATE_RECORD: 'mismatches-above-limit',
  CURRENCY_MISMATCH: 'mismatches-above-limit',
  AMBIGUOUS_MATCH: 'mismatches-above-limit',
  DUPLICATE_PAYMENT: 'owed-to-customers',
  PAID_AFTER_WITHDRAWAL: 'owed-to-customers',
  PAID_AFTER_EXPIRY: 'owed-to-customers',
  CHARGE_UNEXPECTED: 'mismatches-above-limit',
  AMOUNT_OVER: 'owed-to-customers',
  AMOUNT_UNDER: 'mismatches-above-limit',
  STUCK_PENDING: 'charges-stuck',
  RECEIPT_UNPAID: null,
  RETURN_MISMATCH: 'owed-to-customers',
  RETURN_OVERDUE: 'owed-to-customers',
  STATUS_CONFLICT: 'mismatches-above-limit',
  CHARGE_AMENDED: 'mismatches-above-limit',
  REFUND_UNEXPECTED: 'mismatches-above-limit',
  NET_ARITHMETIC: 'mismatches-above-limit',
  TRANSACTION_MISMATCH: 'mismatches-above-limit',
  TRANSACTION_UNKNOWN: 'mismatches-above-limit',
  TRANSACTION_MISSING: 'mismatches-above-limit',
  BALANCE_DRIFT: 'balance-differs',
  FEE_VARIANCE: 'fee-differs',
  VAT_VARIANCE: 'mismatches-above-limit',
  TRANSFER_FEE_VARIANCE: null,
  PAYOUT_ACCOUNT_CHANGED: 'payout-account-changed',
  TRANSFER_FAILED: 'payout-failed-or-late',
  TRANSFER_ARITHMETIC: 'mismatches-above-limit',
  SETTLEMENT_SHORT: 'mismatches-above-limit',
  SETTLEMENT_OVER: 'mismatches-above-limit',
  SETTLEMENT_MISSING: 'payout-failed-or-late',
  BANK_AMOUNT_MISMATCH: 'bank-amount-differs',
  IN_TRANSIT_LATE: 'payout-failed-or-late',
  BANK_UNIDENTIFIED: 'mismatches-above-limit',
  TAX_RECEIPT_MISMATCH: 'mismatches-above-limit',
  TAX_RECEIPT_MISSING: null,
  TAX_INVOICE_MISMATCH: 'mismatches-above-limit',
  TAX_INVOICE_MISSING: 'tax-invoice-missing',
  WHT_NOT_RECLAIMED: null,
  LATE_FACT: 'mismatches-above-limit',
  CHAIN_BROKEN: null,
  WRONG_MODE: null,
  SCHEMA_DRIFT: null,
  WEBHOOK_MISSED: null,
};

export const codesOf = (kind: FinanceKind): readonly BreakCode[] =>
  (Object.keys(COVERED_BY) as BreakCode[]).filter((code) => COVERED_BY[code] === kind);
