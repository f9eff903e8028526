import { negated, sum, ZERO } from '#money';
import { UNDUE_LINES } from '../../domain/pack/pack-terms.js';
import { balanceOf, lessened, summed, where } from './check-terms.js';
import { inBaht } from './pack-check.js';
import type { PackCheck } from './pack-check.js';
import type { PackContext } from './pack-context.js';

/** Taxes: what the sheets show is what the books hold. */
export function taxTies(context: PackContext): readonly PackCheck[] {
  return [invoicesArePosted(context), ...undueVatTies(context), withheldTies(context)];
}

function invoicesArePosted(context: PackContext): PackCheck {
  const { undueVat } = context.pack.tables;
  const moved = sum(undueVat.map(({ line, movement }) => (line === 'moved' && movement) || ZERO));
  const text = UNDUE_LINES.moved[context.language];
  const { formula } = where(context, 'undueVat', 'movement', ['line', text], moved);
  return inBaht(
    'Input VAT posted for the invoices = moved out of VAT not yet claimable (V2)',
    'ภาษีซื้อที่บันทึกตามใบกำกับภาษี เท่ากับยอดที่โอนจากภาษีซื้อยังไม่ถึงกำหนด (V2)',
    summed(context, 'inputVat', 'posted'),
    { formula: `-(${formula})`, amount: negated(moved) },
  );
}

function undueVatTies(context: PackContext): readonly PackCheck[] {
  const undue = balanceOf(context, 'input-vat-undue');
  return [
    inBaht(
      'VAT not yet claimable rolls forward to its balance',
      'ภาษีซื้อยังไม่ถึงกำหนด: รายการเคลื่อนไหวรวมเท่ากับยอดยกไป',
      summed(context, 'undueVat', 'movement'),
      undue,
    ),
    inBaht(
      'Days left of it come to the same balance',
      'ภาษีซื้อยังไม่ถึงกำหนด: คงเหลือตามวันรวมเท่ากับยอดยกไป',
      summed(context, 'undueVat', 'remaining'),
      undue,
    ),
  ];
}

const withheldTies = (context: PackContext): PackCheck =>
  inBaht(
    'Tax withheld less paid back = balance to be reclaimed',
    'ภาษีหัก ณ ที่จ่ายหักยอดที่ได้รับคืน เท่ากับยอดรอเรียกคืน',
    lessened(summed(context, 'withholding', 'tax'), summed(context, 'withholding', 'reclaimed')),
    balanceOf(context, 'withholding-tax-reclaimable'),
  );
