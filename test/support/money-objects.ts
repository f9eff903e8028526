import type { Instant } from '#kernel';
import type { Raw } from './fake-opn.js';
import { recorded, recordedItems } from './recorded-opn.js';

/** Recorded objects of what moves money beside charges, of a live account and of another time. */
const live = (object: Raw, id: string, createdAt: Instant, changes: Raw): Raw => ({
  ...object,
  ...{ id, livemode: true, created_at: createdAt },
  ...changes,
});

export const transaction = (name: string, createdAt: Instant, changes: Raw = {}): Raw =>
  live(recorded('transaction.json'), `trxn_${name}`, createdAt, {
    origin: `chrg_${name}`,
    transferable_at: createdAt,
    ...changes,
  });

export const transfer = (name: string, createdAt: Instant, changes: Raw = {}): Raw =>
  live(recorded('transfer-created.json'), `trsf_${name}`, createdAt, changes);

export const receipt = (name: string, createdAt: Instant, changes: Raw = {}): Raw =>
  live(recordedItems('receipts-list-thb.json')[0] ?? {}, `rcpt_${name}`, createdAt, changes);

export const refund = (name: string, createdAt: Instant, changes: Raw = {}): Raw =>
  live(recorded('refund.json'), `rfnd_${name}`, createdAt, changes);
