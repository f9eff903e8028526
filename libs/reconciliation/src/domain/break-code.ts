export type BreakFamily = 'timing' | 'integrity' | 'information';
export type BreakSeverity = 'high' | 'medium' | 'low' | 'system';

/** Groups of codes that measure the same thing: within one, amounts may be added up. */
export type BreakGroup = 'data' | 'receipts' | 'charge' | 'cost' | 'system';

interface CodeFacts {
  readonly group: BreakGroup;
  readonly family: BreakFamily;
  readonly severity: BreakSeverity;
}

/** The codes in use, in order of precedence within their group. */
export const BREAK_CODES = {
  SOURCE_MISSING: { group: 'data', family: 'timing', severity: 'high' },
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
  STATUS_CONFLICT: { group: 'charge', family: 'integrity', severity: 'high' },
  CHARGE_AMENDED: { group: 'charge', family: 'integrity', severity: 'high' },
  REFUND_UNEXPECTED: { group: 'charge', family: 'integrity', severity: 'high' },
  NET_ARITHMETIC: { group: 'charge', family: 'integrity', severity: 'high' },
  FEE_VARIANCE: { group: 'cost', family: 'integrity', severity: 'medium' },
  VAT_VARIANCE: { group: 'cost', family: 'integrity', severity: 'medium' },
  WRONG_MODE: { group: 'system', family: 'integrity', severity: 'system' },
  SCHEMA_DRIFT: { group: 'system', family: 'information', severity: 'system' },
  WEBHOOK_MISSED: { group: 'system', family: 'information', severity: 'system' },
} as const satisfies Record<string, CodeFacts>;

export type BreakCode = keyof typeof BREAK_CODES;

export const isBreakCode = (text: string): text is BreakCode => Object.hasOwn(BREAK_CODES, text);
