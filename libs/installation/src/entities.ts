import { ChosenMatchEntity } from '#cases';
import { ChargeEntity } from '#charges';
import type { EntityClass } from '#database';
import { ExpectationEntity } from '#expectations';
import { FindingEntity } from '#findings';
import { JournalEntryEntity, JournalLineEntity, TransferPostingEntity } from '#ledger';
import {
  BalanceObservationEntity,
  BalanceTransactionEntity,
  RefundEntity,
  TaxReceiptEntity,
  TransferEntity,
} from '#payouts';

/** Every table that TypeORM reads. */
export const entities: readonly EntityClass[] = [
  BalanceObservationEntity,
  BalanceTransactionEntity,
  ChargeEntity,
  ChosenMatchEntity,
  ExpectationEntity,
  FindingEntity,
  JournalEntryEntity,
  JournalLineEntity,
  RefundEntity,
  TaxReceiptEntity,
  TransferEntity,
  TransferPostingEntity,
];
