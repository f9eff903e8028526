import { rulesOn } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DayReader } from '#days';
import { LogReader } from '#event-store';
import { TAX_INVOICE_KIND, taxInvoiceEvents, TAX_RECEIPT_KIND, taxReceiptEvents } from '#payouts';
import type { TaxInvoice } from '#payouts';
import { judgeTaxDay, TAX_DAYS } from '#reconciliation';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { closingsIn } from '../domain/journal/export-batches.js';
import type { Closing } from '../domain/journal/export-batches.js';
import type { BreakRow } from '../domain/frozen-rows.js';
import { isLeftOpen } from '../domain/report-breaks.js';
import { buildTaxRows } from '../domain/tax/build-tax-rows.js';
import type { StandingOf } from '../domain/tax/build-tax-rows.js';
import { daysWithNews, lastTaxDay } from '../domain/tax/tax-news.js';
import {
  invoiceOf,
  invoicesKnown,
  newsOfReceipts,
  receiptsKnown,
} from '../domain/tax/tax-papers.js';
import type { TaxRow } from '../domain/tax-row.js';
import { TaxDayReader } from './tax/tax-day-reader.js';

/** So far back days without a receipt are looked for; older ones are those with an open break. */
const MAX_WAITING_DAYS = 31;

/** What a report says of Opn's daily receipts. */
@Injectable()
export class TaxSheet {
  constructor(
    private readonly log: LogReader,
    private readonly days: DayReader,
    private readonly reader: TaxDayReader,
  ) {}

  /**
   * Papers as they were known when the day was first closed; what our side deducted as known to
   * this version. What comes later of a paper is told by the report of the day that is closed next.
   * `breaks` are those of the report: a day that lacks its receipt stays, however old it is.
   */
  async rows(
    account: string,
    judged: JudgedDay,
    breaks: readonly BreakRow[],
  ): Promise<readonly TaxRow[]> {
    const { asOf, settings } = judged;
    const closings = await this.closings(account, judged);
    const own = closings.at(-1);
    if (own === undefined) return [];
    const upTo = own.knownUpTo;
    const told = await this.log.ofKind(account, TAX_RECEIPT_KIND, taxReceiptEvents, upTo);
    const known = receiptsKnown(told);
    const adjustments = await this.reader.adjustments(account, known.keys(), upTo);
    const settled = adjustments.flatMap(({ receiptId, position }) => {
      const receipt = known.get(receiptId);
      return receipt ? [{ day: receipt.issuedOn, position }] : [];
    });
    const news = daysWithNews([...newsOfReceipts(told), ...settled], closings, own);
    const papers = { receipts: [...known.values()], adjustments, upTo };
    const received = new Set(papers.receipts.map(({ issuedOn }) => issuedOn));
    const without = [...waitingDays(settings.openingDay, own.day), ...daysWithoutReceipt(breaks)];
    const waiting = without.filter((day) => !received.has(day) && day <= own.day);
    const view = { account, settings, position: asOf.position };
    const wanted = [...new Set([...news, ...waiting])].filter(
      (day) => settings.openingDay === null || day >= settings.openingDay,
    );
    const facts = await this.reader.days(view, wanted, papers);
    const invoices = await this.log.ofKind(account, TAX_INVOICE_KIND, taxInvoiceEvents, upTo);
    return buildTaxRows(facts, news, standings(judged, invoicesKnown(invoices)));
  }

  /** Reports up to this one, whose day may not be closed yet; by the tax days they can tell of. */
  private async closings(
    account: string,
    { result: { day }, asOf: { position }, settings }: JudgedDay,
  ): Promise<readonly Closing[]> {
    const issued = closingsIn(await this.days.issued(account), position);
    const own = issued.findIndex((closing) => closing.day === day);
    const next = { number: issued.length + 1, day, knownUpTo: position, position: null };
    const upToOwn = own < 0 ? [...issued, next] : issued.slice(0, own + 1);
    return upToOwn.map((closing) => ({
      ...closing,
      day: lastTaxDay(dayWindow(closing.day, settings.days)),
    }));
  }
}

const daysWithoutReceipt = (breaks: readonly BreakRow[]): readonly BusinessDay[] =>
  breaks
    .filter((row) => row.code === 'TAX_RECEIPT_MISSING' && isLeftOpen(row))
    .map(({ day }) => day);

function waitingDays(openingDay: BusinessDay | null, last: BusinessDay): readonly BusinessDay[] {
  const days = Array.from({ length: MAX_WAITING_DAYS }, (_, back) => addDays(last, -back));
  return days.filter((day) => openingDay === null || day >= openingDay);
}

const standings =
  ({ settings, judging }: JudgedDay, invoices: readonly TaxInvoice[]): StandingOf =>
  (facts) => {
    const isOver = facts.day < businessDayOf(judging.instant, TAX_DAYS);
    return {
      isWithheld: rulesOn(settings, 'tax', facts.day).withholding !== 'off',
      invoice: invoiceOf(invoices, facts.day),
      code: isOver ? (judgeTaxDay(facts, judging).at(0)?.code ?? null) : null,
    };
  };
