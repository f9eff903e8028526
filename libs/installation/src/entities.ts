import { AlertEntity } from '#alerts';
import { BankLineEntity, BankStatementEntity } from '#bank';
import { CaseEntity, ChosenMatchEntity } from '#cases';
import { ChargeEntity } from '#charges';
import type { EntityClass } from '#database';
import { ExpectationEntity, ReturnEntity } from '#expectations';
import { FindingEntity } from '#findings';
import { JournalEntryEntity, JournalLineEntity, TransferPostingEntity } from '#ledger';
import {
  BalanceObservationEntity,
  BalanceTransactionEntity,
  RefundEntity,
  TaxInvoiceEntity,
  TaxReceiptEntity,
  TransferEntity,
} from '#payouts';

/** Every table that TypeORM reads. */
export const entities: readonly EntityClass[] = [
  AlertEntity,
  BalanceObservationEntity,
  BalanceTransactionEntity,
  BankLineEntity,
  BankStatementEntity,
  CaseEntity,
  ChargeEntity,
  ChosenMatchEntity,
  ExpectationEntity,
  FindingEntity,
  JournalEntryEntity,
  JournalLineEntity,
  RefundEntity,
  ReturnEntity,
  TaxInvoiceEntity,
  TaxReceiptEntity,
  TransferEntity,
  TransferPostingEntity,
];
