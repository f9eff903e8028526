import type { Projection, Recorded } from '#event-store';
import type { ReturnEvent } from '../domain/return.events.js';
import { ReturnEntity } from './return.entity.js';

export const returnsProjection: Projection<ReturnEvent> = {
  name: 'returns',
  tables: [ReturnEntity],

  on: {
    MoneyReturned: ({ data: { by: recordedBy, ...data }, account, ...event }, rows) =>
      rows.insert(ReturnEntity, {
        account,
        id: returnId(data),
        ...data,
        ...{ status: 'recorded', recordedBy, approvedBy: null, settles: null },
        ...{ withdrawnBy: null, withdrawalReason: null },
        firstKnownAt: event.recordedAt,
        ...learned(event),
      }),
    MoneyReturnApproved: ({ data, ...event }, rows) =>
      rows.update(ReturnEntity, returnId(data), {
        status: 'approved',
        approvedBy: data.by,
        settles: data.settles,
        ...learned(event),
      }),
    MoneyReturnWithdrawn: ({ data, ...event }, rows) =>
      rows.update(ReturnEntity, returnId(data), {
        status: 'withdrawn',
        withdrawnBy: data.by,
        withdrawalReason: data.reason,
        ...learned(event),
      }),
  },
};

/** The number comes last, so that no two are the same whatever a reference holds. */
const returnId = ({
  reference,
  number,
}: Pick<ReturnEvent['data'], 'reference' | 'number'>): string => `${reference}#${number}`;

const learned = ({ position, recordedAt }: Pick<Recorded, 'position' | 'recordedAt'>) => ({
  position,
  knownAt: recordedAt,
});
