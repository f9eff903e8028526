export type BreakFamily = 'timing' | 'integrity' | 'information';
export type BreakSeverity = 'high' | 'medium' | 'low' | 'system';

/** Groups of codes that measure the same thing: within one, amounts may be added up. */
export type BreakGroup =
  'data' | 'receipts' | 'returns' | 'charge' | 'cost' | 'payout' | 'tax' | 'period' | 'system';

interface CodeFacts {
  readonly group: BreakGroup;
  readonly family: BreakFamily;
  readonly severity: BreakSeverity;
}

/** All codes of the workbook, in order of precedence within their group. */
export const BREAK_CODES = {
  SOURCE_MISSING: { group: 'data', family: 'timing', severity: 'high' },
  CONTROL_TOTAL: { group: 'data', family: 'integrity', severity: 'high' },
  DUPLICATE_RECORD: { group: 'data', family: 'integrity', severity: 'medium' },
  CURRENCY_MISMATCH: { group: 'receipts', family: 'integrity', severity: 'high' },
  AMBIGUOUS_MATCH: { group: 'receipts', family: 'integrity', severity: 'medium' },
  DUPLICATE_PAYMENT: { group: 'receipts', family: 'integrity', severity: 'high' },
  PAID_AFTER_WITHDRAWAL: { group: 'receipts', family: 'integrity', severity: 'high' },
  PAID_AFTER_EXPIRY: { group: 'receipts', family: 'integrity', severity: 'high' },
  CHARGE_UNEXPECTED: { group: 'receipts', family: 'integrity', severity: 'high' },
  AMOUNT_OVER: { group: 'receipts', family: 'integrity', severity: 'medium' },
  AMOUNT_UNDER: { group: 'receipts', family: 'integrity', severity: 'medium' },
  STUCK_PENDING: { group: 'receipts', family: 'timing', severity: 'medium' },
  RECEIPT_UNPAID: { group: 'receipts', family: 'timing', severity: 'low' },
  RETURN_MISMATCH: { group: 'returns', family: 'integrity', severity: 'medium' },
  RETURN_OVERDUE: { group: 'returns', family: 'integrity', severity: 'medium' },
  STATUS_CONFLICT: { group: 'charge', family: 'integrity', severity: 'high' },
  CHARGE_AMENDED: { group: 'charge', family: 'integrity', severity: 'high' },
  REFUND_UNEXPECTED: { group: 'charge', family: 'integrity', severity: 'high' },
  NET_ARITHMETIC: { group: 'charge', family: 'integrity', severity: 'high' },
  TRANSACTION_MISMATCH: { group: 'charge', family: 'integrity', severity: 'high' },
  TRANSACTION_UNKNOWN: { group: 'charge', family: 'integrity', severity: 'high' },
  TRANSACTION_MISSING: { group: 'charge', family: 'timing', severity: 'medium' },
  BALANCE_DRIFT: { group: 'charge', family: 'integrity', severity: 'high' },
  FEE_VARIANCE: { group: 'cost', family: 'integrity', severity: 'medium' },
  VAT_VARIANCE: { group: 'cost', family: 'integrity', severity: 'medium' },
  TRANSFER_FEE_VARIANCE: { group: 'cost', family: 'integrity', severity: 'low' },
  PAYOUT_ACCOUNT_CHANGED: { group: 'payout', family: 'integrity', severity: 'high' },
  TRANSFER_FAILED: { group: 'payout', family: 'integrity', severity: 'high' },
  TRANSFER_ARITHMETIC: { group: 'payout', family: 'integrity', severity: 'high' },
  SETTLEMENT_SHORT: { group: 'payout', family: 'integrity', severity: 'high' },
  SETTLEMENT_OVER: { group: 'payout', family: 'integrity', severity: 'high' },
  SETTLEMENT_MISSING: { group: 'payout', family: 'timing', severity: 'medium' },
  BANK_AMOUNT_MISMATCH: { group: 'payout', family: 'integrity', severity: 'high' },
  IN_TRANSIT_LATE: { group: 'payout', family: 'timing', severity: 'high' },
  BANK_UNIDENTIFIED: { group: 'payout', family: 'integrity', severity: 'medium' },
  TAX_RECEIPT_MISMATCH: { group: 'tax', family: 'integrity', severity: 'medium' },
  TAX_RECEIPT_MISSING: { group: 'tax', family: 'timing', severity: 'low' },
  TAX_INVOICE_MISMATCH: { group: 'tax', family: 'integrity', severity: 'high' },
  TAX_INVOICE_MISSING: { group: 'tax', family: 'timing', severity: 'medium' },
  WHT_NOT_RECLAIMED: { group: 'tax', family: 'timing', severity: 'low' },
  LATE_FACT: { group: 'period', family: 'integrity', severity: 'medium' },
  CHAIN_BROKEN: { group: 'system', family: 'integrity', severity: 'system' },
  WRONG_MODE: { group: 'system', family: 'integrity', severity: 'system' },
  SCHEMA_DRIFT: { group: 'system', family: 'information', severity: 'system' },
  WEBHOOK_MISSED: { group: 'system', family: 'information', severity: 'system' },
} as const satisfies Record<string, CodeFacts>;

export type BreakCode = keyof typeof BREAK_CODES;

export const isBreakCode = (text: string): text is BreakCode => Object.hasOwn(BREAK_CODES, text);
