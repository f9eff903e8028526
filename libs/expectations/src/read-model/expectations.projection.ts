import type { Projection, Recorded } from '#event-store';
import { receiptOf } from '../domain/expectation.js';
import type { ExpectationEvent } from '../domain/expectation.events.js';
import { ExpectationEntity } from './expectation.entity.js';

export const expectationsProjection: Projection<ExpectationEvent> = {
  name: 'expectations',
  tables: [ExpectationEntity],

  on: {
    ReceiptExpected: ({ data, account, recordedAt, ...event }, rows) =>
      rows.insert(ExpectationEntity, {
        ...receiptOf(data),
        ...counted,
        account,
        revision: 1,
        firstKnownAt: recordedAt,
        ...learned({ ...event, recordedAt }),
      }),
    ExpectationRevised: ({ data, ...event }, rows) =>
      rows.update(ExpectationEntity, data.reference, {
        ...receiptOf(data),
        ...counted,
        revision: data.revision,
        ...learned(event),
      }),
    ExpectationWithdrawn: ({ data, ...event }, rows) =>
      rows.update(ExpectationEntity, data.reference, {
        status: 'withdrawn',
        withdrawnAt: event.occurredAt,
        withdrawalNote: data.note,
        ...learned(event),
      }),
  },
};

/** It is expected, or expected again. */
const counted: Pick<ExpectationEntity, 'status' | 'withdrawnAt' | 'withdrawalNote'> = {
  status: 'expected',
  withdrawnAt: null,
  withdrawalNote: null,
};

const learned = ({ position, recordedAt }: Pick<Recorded, 'position' | 'recordedAt'>) => ({
  position,
  knownAt: recordedAt,
});
