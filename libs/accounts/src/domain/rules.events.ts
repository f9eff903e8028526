import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { RuleBooks } from './rule-books.js';

interface RulesSet<Rules> {
  readonly from: BusinessDay | null;
  readonly rules: Rules;
}

export class PayoutRulesSet {
  readonly type = 'PayoutRulesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['payout']>,
  ) {}
}

export class TaxRulesSet {
  readonly type = 'TaxRulesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['tax']>,
  ) {}
}

export class WorkRulesSet {
  readonly type = 'WorkRulesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['work']>,
  ) {}
}

export class BankRulesSet {
  readonly type = 'BankRulesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['bank']>,
  ) {}
}

export class ReportRulesSet {
  readonly type = 'ReportRulesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['report']>,
  ) {}
}

export class MerchantSet {
  readonly type = 'MerchantSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['merchant']>,
  ) {}
}

export class AccountCodesSet {
  readonly type = 'AccountCodesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['chart']>,
  ) {}
}

export class AlertRulesSet {
  readonly type = 'AlertRulesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: RulesSet<RuleBooks['alert']>,
  ) {}
}

/** All days on which banks are closed beside weekends; they replace those stated before. */
export class HolidaysSet {
  readonly type = 'HolidaysSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: { readonly holidays: readonly BusinessDay[] },
  ) {}
}

/** What the contract says a transfer costs from a day on, for amounts up to a limit or any. */
export class TransferFeeSet {
  readonly type = 'TransferFeeSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly from: BusinessDay;
      readonly upTo: Satang | null;
      readonly fee: Satang;
      readonly feeVat: Satang;
    },
  ) {}
}

/** A bank account to which payouts may go, as far as it may be known. */
export interface PayoutAccount {
  readonly bankCode: string | null;
  readonly lastDigits: string;
}

export class PayoutAccountProposed {
  readonly type = 'PayoutAccountProposed';
  constructor(
    readonly occurredAt: Instant,
    readonly data: PayoutAccount & { readonly by: string; readonly note: string | null },
  ) {}
}

/** By another person than the one who proposed it. */
export class PayoutAccountApproved {
  readonly type = 'PayoutAccountApproved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: PayoutAccount & { readonly by: string },
  ) {}
}

export class PayoutAccountRevoked {
  readonly type = 'PayoutAccountRevoked';
  constructor(
    readonly occurredAt: Instant,
    readonly data: PayoutAccount & { readonly by: string },
  ) {}
}

/** How the columns of a file are read, under a name by which imports call it. */
export class ImportPresetSaved {
  readonly type = 'ImportPresetSaved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: ImportPreset,
  ) {}
}

export interface ImportPreset {
  readonly name: string;
  readonly target: 'receipts' | 'bank';
  readonly mapping: Readonly<Record<string, string | number | boolean | readonly string[] | null>>;
}

export type RulesEvent =
  | PayoutRulesSet
  | TaxRulesSet
  | WorkRulesSet
  | BankRulesSet
  | ReportRulesSet
  | MerchantSet
  | AccountCodesSet
  | AlertRulesSet
  | HolidaysSet
  | TransferFeeSet
  | PayoutAccountProposed
  | PayoutAccountApproved
  | PayoutAccountRevoked
  | ImportPresetSaved;

const thresholds = { stuckAmount: true, mismatchAmount: true } as const;
const amounts = { fee: true, feeVat: true, upTo: true } as const;

export const rulesFormats = {
  PayoutRulesSet: { stored: 'payout-rules.set', schemaVersion: 1, money: { minimum: true } },
  TaxRulesSet: { stored: 'tax-rules.set', schemaVersion: 1, money: {} },
  WorkRulesSet: { stored: 'work-rules.set', schemaVersion: 1, money: { approvalAbove: true } },
  BankRulesSet: { stored: 'bank-rules.set', schemaVersion: 1, money: {} },
  ReportRulesSet: { stored: 'report-rules.set', schemaVersion: 1, money: {} },
  MerchantSet: { stored: 'merchant.set', schemaVersion: 1, money: {} },
  AccountCodesSet: { stored: 'account-codes.set', schemaVersion: 1, money: {} },
  AlertRulesSet: { stored: 'alert-rules.set', schemaVersion: 1, money: thresholds },
  HolidaysSet: { stored: 'holidays.set', schemaVersion: 1, money: {} },
  TransferFeeSet: { stored: 'transfer-fee.set', schemaVersion: 1, money: amounts },
  PayoutAccountProposed: { stored: 'payout-account.proposed', schemaVersion: 1, money: {} },
  PayoutAccountApproved: { stored: 'payout-account.approved', schemaVersion: 1, money: {} },
  PayoutAccountRevoked: { stored: 'payout-account.revoked', schemaVersion: 1, money: {} },
  ImportPresetSaved: { stored: 'import-preset.saved', schemaVersion: 1, money: {} },
} as const;
