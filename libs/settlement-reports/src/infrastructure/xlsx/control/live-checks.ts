import { minus } from '#money';
import { shownAccountName } from '../../../domain/columns/journal-columns.js';
import { RECEIPTS_ACCOUNT, RECEIPTS_SERIES } from '../../../domain/row-checks.js';
import { COLUMNS, SHEET_TITLES, tableSheetsOf } from '../../../domain/sheets.js';
import { words } from '../../../domain/words.js';
import type { Words } from '../../../domain/words.js';
import { exactly, quoted, rangeOn } from '../formula-text.js';
import type { CountFigure } from '../summary/break-table.js';
import type { PageContext } from '../summary/summary-context.js';
import type { SummaryPage } from '../summary/summary-page.js';
import { inBaht, inCounts, linesFailing, NOTHING, onSummary, sumOf } from './live-check.js';
import type { LiveCheck, Money } from './live-check.js';
import { moneyChecks } from './money-checks.js';
import { taxChecks } from './tax-checks.js';

/** The lines of each check that can be made, by its number. */
export function liveChecks(
  context: PageContext,
  summary: SummaryPage,
): ReadonlyMap<number, readonly LiveCheck[]> {
  return new Map([
    [1, [everyChargeAddsUp(context)]],
    [2, [bookedAsReceipts(context)]],
    [3, [paidIsExplained(context, summary)]],
    [4, [inBaht(onSummary(context, summary.receipts.remainder), NOTHING)]],
    [5, [receiptsRollForward(context, summary)]],
    ...moneyChecks(context, summary),
    ...taxChecks(context),
    [14, [breaksRollForward(context, summary)]],
    [15, [debitsAreCredits(context)]],
    [16, rowsAreFrozenRows(context)],
  ]);
}

function everyChargeAddsUp({ placed, tally }: PageContext): LiveCheck {
  const columns = ['gross', 'fee', 'fee_vat', 'interest', 'interest_vat', 'net'];
  return linesFailing(placed.charges, columns, tally.chargesNotAddingUp);
}

/** Receipts of other payment methods have vouchers of their own kind, `R1X`. */
function bookedAsReceipts(context: PageContext): LiveCheck {
  const { placed, tally } = context;
  const left = {
    formula: placed.charges.sum('booked_gross'),
    amount: tally.sheets.charges.sum('booked_gross'),
  };
  return inBaht(left, { formula: receiptsCredit(context), amount: tally.creditedToReceipts });
}

/** By every name that the account has in the journal: it may have changed from day to day. */
function receiptsCredit(context: PageContext): string {
  const { receiptsNames } = context.tally.journal;
  const names = receiptsNames.size === 0 ? [null] : [...receiptsNames];
  const credits = names.flatMap((name) =>
    RECEIPTS_SERIES.map((series) => receiptsCreditOf(name, series, context)),
  );
  return credits.map((credit, index) => (index === 0 ? credit : `+${credit}`)).join('');
}

function receiptsCreditOf(
  own: string | null,
  series: string,
  { head, placed, language }: PageContext,
): string {
  const day = head.day.split('-').map(Number).join();
  const { journal } = placed;
  const name = shownAccountName({ accountName: own, ledgerAccount: RECEIPTS_ACCOUNT }, language);
  const conditions: readonly (readonly [string, string])[] = [
    ['voucher_no', quoted(`${series}-*`)],
    ['account_name', exactly(name)],
    ['relates_to', `DATE(${day})`],
  ];
  const sums = (column: string) =>
    journal.ranges(column).map((range, part) => {
      const where = conditions.map(([key, value]) => `${journal.ranges(key)[part] ?? ''},${value}`);
      return `SUMIFS(${range},${where.join()})`;
    });
  return [sums('credit').join('+'), ...sums('debit')].join('-');
}

function paidIsExplained(context: PageContext, { receipts }: SummaryPage): LiveCheck {
  const { paid, matched, excess, unexpected, held, remainder } = receipts;
  return inBaht(
    onSummary(context, paid),
    sumOf(context, [matched, excess, unexpected, held, remainder]),
  );
}

function receiptsRollForward(context: PageContext, { receipts }: SummaryPage): LiveCheck {
  const { expOpen, expNew, expRevised, expPaid, expWithdrawn, expClose } = receipts;
  const added = sumOf(context, [expOpen, expNew, expRevised]);
  const taken = sumOf(context, [expPaid, expWithdrawn]);
  const left = {
    formula: `${added.formula}-(${taken.formula})`,
    amount: minus(added.amount, taken.amount),
  };
  return inBaht(left, onSummary(context, expClose));
}

function breaksRollForward({ language }: PageContext, { breaks }: SummaryPage): LiveCheck {
  const title = SHEET_TITLES.summary[language];
  const cell = (figure: CountFigure) => rangeOn(title, figure.cell);
  const { open, clearedByItself, clearedByPerson, close } = breaks;
  const left = {
    formula: `${cell(open)}+${cell(breaks.new)}-${cell(clearedByItself)}-${cell(clearedByPerson)}`,
    count: open.count + breaks.new.count - clearedByItself.count - clearedByPerson.count,
  };
  return inCounts(left, { formula: cell(close), count: close.count });
}

function debitsAreCredits({ placed, tally }: PageContext): LiveCheck {
  const side = (column: string): Money => ({
    formula: placed.journal.sum(column),
    amount: tally.sheets.journal.sum(column),
  });
  const { size } = tally.journal.withoutCode;
  return { ...inBaht(side('debit'), side('credit')), ...(size > 0 && { note: withoutCode(size) }) };
}

const withoutCode = (count: number): Words =>
  words(
    `Accounts without a code of your own chart (setting account-codes): ${count}`,
    `บัญชีที่ยังไม่ได้กำหนดรหัสบัญชี (การตั้งค่า account-codes): ${count}`,
  );

function rowsAreFrozenRows({ head, placed, tally, language }: PageContext): readonly LiveCheck[] {
  return tableSheetsOf(head).map((sheet) => {
    const frozen = head.rowCounts[sheet] ?? 0;
    const formula = placed[sheet].rowCount(COLUMNS[sheet][0]?.key ?? '');
    const left = { formula, count: tally.sheets[sheet].rows };
    return inCounts(
      left,
      { formula: String(frozen), count: frozen },
      SHEET_TITLES[sheet][language],
    );
  });
}
