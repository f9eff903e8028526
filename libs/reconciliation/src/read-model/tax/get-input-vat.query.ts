import { rulesOn } from '#accounts';
import { addDays, businessDayOf, firstDayOf, lastDayOf, monthOf } from '#calendar';
import type { BusinessDay, Month } from '#calendar';
import { satang } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { openMonths, rollForward, unexplained } from '../../domain/tax/input-vat.js';
import type { OpenMonth, RollForward, UndueMovement } from '../../domain/tax/input-vat.js';
import { TAX_DAYS } from '../../domain/tax/judge-tax-day.js';
import { covers } from '../../domain/tax/tax-month.js';
import type { DayTax } from '../../domain/tax/tax-month.js';
import { JudgedViews } from '../judged-views.js';
import type { JudgedView } from '../scope-judge.js';
import { invoicesIn, taxOfDays } from './tax-month-facts.js';

/** Roll-forward of VAT that is not yet claimable, and what its closing consists of. */
export interface InputVatView extends RollForward {
  readonly month: Month;
  readonly remaining: readonly OpenMonth[];
  /** Closing less what remains: nothing, unless receipts, books and invoices differ. */
  readonly remainder: Satang;
}

/** Of a calendar month. */
export class GetInputVat extends Query<InputVatView> {
  constructor(
    readonly account: string,
    readonly month: Month,
  ) {
    super();
  }
}

@QueryHandler(GetInputVat)
export class GetInputVatHandler implements IQueryHandler<GetInputVat> {
  constructor(private readonly views: JudgedViews) {}

  execute({ account, month }: GetInputVat): Promise<InputVatView> {
    return this.views.within(account, async (view) => {
      const opening = await undueBefore(view, firstDayOf(month));
      const rolled = rollForward(opening, await movementsIn(view, month));
      const now = monthOf(businessDayOf(view.judging.instant, TAX_DAYS));
      const rulesOf = (one: Month) => rulesOn(view.settings, 'tax', lastDayOf(one));
      const remaining = openMonths(await uncoveredDays(view, month), now, rulesOf);
      return { month, ...rolled, remaining, remainder: unexplained(rolled.closing, remaining) };
    });
  }
}

async function undueBefore({ on, account }: JudgedView, day: BusinessDay): Promise<Satang> {
  const [row] = await on.query<{ amount: bigint }>(OPENING, [account, day]);
  return satang(row?.amount ?? 0n);
}

function movementsIn({ on, account }: JudgedView, month: Month): Promise<UndueMovement[]> {
  return on.query<UndueMovement>(MOVEMENTS, [account, firstDayOf(month), lastDayOf(month)]);
}

/** Days up to the month's end that no invoice covers which was claimed by then. */
async function uncoveredDays(view: JudgedView, month: Month): Promise<readonly DayTax[]> {
  const first = await firstDay(view);
  const today = businessDayOf(view.judging.instant, TAX_DAYS);
  const last = [lastDayOf(month), today].sort()[0] ?? today;
  if (first === null || first > last) return [];
  const range = { from: first, to: last };
  const invoices = await invoicesIn(view, range);
  const claimed = invoices.filter(({ claimedInMonth }) => claimedInMonth <= month);
  const days = await taxOfDays(view, range);
  return days.filter(({ day }) => !claimed.some((invoice) => covers(invoice, day)));
}

/** From the opening of the books, or the first fee. */
async function firstDay({ on, account, settings }: JudgedView): Promise<BusinessDay | null> {
  if (settings.openingDay !== null) return settings.openingDay;
  const [row] = await on.query<{ day: BusinessDay | null }>(FIRST_DAY, [account]);
  return row?.day ? addDays(row.day, -1) : null;
}

const UNDUE = `FROM journal_lines WHERE account = $1 AND ledger_account = 'input-vat-undue'`;

const OPENING = `
  SELECT coalesce(sum(debit - credit), 0)::bigint AS amount ${UNDUE} AND posting_day < $2`;

/** Entries of closed months are adjustments (A1); their ids keep their kind. */
const MOVEMENTS = `
  SELECT split_part(entry_id, ':', 1) AS kind, sum(debit - credit)::bigint AS amount
  ${UNDUE} AND posting_day BETWEEN $2 AND $3
  GROUP BY 1 ORDER BY 1`;

const FIRST_DAY = `SELECT min(relates_to) AS day ${UNDUE}`;
