import { rulesOn } from '#accounts';
import type { TaxRules } from '#accounts';
import { monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { ZERO } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { BreakCode } from '../../domain/break-code.js';
import { judgeTaxDay } from '../../domain/tax/judge-tax-day.js';
import { taxDayFigures } from '../../domain/tax/tax-day.js';
import type { TaxDayFacts, TaxDayFigures } from '../../domain/tax/tax-day.js';
import { covers, lastClaimMonth } from '../../domain/tax/tax-month.js';
import { JudgedViews } from '../judged-views.js';
import type { JudgedView } from '../scope-judge.js';
import type { DayRange } from './fees-of-days.js';
import { loadTaxDays } from './tax-day-facts.js';
import { isJudged } from './tax-day.judge.js';
import { invoicesIn } from './tax-month-facts.js';
import type { InvoiceRow } from './tax-month-facts.js';

/** A row of the Tax sheet: satang; null where Opn's receipt, or its rounding, is not known yet. */
export interface TaxDayView extends Omit<TaxDayFigures, 'ourFee'> {
  readonly day: BusinessDay;
  readonly status: 'received' | 'waiting';
  readonly receiptNumbers: readonly string[];
  readonly ourChargeFee: Satang;
  readonly ourTransferFee: Satang;
  /** Fee before VAT, where tax is withheld from it. */
  readonly whtBase: Satang | null;
  readonly taxInvoiceNumber: string | null;
  readonly vatStatus: 'not_yet_claimable' | 'claimable';
  readonly claimedInMonth: Month | null;
  readonly lastMonthToClaim: Month;
  readonly code: BreakCode | null;
}

/** Calendar days in Bangkok from one to another, both included; without fees and receipts: none. */
export class ListTaxDays extends Query<readonly TaxDayView[]> {
  constructor(
    readonly account: string,
    readonly range: DayRange,
  ) {
    super();
  }
}

@QueryHandler(ListTaxDays)
export class ListTaxDaysHandler implements IQueryHandler<ListTaxDays> {
  constructor(private readonly views: JudgedViews) {}

  execute({ account, range }: ListTaxDays): Promise<readonly TaxDayView[]> {
    return this.views.within(account, async (view) => {
      const days = await loadTaxDays(view, range);
      const invoices = await invoicesIn(view, range);
      return [...days.values()].filter(hasContent).map((facts) => viewOf(view, facts, invoices));
    });
  }
}

function hasContent(facts: TaxDayFacts): boolean {
  const { ourFee, ourVat } = taxDayFigures(facts);
  return facts.receipts.length > 0 || ourFee !== ZERO || ourVat !== ZERO;
}

function viewOf(view: JudgedView, facts: TaxDayFacts, invoices: readonly InvoiceRow[]): TaxDayView {
  const { day, receipts, deducted } = facts;
  const { ourFee: _, ...figures } = taxDayFigures(facts);
  const rules = rulesOn(view.settings, 'tax', day);
  const invoice = invoices.find((one) => covers(one, day));
  const found = isJudged(view, day) ? judgeTaxDay(facts, view.judging) : [];
  return {
    ...figures,
    ...claimOf(day, invoice, rules),
    day,
    status: receipts.length > 0 ? 'received' : 'waiting',
    receiptNumbers: receipts.map(({ number }) => number),
    ourChargeFee: deducted.chargeFee,
    ourTransferFee: deducted.transferFee,
    whtBase: rules.withholding === 'off' ? null : figures.receiptSubtotal,
    code: found.at(0)?.code ?? null,
  };
}

type Claim = Pick<
  TaxDayView,
  'taxInvoiceNumber' | 'vatStatus' | 'claimedInMonth' | 'lastMonthToClaim'
>;

/** Of an invoice the months are counted from its own date, else from the day. */
const claimOf = (day: BusinessDay, invoice: InvoiceRow | undefined, rules: TaxRules): Claim =>
  invoice
    ? {
        taxInvoiceNumber: invoice.number,
        vatStatus: 'claimable',
        claimedInMonth: invoice.claimedInMonth,
        lastMonthToClaim: lastClaimMonth(monthOf(invoice.issuedOn), rules),
      }
    : {
        taxInvoiceNumber: null,
        vatStatus: 'not_yet_claimable',
        claimedInMonth: null,
        lastMonthToClaim: lastClaimMonth(monthOf(day), rules),
      };
