import type { Projection } from '#event-store';
import type { TaxInvoiceEvent } from '../domain/tax-invoice/tax-invoice.events.js';
import { TaxInvoiceEntity } from './tax-invoice.entity.js';

const FIRST_VERSION = 1;

export const taxInvoicesProjection: Projection<TaxInvoiceEvent> = {
  name: 'tax-invoices',
  tables: [TaxInvoiceEntity],

  on: {
    TaxInvoiceRecorded: ({ data, account, version, ...event }, rows) => {
      const { by: recordedBy, supersedes: _, ...invoice } = data;
      const learned = { position: event.position, knownAt: event.recordedAt };
      const columns = { ...invoice, ...learned, recordedBy, replacedBy: null };
      if (version === FIRST_VERSION) rows.insert(TaxInvoiceEntity, { account, ...columns });
      else rows.update(TaxInvoiceEntity, data.number, columns);
    },
    TaxInvoiceWithdrawn: ({ data: { number, replacedBy }, position, recordedAt }, rows) =>
      rows.update(TaxInvoiceEntity, number, { replacedBy, position, knownAt: recordedAt }),
  },
};
