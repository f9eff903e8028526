import { minus, plus, ZERO } from '#money';
import type { Satang } from '#money';
import { accountName } from '../../../domain/columns/journal-columns.js';
import { RECEIPTS_ACCOUNT, RECEIPTS_KIND } from '../../../domain/row-checks.js';
import { COLUMNS, SHEET_TITLES, tableSheetsOf } from '../../../domain/sheets.js';
import { bahtNumber } from '../baht-number.js';
import { quoted, rangeOn } from '../formula-text.js';
import type { Formula } from '../grid.js';
import type { Figure } from '../summary/block-writer.js';
import type { CountFigure } from '../summary/break-table.js';
import type { PageContext } from '../summary/summary-context.js';
import type { SummaryPage } from '../summary/summary-page.js';

/** One line of block D that is made: two sides and what is between them, all of them formulas. */
export interface LiveCheck {
  readonly unit: 'baht' | 'count';
  /** Says what the line is about where a check has several lines. */
  readonly about: string | null;
  readonly left: Formula | number;
  readonly right: Formula | number;
  readonly difference: Formula;
  readonly agrees: boolean;
}

/** A side of a check: a formula without its `=`, and what it comes to. */
interface Money {
  readonly formula: string;
  readonly amount: Satang;
}

interface Count {
  readonly formula: string;
  readonly count: number;
}

const NOTHING: Money = { formula: '0', amount: ZERO };

/** A number that is simply stated needs no formula. */
const side = (formula: string, result: number): Formula | number =>
  formula === String(result) ? result : { formula, result };

const inBaht = (left: Money, right: Money): LiveCheck => {
  const difference = minus(left.amount, right.amount);
  return {
    unit: 'baht',
    about: null,
    left: side(left.formula, bahtNumber(left.amount)),
    right: side(right.formula, bahtNumber(right.amount)),
    difference: {
      formula: `ROUND(${left.formula}-(${right.formula}),2)`,
      result: bahtNumber(difference),
    },
    agrees: difference === ZERO,
  };
};

const inCounts = (left: Count, right: Count, about: string | null = null): LiveCheck => ({
  unit: 'count',
  about,
  left: side(left.formula, left.count),
  right: side(right.formula, right.count),
  difference: {
    formula: `${left.formula}-(${right.formula})`,
    result: left.count - right.count,
  },
  agrees: left.count === right.count,
});

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
    [14, [breaksRollForward(context, summary)]],
    [15, [debitsAreCredits(context)]],
    [16, rowsAreFrozenRows(context)],
  ]);
}

const onSummary = ({ language }: PageContext, { cell, amount }: Figure): Money => ({
  formula: rangeOn(SHEET_TITLES.summary[language], cell),
  amount,
});

function sumOf(context: PageContext, figures: readonly Figure[]): Money {
  const terms = figures.map((figure) => onSummary(context, figure));
  return {
    formula: terms.map(({ formula }) => formula).join('+'),
    amount: terms.map(({ amount }) => amount).reduce(plus),
  };
}

function everyChargeAddsUp({ placed, tally }: PageContext): LiveCheck {
  const columns = ['gross', 'fee', 'fee_vat', 'interest', 'interest_vat', 'net'];
  const ranges = columns.map((column) => placed.charges.ranges(column));
  const failing = placed.charges.parts.map((_, part) => {
    const difference = ranges.map((tabs) => tabs[part] ?? '').join('-');
    return `SUMPRODUCT(--(ROUND(${difference},2)<>0))`;
  });
  return inCounts(
    { formula: failing.join('+'), count: tally.chargesNotAddingUp },
    { formula: '0', count: 0 },
  );
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

function receiptsCredit({ head, placed, language }: PageContext): string {
  const day = head.day.split('-').map(Number).join();
  const { journal } = placed;
  const conditions: readonly (readonly [string, string])[] = [
    ['voucher_no', quoted(`${RECEIPTS_KIND}-*`)],
    ['account_name', quoted(accountName(RECEIPTS_ACCOUNT, language))],
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
  return inBaht(side('debit'), side('credit'));
}

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
