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
      withholdByInvoice(event, rows, context);
    },
    TaxInvoiceWithdrawn: (event, rows, context) => {
      const { number } = event.data;
      enterInvoice(event, rows, context, (entry) =>
        reversalOf(entry, `${entry.id}:${number}@${event.version}`),
      );
      const undone = {
        subject: number,
        day: event.data.coversTo,
        id: `${number}@${event.version}`,
      };
      withholdNot(event, rows, context, undone);
    },
    TaxReceiptIssued: (event, rows, context) => {
      const { receiptId } = event.data;
      withhold(event, rows, context, event.data, (entry) => named(entry, receiptId));
    },
    TaxReceiptAmended: (event, rows, context) => {
      const { receiptId, before, after } = event.data;
      if (before.subtotal === after.subtotal && before.issuedOn === after.issuedOn) return;
      const suffix = `amended@${event.version}`;
      const id = `${receiptId}:un${suffix}`;
      withholdNot(event, rows, context, { subject: receiptId, day: before.issuedOn, id });
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
  const { number: subject, vat } = event.data;
  const claimed = claimedOn(event.data);
  file(event, rows, context, {
    ...{ kind: 'V2', day: claimed, subject },
    entry: as(postTaxInvoice('V2', vat)),
  });
}

function withholdByInvoice(
  event: Recorded<TaxInvoiceEvent>,
  rows: Rows,
  context: BooksContext,
): void {
  const { number: subject, value, coversTo: day } = event.data;
  const rules = taxRules(context, day);
  if (rules.withholding !== 'per-month') return;
  const id = `W1:${subject}@${event.version}`;
  const entry = postWithholding(id, value, rules.withholdingRate);
  file(event, rows, context, { kind: 'W1', day, subject, entry });
}

/** What was withheld is undone as it was posted, whatever the rules say by now. */
function withholdNot(
  event: Recorded,
  rows: Rows,
  context: BooksContext,
  {
    subject,
    day,
    id,
  }: { readonly subject: string; readonly day: BusinessDay; readonly id: string },
): void {
  const lines = context.posted.linesOf('W1', subject);
  const entry = reversalOf({ id: '', lines }, `W1:${id}`);
  file(event, rows, context, { kind: 'W1', day, subject, entry });
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
  context.posted.learn({ kind, source: subject, subject, lines: entry.lines });
  writeEntry(rows, event, { ...placed(kind, day, context), subject }, entry);
}
