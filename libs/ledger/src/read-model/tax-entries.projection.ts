import { isPosted, rulesOn, settingsIn } from '#accounts';
import type { TaxRules } from '#accounts';
import { firstDayOf, lastDayOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Projection, Recorded, Rows } from '#event-store';
import type {
  TaxInvoice,
  TaxInvoiceEvent,
  TaxReceipt,
  TaxReceiptEvent,
  WithholdingEvent,
} from '#payouts';
import { reversalOf } from '../domain/journal-entry.js';
import type { JournalEntry } from '../domain/journal-entry.js';
import { BOOKED_CURRENCY } from '../domain/ledger-account.js';
import { postReclaimed, postTaxInvoice, postWithholding } from '../domain/post-tax.js';
import type { BooksContext } from './books-context.js';
import { placed } from './place-entry.js';
import { writeEntry } from './write-entry.js';

type TaxEvent = TaxInvoiceEvent | TaxReceiptEvent | WithholdingEvent;

/**
 * Entries that tax documents cause: V2 by an official invoice, W1 by the daily receipt or, month by
 * month, by the invoice; W2 by what a person saw at the bank.
 */
export const taxEntriesProjection: Projection<TaxEvent, BooksContext> = {
  name: 'tax-entries',
  // The tables are the ledger's own, which lists them.
  tables: [],

  on: {
    TaxInvoiceRecorded: (event, rows, context) => {
      const { number } = event.data;
      enterInvoice(event, rows, context, (entry) => named(entry, `${number}@${event.version}`));
    },
    TaxInvoiceWithdrawn: (event, rows, context) => {
      const { number } = event.data;
      enterInvoice(event, rows, context, (entry) =>
        reversalOf(entry, `${entry.id}:${number}@${event.version}`),
      );
    },
    TaxReceiptIssued: (event, rows, context) => {
      const { receiptId } = event.data;
      withhold(event, rows, context, event.data, (entry) => named(entry, receiptId));
    },
    TaxReceiptAmended: (event, rows, context) => {
      const { receiptId, before, after } = event.data;
      if (before.subtotal === after.subtotal && before.issuedOn === after.issuedOn) return;
      const suffix = `amended@${event.version}`;
      withhold(event, rows, context, before, (entry) =>
        reversalOf(entry, `${entry.id}:${receiptId}:un${suffix}`),
      );
      withhold(event, rows, context, after, (entry) => named(entry, `${receiptId}:${suffix}`));
    },
    WithholdingTaxReclaimed: (event, rows, context) => {
      const { reference, amount } = event.data;
      const entry = postReclaimed(`W2:${reference}@${event.version}`, amount);
      file(event, rows, context, {
        kind: 'W2',
        day: event.data.receivedOn,
        subject: reference,
        entry,
      });
    },
    WithholdingReclaimWithdrawn: (event, rows, context) => {
      const { reference, amount, receivedOn: day } = event.data;
      const entry = reversalOf(postReclaimed('', amount), `W2:${reference}@${event.version}`);
      file(event, rows, context, { kind: 'W2', day, subject: reference, entry });
    },
  },
};

const named = (entry: JournalEntry, name: string): JournalEntry => ({
  ...entry,
  id: `${entry.id}:${name}`,
});

type As = (entry: JournalEntry) => JournalEntry;

function enterInvoice(
  event: Recorded<TaxInvoiceEvent>,
  rows: Rows,
  context: BooksContext,
  as: As,
): void {
  const { number: subject, vat, value, coversTo } = event.data;
  const claimed = claimedOn(event.data);
  file(event, rows, context, {
    ...{ kind: 'V2', day: claimed, subject },
    entry: as(postTaxInvoice('V2', vat)),
  });
  const rules = taxRules(context, coversTo);
  if (rules.withholding !== 'per-month') return;
  const entry = as(postWithholding('W1', value, rules.withholdingRate));
  file(event, rows, context, { kind: 'W1', day: coversTo, subject, entry });
}

/** The day it came, as far as that lies in the month whose return claims it. */
function claimedOn({ receivedOn, claimedInMonth }: TaxInvoice): BusinessDay {
  const [first, last] = [firstDayOf(claimedInMonth), lastDayOf(claimedInMonth)];
  if (receivedOn < first) return first;
  return receivedOn > last ? last : receivedOn;
}

function withhold(
  event: Recorded<TaxReceiptEvent>,
  rows: Rows,
  context: BooksContext,
  { receiptId: subject, issuedOn: day, subtotal, currency }: TaxReceipt,
  as: As,
): void {
  const { withholding, withholdingRate } = taxRules(context, day);
  if (withholding !== 'per-receipt' || currency !== BOOKED_CURRENCY) return;
  const entry = as(postWithholding('W1', subtotal, withholdingRate));
  file(event, rows, context, { kind: 'W1', day, subject, entry });
}

const taxRules = (context: BooksContext, day: BusinessDay): TaxRules =>
  rulesOn(settingsIn(context), 'tax', day);

interface Filing {
  readonly kind: 'V2' | 'W1' | 'W2';
  readonly day: BusinessDay;
  readonly subject: string;
  readonly entry: JournalEntry;
}

function file(event: Recorded, rows: Rows, context: BooksContext, filing: Filing): void {
  const { kind, day, subject, entry } = filing;
  if (entry.lines.length === 0 || !isPosted(settingsIn(context), day)) return;
  writeEntry(rows, event, { ...placed(kind, day, context), subject }, entry);
}
