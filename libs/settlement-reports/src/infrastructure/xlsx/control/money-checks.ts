import { minus, sum } from '#money';
import { PAYOUT_TERMS } from '../../../domain/glossary/payout-terms.js';
import { SHEET_TITLES } from '../../../domain/sheets.js';
import { exactly, quoted, rangeOn } from '../formula-text.js';
import type { BalanceFigures, TransitFigures } from '../summary/balance-blocks.js';
import type { PageContext } from '../summary/summary-context.js';
import type { SummaryPage } from '../summary/summary-page.js';
import { inBaht, linesFailing, onSummary, sumOf } from './live-check.js';
import type { LiveCheck, Money } from './live-check.js';

type Checks = readonly (readonly [no: number, lines: readonly LiveCheck[]])[];

/** Checks 6 to 11, as far as the report states what they are made of. */
export function moneyChecks(context: PageContext, { balance, transit }: SummaryPage): Checks {
  return [
    ...(balance ? balanceChecks(context, balance) : []),
    ...(transit ? transitChecks(context, transit) : []),
    [10, [everyTransferAddsUp(context)]],
    [11, [payoutsAreComposed(context)]],
  ];
}

function balanceChecks(context: PageContext, balance: BalanceFigures): Checks {
  const { observed } = balance;
  return [
    [6, [balanceRollsForward(context, balance)]],
    ...(observed ? [[7, [booksAreOpns(context, observed)]] as const] : []),
  ];
}

/** Movements stand one below the other, so that their sum is a range. */
function balanceRollsForward(
  context: PageContext,
  { open, movements, close }: BalanceFigures,
): LiveCheck {
  const opening = onSummary(context, open);
  const range = `${movements[0]?.cell ?? ''}:${movements.at(-1)?.cell ?? ''}`;
  const moved = rangeOn(SHEET_TITLES.summary[context.language], range);
  const left: Money = {
    formula: `${opening.formula}+SUM(${moved})`,
    amount: sum([opening.amount, ...movements.map(({ amount }) => amount)]),
  };
  return inBaht(left, onSummary(context, close));
}

const booksAreOpns = (
  context: PageContext,
  { inTheBooks, statedByOpn }: NonNullable<BalanceFigures['observed']>,
): LiveCheck => inBaht(onSummary(context, inTheBooks), onSummary(context, statedByOpn));

function transitChecks(context: PageContext, transit: TransitFigures): Checks {
  const { open, sent, banked, failed, close, total } = transit;
  const inward = sumOf(context, [open, sent]);
  const outward = sumOf(context, [banked, failed]);
  const left = {
    formula: `${inward.formula}-(${outward.formula})`,
    amount: minus(inward.amount, outward.amount),
  };
  return [
    [8, [inBaht(explainedParts(context), onSummary(context, total))]],
    [9, [inBaht(left, onSummary(context, close))]],
  ];
}

/** What the parts do not explain is a row of the sheet, and no proof of anything. */
function explainedParts({ placed: { balance }, tally, language }: PageContext): Money {
  const unexplained = exactly(PAYOUT_TERMS.parts.unexplained[language]);
  const parts = balance.ranges('part');
  const rest = balance.ranges('amount').map((range, part) => {
    return `SUMIFS(${range},${parts[part] ?? ''},${unexplained})`;
  });
  return {
    formula: [balance.sum('amount'), ...rest].join('-'),
    amount: tally.balance.explained,
  };
}

const everyTransferAddsUp = ({ placed, tally }: PageContext): LiveCheck =>
  linesFailing(placed.transfers, ['amount', 'fee', 'fee_vat', 'net'], tally.transfers.notAddingUp);

function payoutsAreComposed({ placed, tally }: PageContext): LiveCheck {
  const { payout, transfers } = placed;
  const left = { formula: payout.sum('amount'), amount: tally.sheets.payout.sum('amount') };
  const computable = transfers.ranges('computable');
  const amounts = transfers.ranges('amount').map((range, part) => {
    return `SUMIFS(${range},${computable[part] ?? ''},${quoted('Y')})`;
  });
  return inBaht(left, { formula: amounts.join('+'), amount: tally.transfers.computable });
}
