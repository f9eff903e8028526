import { rulesOn } from '#accounts';
import { BANGKOK, businessDayOf, daysOf, lastDayOf } from '#calendar';
import type { BusinessDay, DayRules, Month } from '#calendar';
import { LEDGER_ACCOUNTS } from '#ledger';
import { sum } from '#money';
import { lastClaimMonth } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { buildAccountRows, buildCutOffRows } from '../../domain/pack/build-closing-tables.js';
import { buildDayRows } from '../../domain/pack/build-days.js';
import { buildRestatementRows, buildSignOffRows } from '../../domain/pack/build-history.js';
import { buildInputVatRows, buildUndueVatRows } from '../../domain/pack/build-tax-documents.js';
import type { UndueVatOfMonth } from '../../domain/pack/build-tax-documents.js';
import { buildTransitRows } from '../../domain/pack/build-transit.js';
import { buildWithholdingRows } from '../../domain/pack/build-withholding.js';
import { closed, packOf } from '../../domain/pack/build-pack.js';
import type { Pack } from '../../domain/pack/pack.js';
import type { AccountRow, PackTables } from '../../domain/pack/pack-rows.js';
import { BooksOfMonth } from './books-of-month.js';
import { MoneyOnItsWay } from './money-on-its-way.js';
import { PackMoments } from './pack-moments.js';
import type { PackMoment } from './pack-moments.js';
import { PapersOfMonth } from './papers-of-month.js';
import { IssuedReports } from './reports-of-month.js';
import type { ReportsOfMonth } from './reports-of-month.js';
import { ReversedPayments } from './reversed-payments.js';

/** Opn's documents are of calendar days in Bangkok, whatever the account's cut-off. */
const TAX_DAYS: DayRules = { timeZone: BANGKOK, cutoffs: [] };

/** The monthly pack: as the month was closed, or as it stands. */
@Injectable()
export class PackReader {
  constructor(
    private readonly moments: PackMoments,
    private readonly books: BooksOfMonth,
    private readonly money: MoneyOnItsWay,
    private readonly papers: PapersOfMonth,
    private readonly reports: IssuedReports,
    private readonly reversed: ReversedPayments,
  ) {}

  /** `version`: the number of the closing; null: the one that stands, else provisional. */
  async find(account: string, month: Month, version: number | null = null): Promise<Pack> {
    const moment = await this.moments.of(account, month, version);
    const reports = await this.reports.of(moment);
    const journal = await this.journal(moment);
    const confirmation = await this.confirmation(moment, reports, journal);
    const tables: PackTables = {
      days: buildDayRows(daysIn(moment), reports.latest, {
        money: await this.books.moneyByDay(moment),
        reversed: await this.reversed.of(moment.account, reports.latest.values()),
      }),
      ...(await this.taxTables(moment)),
      openItems: await this.reports.openItems(moment, reports),
      cutOff: await this.cutOff(moment, reports, confirmation.transfers),
      journal,
      restatements: buildRestatementRows(reports.versions, await this.books.late(moment)),
      signOff: buildSignOffRows(month, reports.versions, moment.periods),
    };
    return packOf({
      ...{ ...moment, tables, confirmation },
      receipts: await this.books.receipts(moment),
      receiptsByDay: await this.books.receiptsByDay(moment),
      transitOther: await this.books.transitOther(moment),
      last: reports.versions.at(-1)?.head ?? null,
    });
  }

  private async journal(moment: PackMoment): Promise<readonly AccountRow[]> {
    const { codes } = rulesOn(moment.settings, 'chart', moment.lastDay);
    const codeOf = new Map(Object.entries(codes).map(([name, { code }]) => [name, code]));
    const turnover = await this.books.accounts(moment);
    return buildAccountRows(turnover, LEDGER_ACCOUNTS, (name) => codeOf.get(name) ?? null);
  }

  private async confirmation(
    moment: PackMoment,
    { arrivals }: ReportsOfMonth,
    journal: readonly AccountRow[],
  ): Promise<Pack['confirmation']> {
    const inTransit = closed(journal, 'in-transit');
    const subjects = await this.money.inTransit(moment);
    return {
      balance: closed(journal, 'opn-balance'),
      uncredited: closed(journal, 'opn-uncredited'),
      inTransit,
      observation: await this.money.observation(moment),
      transfers: buildTransitRows(subjects, arrivals, inTransit),
    };
  }

  private async taxTables(
    moment: PackMoment,
  ): Promise<Pick<PackTables, 'inputVat' | 'undueVat' | 'withholding'>> {
    const { month, firstDay, settings } = moment;
    const invoices = await this.papers.invoices(moment);
    const receipts = await this.papers.receipts(moment);
    const lastMonthOf = (one: Month) =>
      lastClaimMonth(one, rulesOn(settings, 'tax', lastDayOf(one)));
    const papers = { month, invoices, receipts, lastMonthOf };
    const posted = await this.books.invoicesPosted(moment);
    return {
      inputVat: buildInputVatRows({ ...papers, posted }),
      undueVat: buildUndueVatRows({ ...papers, ...(await this.undueVat(moment)) }),
      withholding: buildWithholdingRows({
        ...{ firstDay, receipts, invoices },
        withheld: await this.books.withheld(moment),
        reclaimed: await this.books.reclaimed(moment),
        rateOn: (day: BusinessDay) => rulesOn(settings, 'tax', day).withholdingRate,
      }),
    };
  }

  private async undueVat(
    moment: PackMoment,
  ): Promise<Pick<UndueVatOfMonth, 'opening' | 'movements' | 'undue'>> {
    const own = (await this.books.accounts(moment)).filter(
      ({ ledgerAccount }) => ledgerAccount === 'input-vat-undue',
    );
    return {
      opening: sum(own.map(({ opening }) => opening)),
      movements: await this.books.undueMovements(moment),
      undue: await this.books.undueOfDays(moment),
    };
  }

  private async cutOff(
    moment: PackMoment,
    { later }: ReportsOfMonth,
    transfers: Pack['confirmation']['transfers'],
  ): Promise<PackTables['cutOff']> {
    const named = later.map(({ day, version, digest }) => ({ day, version, digest }));
    return buildCutOffRows({
      lastDay: moment.lastDay,
      uncredited: await this.money.uncredited(moment),
      paidAfter: await this.money.paidAfter(moment, named),
      transfers,
      receipts: (await this.papers.receipts(moment)).filter(({ issuedOn }) =>
        issuedOn.startsWith(`${moment.month}-`),
      ),
      madeOn: ({ createdAt }) => businessDayOf(createdAt, TAX_DAYS),
    });
  }
}

const daysIn = ({ month, firstDay }: PackMoment): readonly BusinessDay[] =>
  daysOf(month).filter((day) => day >= firstDay);
