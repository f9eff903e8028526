import { minus, plus, satang } from '#money';
import { PACK_COLUMNS } from '../../domain/pack/pack-sheets.js';
import { words } from '../../domain/words.js';
import { balancesTie, transitRollsForward } from './balance-checks.js';
import { added, lessened, summed } from './check-terms.js';
import type { ConfirmationPage } from './confirmation-page.js';
import { counted, inBaht, inCounts, NO_MONEY, waiting } from './pack-check.js';
import type { PackCheck } from './pack-check.js';
import type { PackContext } from './pack-context.js';
import type { WrittenFigures } from './pack-figures.js';
import { taxTies } from './tax-checks.js';

/** Every check of the pack, in the order shown. */
export function packChecks(
  context: PackContext,
  figures: WrittenFigures,
  confirmation: ConfirmationPage,
): readonly PackCheck[] {
  return [
    grossIsInTheBooks(context, figures),
    inBaht(
      'Unexplained remainder of all days is zero',
      'ยอดที่ยังอธิบายไม่ได้ของทุกวันเป็นศูนย์',
      summed(context, 'days', 'remainder'),
      NO_MONEY,
    ),
    ...journalAddsUp(context),
    transitRollsForward(context, figures),
    ...taxTies(context),
    ...balancesTie(context, confirmation),
    openItemsAreComplete(context),
    closedAsShown(context),
    ...daysAreDone(context),
  ];
}

function grossIsInTheBooks(context: PackContext, cells: WrittenFigures): PackCheck {
  const { receiptsInMonth, receiptsAfterwards, receiptsOfOpenDays } = context.pack.head.figures;
  const booked = plus(receiptsInMonth, receiptsAfterwards);
  return inBaht(
    'Gross of closed days, all payment methods, less reversed = credited to receipts in the books',
    'ยอดรับชำระของวันที่ปิดรอบทุกช่องทางหักที่กลับรายการ เท่ากับยอดบันทึกบัญชีพักรับชำระเงิน',
    lessened(
      added(summed(context, 'days', 'gross'), summed(context, 'days', 'other_gross')),
      summed(context, 'days', 'reversed'),
    ),
    {
      formula: [
        `${cells.receiptsInMonth}+${cells.receiptsAfterwards}`,
        cells.receiptsOfOpenDays,
      ].join('-'),
      amount: minus(booked, receiptsOfOpenDays),
    },
  );
}

function journalAddsUp(context: PackContext): readonly PackCheck[] {
  return [
    inBaht(
      'Debits = credits',
      'เดบิตเท่ากับเครดิต',
      summed(context, 'journal', 'debit'),
      summed(context, 'journal', 'credit'),
    ),
    accountsRollForward(context),
    inBaht(
      'Closing balances of all accounts add up to nothing',
      'ยอดยกไปของทุกบัญชีรวมกันเป็นศูนย์',
      summed(context, 'journal', 'closing'),
      NO_MONEY,
    ),
  ];
}

function accountsRollForward({ pack, tables }: PackContext): PackCheck {
  const { placed } = tables.journal;
  const columns = ['opening', 'debit', 'credit', 'closing'].map((key) => placed.ranges(key));
  const failing = placed.parts.map((_, part) => {
    const [opening = '', debit = '', credit = '', closing = ''] = columns.map(
      (ranges) => ranges[part] ?? '',
    );
    return `SUMPRODUCT(--(ROUND(${opening}+${debit}-${credit}-${closing},2)<>0))`;
  });
  const wrong = pack.tables.journal.filter(
    ({ opening, debit, credit, closing }) => satang(opening + debit - credit) !== closing,
  );
  return inCounts(
    'Every account: opening + debit − credit = closing (lines failing)',
    'ทุกบัญชี: ยกมา + เดบิต − เครดิต = ยกไป (จำนวนที่ไม่ตรง)',
    { formula: failing.join('+'), count: wrong.length },
    counted(0),
  );
}

function openItemsAreComplete({ pack, tables }: PackContext): PackCheck {
  const name = [
    'Open items = breaks open by the last report of the month',
    'รายการคงค้างเท่ากับผลต่างคงค้างตามรายงานฉบับสุดท้ายของเดือน',
  ] as const;
  const { openBreaks } = pack.head.figures;
  if (openBreaks === null) {
    return waiting(...name, words('No day of it is closed.', 'ยังไม่มีวันที่ปิดรอบ'));
  }
  const formula = tables.openItems.placed.rowCount(PACK_COLUMNS.openItems[0]?.key ?? '');
  return inCounts(...name, { formula, count: pack.tables.openItems.length }, counted(openBreaks));
}

function closedAsShown({ pack }: PackContext): PackCheck {
  const name = [
    'Balances the month was closed with = Journal (accounts that differ)',
    'ยอดคงเหลือที่ปิดงวดไว้ตรงกับใบสำคัญ (จำนวนบัญชีที่ไม่ตรง)',
  ] as const;
  const { accountsThatDiffer } = pack.head.figures;
  return accountsThatDiffer === null
    ? waiting(...name, words('The month is open.', 'ยังไม่ปิดงวดบัญชี'))
    : inCounts(...name, counted(accountsThatDiffer), counted(0));
}

function daysAreDone({ pack, tables }: PackContext): readonly PackCheck[] {
  const { daysNotClosed, daysNotApproved } = pack.head.figures;
  const blank = (column: string) =>
    tables.days.placed
      .ranges(column)
      .map((range) => `COUNTBLANK(${range})`)
      .join('+');
  const unsigned = daysNotClosed.length + daysNotApproved.length;
  return [
    inCounts(
      'Every day is closed (days that are not)',
      'ปิดรอบครบทุกวัน (จำนวนวันที่ยังไม่ปิด)',
      { formula: blank('version'), count: daysNotClosed.length },
      counted(0),
    ),
    inCounts(
      'Every day is approved (days that are not)',
      'อนุมัติครบทุกวัน (จำนวนวันที่ยังไม่อนุมัติ)',
      { formula: blank('signed_by'), count: unsigned },
      counted(0),
    ),
  ];
}
