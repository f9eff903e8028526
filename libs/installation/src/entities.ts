import { ChargeEntity } from '#charges';
import type { EntityClass } from '#database';
import { ExpectationEntity } from '#expectations';
import { FindingEntity } from '#findings';
import { JournalEntryEntity, JournalLineEntity, TransferPostingEntity } from '#ledger';

/** Every table that TypeORM reads. */
export const entities: readonly EntityClass[] = [
  ChargeEntity,
  ExpectationEntity,
  FindingEntity,
  JournalEntryEntity,
  JournalLineEntity,
  TransferPostingEntity,
];
