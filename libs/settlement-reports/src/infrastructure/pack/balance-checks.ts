import { sum } from '#money';
import { CUT_OFF_SECTIONS } from '../../domain/pack/pack-terms.js';
import { PACK_TITLES } from '../../domain/pack/pack-sheets.js';
import { words } from '../../domain/words.js';
import { rangeOn } from '../xlsx/formula-text.js';
import { added, balanceOf, lessened, summed, where } from './check-terms.js';
import type { ConfirmationPage } from './confirmation-page.js';
import { inBaht, waiting } from './pack-check.js';
import type { PackCheck } from './pack-check.js';
import type { PackContext } from './pack-context.js';
import type { WrittenFigures } from './pack-figures.js';

export function transitRollsForward(context: PackContext, cells: WrittenFigures): PackCheck {
  const other = { formula: cells.transitOther, amount: context.pack.head.figures.transitOther };
  const moved = added(
    balanceOf(context, 'in-transit', 'opening'),
    summed(context, 'days', 'transferred'),
    other,
  );
  return inBaht(
    'In transit: opening + sent − arrived ± other = closing',
    'เงินระหว่างทาง: ยกมา + โอนออก − เข้าธนาคาร ± อื่น ๆ = ยกไป',
    lessened(moved, summed(context, 'days', 'banked')),
    balanceOf(context, 'in-transit'),
  );
}

/** Money at Opn and on its way: the sheets, the books, and Opn. */
export function balancesTie(context: PackContext, page: ConfirmationPage): readonly PackCheck[] {
  const { confirmation, tables } = context.pack;
  const section = CUT_OFF_SECTIONS.credited_after[context.language];
  const later = tables.cutOff.filter((row) => row.section === 'credited_after');
  const amount = sum(later.map((row) => row.amount));
  const onPage = (cell: string) => rangeOn(PACK_TITLES.confirmation[context.language], cell);
  const inTransit = sum(confirmation.transfers.map((row) => row.amount));
  return [
    inBaht(
      'Paid before and credited after = not credited in the books',
      'รับชำระก่อน Opn บันทึกยอดหลังสิ้นเดือน เท่ากับยอดรอ Opn บันทึกในบัญชี',
      where(context, 'cutOff', 'amount', ['section', section], amount),
      balanceOf(context, 'opn-uncredited'),
    ),
    inBaht(
      'Transfers in transit = in transit in the books',
      'รายการโอนระหว่างทางรวมเท่ากับยอดตามบัญชี',
      { formula: onPage(page.inTransit), amount: inTransit },
      balanceOf(context, 'in-transit'),
    ),
    balanceIsOpns(context, page, onPage),
  ];
}

function balanceIsOpns(
  { pack }: PackContext,
  page: ConfirmationPage,
  onPage: (cell: string) => string,
): PackCheck {
  const name = [
    'Opn balance in the books = stated by Opn at the same moment',
    'ยอดตามบัญชีเท่ากับยอดที่ Opn แจ้ง ณ เวลาเดียวกัน',
  ] as const;
  const { observation } = pack.confirmation;
  if (observation === null || !observation.isComparable) {
    const reason = words(
      'Opn’s balance was not read while nothing moved.',
      'ยังไม่มีการอ่านยอดจาก Opn ในเวลาที่ไม่มีการเคลื่อนไหว',
    );
    return waiting(...name, reason);
  }
  const { booksThen, stated } = observation;
  return inBaht(
    ...name,
    { formula: onPage(page.booksThen), amount: booksThen },
    { formula: onPage(page.stated), amount: stated },
  );
}
