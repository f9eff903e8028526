import type { LedgerAccount } from '#ledger';
import type { BreakCode } from '../break-code.js';

/** The account in which a break's amount stands; or why nothing can be written off. */
export type WriteOffRule = { readonly account: LedgerAccount } | { readonly refused: string };

const inAccount = (account: LedgerAccount): WriteOffRule => ({ account });
const refused = (reason: string): WriteOffRule => ({ refused: reason });

const SHORTFALL = inAccount('reconciled-receipts');
const HELD = inAccount('unreconciled-receipts');
const OWED = inAccount('customer-refunds-payable');

const NO_MONEY = refused('It is about data that is missing or wrong, not about an amount.');
const NOTHING_CAME = refused('No money has come yet, so the books hold none of it.');
const BOOKED_AS_TAKEN = refused('What Opn took is an expense already; accept it by resolving.');
const AS_OPN_SAYS = refused('The books follow what Opn states: accept it by resolving.');
const AT_OPN = refused('The money is still in the Opn balance, which only Opn moves.');
const ON_DOCUMENTS = refused(
  'Its amount may be of fees, which are an expense already. VAT that no tax invoice makes ' +
    'claimable is written off with TAX_INVOICE_MISSING; accept everything else by resolving.',
);
const OPERATORS = refused('It is a finding for operators, without money in the books.');

/**
 * Of every code. A positive amount debits the account and is income; a negative one credits it
 * and is an expense: afterwards the account holds nothing of it any more.
 */
export const WRITE_OFF_RULES: Readonly<Record<BreakCode, WriteOffRule>> = {
  SOURCE_MISSING: NO_MONEY,
  CONTROL_TOTAL: NO_MONEY,
  DUPLICATE_RECORD: NO_MONEY,
  CURRENCY_MISMATCH: refused('Money of another currency is not in the books.'),
  AMBIGUOUS_MATCH: HELD,
  DUPLICATE_PAYMENT: OWED,
  PAID_AFTER_WITHDRAWAL: OWED,
  PAID_AFTER_EXPIRY: HELD,
  CHARGE_UNEXPECTED: HELD,
  AMOUNT_OVER: OWED,
  AMOUNT_UNDER: SHORTFALL,
  STUCK_PENDING: NOTHING_CAME,
  RECEIPT_UNPAID: SHORTFALL,
  RETURN_MISMATCH: OWED,
  RETURN_OVERDUE: refused('Write off the break that says why the money is owed.'),
  STATUS_CONFLICT: AS_OPN_SAYS,
  CHARGE_AMENDED: AS_OPN_SAYS,
  REFUND_UNEXPECTED: AS_OPN_SAYS,
  NET_ARITHMETIC: inAccount('suspense'),
  TRANSACTION_MISMATCH: inAccount('opn-uncredited'),
  TRANSACTION_UNKNOWN: inAccount('suspense'),
  TRANSACTION_MISSING: inAccount('opn-uncredited'),
  BALANCE_DRIFT: refused('The Opn balance is moved by Opn’s own transactions and nothing else.'),
  FEE_VARIANCE: BOOKED_AS_TAKEN,
  VAT_VARIANCE: ON_DOCUMENTS,
  TRANSFER_FEE_VARIANCE: BOOKED_AS_TAKEN,
  PAYOUT_ACCOUNT_CHANGED: refused('A person approves the bank account, or Opn corrects it.'),
  TRANSFER_FAILED: AT_OPN,
  TRANSFER_ARITHMETIC: inAccount('suspense'),
  SETTLEMENT_SHORT: AT_OPN,
  SETTLEMENT_OVER: AT_OPN,
  SETTLEMENT_MISSING: AT_OPN,
  BANK_AMOUNT_MISMATCH: inAccount('in-transit'),
  IN_TRANSIT_LATE: inAccount('in-transit'),
  BANK_UNIDENTIFIED: refused('What fits no transfer is not posted, so the books hold none of it.'),
  TAX_RECEIPT_MISMATCH: ON_DOCUMENTS,
  TAX_RECEIPT_MISSING: ON_DOCUMENTS,
  TAX_INVOICE_MISMATCH: ON_DOCUMENTS,
  TAX_INVOICE_MISSING: inAccount('input-vat-undue'),
  WHT_NOT_RECLAIMED: inAccount('withholding-tax-reclaimable'),
  LATE_FACT: refused('The late fact is posted already; accept it by resolving.'),
  CHAIN_BROKEN: OPERATORS,
  WRONG_MODE: OPERATORS,
  SCHEMA_DRIFT: OPERATORS,
  WEBHOOK_MISSED: OPERATORS,
};
