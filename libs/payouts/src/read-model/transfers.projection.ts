import type { Projection } from '#event-store';
import { termsOf } from '../domain/to-transfer-snapshot.js';
import type { TransferEvent, TransferStatus } from '../domain/transfer.events.js';
import { TransferEntity } from './transfer.entity.js';

export const transfersProjection: Projection<TransferEvent> = {
  name: 'transfers',
  tables: [TransferEntity],

  on: {
    TransferCreated: ({ data, account, position }, rows) =>
      rows.insert(TransferEntity, {
        ...justCreated,
        ...termsOf(data),
        account,
        id: data.transferId,
        scheduleId: data.scheduleId,
        createdAt: data.createdAt,
        firstPosition: position,
        lastPosition: position,
      }),
    TransferAmended: ({ data, position }, rows) =>
      rows.update(TransferEntity, data.transferId, {
        ...termsOf(data.after),
        lastPosition: position,
      }),
    TransferSent: ({ data, position }, rows) =>
      rows.update(TransferEntity, data.transferId, {
        ...risen(data, 'sent'),
        sentAt: data.sentAt,
        lastPosition: position,
      }),
    TransferPaid: ({ data, position }, rows) =>
      rows.update(TransferEntity, data.transferId, {
        ...risen(data, 'paid'),
        paidAt: data.paidAt,
        lastPosition: position,
      }),
    TransferFailed: ({ data, position }, rows) =>
      rows.update(TransferEntity, data.transferId, {
        status: 'failed',
        endedAt: data.failedAt,
        failureCode: data.failureCode,
        lastPosition: position,
      }),
    TransferDestroyed: ({ data, position }, rows) =>
      rows.update(TransferEntity, data.transferId, {
        ...(data.superseded ? {} : { status: 'destroyed', endedAt: data.destroyedAt }),
        lastPosition: position,
      }),
    TransferContradicted: ({ data, position }, rows) =>
      rows.update(TransferEntity, data.transferId, {
        isContradicted: true,
        lastPosition: position,
      }),
  },
};

const justCreated = {
  status: 'created',
  sentAt: null,
  paidAt: null,
  endedAt: null,
  failureCode: null,
  isContradicted: false,
} as const;

/** Nothing that was sent is destroyed; what is told after the fact changes no status. */
const risen = ({ superseded }: { readonly superseded: boolean }, status: TransferStatus) =>
  superseded ? {} : { status, endedAt: null };
