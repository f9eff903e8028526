import { satang } from '#money';
import { at, DAY, DAYS, NEXT } from '../../../../../test/support/reconciling/cases.js';
import { DEFAULT_MATCHING_RULES } from '#accounts';
import type { Judging } from '../judge-rules.js';
import { judgeTaxDay } from './judge-tax-day.js';
import { NOTHING_DEDUCTED, taxDayFigures } from './tax-day.js';
import type { ReceiptFacts, TaxDayFacts } from './tax-day.js';

const judging: Judging = {
  instant: at('12:00', NEXT),
  days: DAYS,
  holidays: new Set(),
  rulesOn: () => DEFAULT_MATCHING_RULES,
};

const receipt = (facts: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  ...{ id: 'rcpt_1', number: 'OMTH202611200018', adjustmentTransactionId: 'trxn_1' },
  ...{ subtotal: satang(45_214_644n), vat: satang(3_165_025n), wht: satang(0n) },
  knownAt: at('01:10', NEXT),
  ...facts,
});

/** The day of the workbook's example: VAT by charge is 0.28 baht less than VAT of the day. */
const EXAMPLE: TaxDayFacts = {
  day: DAY,
  deducted: {
    ...{ chargeFee: satang(45_211_840n), chargeVat: satang(3_164_801n) },
    ...{ transferFee: satang(2_804n), transferVat: satang(196n) },
  },
  receipts: [receipt()],
  adjustments: [{ transactionId: 'trxn_1', receiptId: 'rcpt_1', amount: satang(28n) }],
  receiptsReadUpTo: at('09:00', NEXT),
};

const found = (facts: Partial<TaxDayFacts>, instant = judging.instant) =>
  judgeTaxDay({ ...EXAMPLE, ...facts }, { ...judging, instant }).map(
    ({ code, subject, expected, actual, amount }) => [code, subject.id, expected, actual, amount],
  );

describe('the fees of a day', () => {
  it('agree with Opn’s receipt and its rounding adjustment', () => {
    expect(taxDayFigures(EXAMPLE)).toEqual({
      ...{ ourFee: 45_214_644n, ourVat: 3_164_997n },
      ...{ receiptSubtotal: 45_214_644n, receiptVat: 3_165_025n, receiptWht: 0n },
      ...{ vatAdjustment: 28n, feeDifference: 0n, vatDifference: 0n },
    });
    expect(found({})).toEqual([]);
  });

  it('differ from it by fee, before they differ by VAT', () => {
    expect(found({ receipts: [receipt({ subtotal: satang(45_214_744n) })] })).toEqual([
      ['TAX_RECEIPT_MISMATCH', DAY, 45_214_644n, 45_214_744n, 100n],
    ]);
    expect(found({ receipts: [receipt({ vat: satang(3_165_020n) })] })).toEqual([
      ['TAX_RECEIPT_MISMATCH', DAY, 3_165_025n, 3_165_020n, -5n],
    ]);
    const both = receipt({ subtotal: satang(45_214_643n), vat: satang(1n) });
    expect(found({ receipts: [both] })).toHaveLength(1);
  });

  it('say nothing of VAT while the adjustment that the receipt names is not known', () => {
    expect(found({ adjustments: [] })).toEqual([]);
    expect(taxDayFigures({ ...EXAMPLE, adjustments: [] }).vatDifference).toBeNull();
    const none = [receipt({ adjustmentTransactionId: null })];
    expect(found({ adjustments: [], receipts: none })).toEqual([
      ['TAX_RECEIPT_MISMATCH', DAY, 3_164_997n, 3_165_025n, 28n],
    ]);
  });

  it('are those of all receipts of the day together, credit notes included', () => {
    const note = { ...{ id: 'rcpt_2', number: 'N-2' }, adjustmentTransactionId: null };
    const [more, less] = [satang(700n), satang(-700n)];
    const receipts = [
      receipt({ subtotal: satang(45_215_344n) }),
      receipt({ ...note, subtotal: less, vat: satang(0n) }),
    ];
    expect(found({ receipts })).toEqual([]);
    expect(found({ receipts: [receipt({ subtotal: satang(45_215_344n) })] })[0]).toContain(more);
  });
});

describe('a receipt that did not come', () => {
  const none = { receipts: [], adjustments: [] };

  it('is missing once the list was read on the morning after', () => {
    expect(found(none)).toEqual([['TAX_RECEIPT_MISSING', DAY, 45_214_644n, null, -45_214_644n]]);
    expect(judgeTaxDay({ ...EXAMPLE, ...none }, judging)[0]).toMatchObject({
      openedAt: at('09:00', NEXT),
      day: DAY,
    });
  });

  it.each([
    ['it is not morning yet', {}, at('08:59', NEXT)],
    ['the list was not read since', { receiptsReadUpTo: at('08:59', NEXT) }, judging.instant],
    ['Opn has no such list', { receiptsReadUpTo: null }, judging.instant],
    ['there were no fees', { deducted: NOTHING_DEDUCTED }, judging.instant],
  ])('is not missing while %s', (_, facts, instant) => {
    expect(found({ ...none, ...facts }, instant)).toEqual([]);
  });
});
