import { parseBusinessDay, parseMonth } from '#calendar';
import { satang } from '#money';
import type { TaxInvoice } from '#payouts';

// 400.00 baht: 6.60 fee and 0.46 VAT; 100.00 baht: 1.65 and 0.12. VAT of 8.25 is 0.58.
export const [SUBTOTAL, DEDUCTED, VAT] = [825, 58, 58] as const;

export const INVOICE: TaxInvoice = {
  ...{ number: 'INV-11', sellerName: 'Omise Co., Ltd.', sellerTaxId: '0105556091152' },
  ...{ sellerBranch: '00000', buyerTaxId: '0105500000000', note: null },
  ...{ issuedOn: parseBusinessDay('2026-11-30'), receivedOn: parseBusinessDay('2026-12-03') },
  ...{ value: satang(BigInt(SUBTOTAL)), vat: satang(BigInt(VAT)) },
  coversFrom: parseBusinessDay('2026-11-01'),
  coversTo: parseBusinessDay('2026-11-30'),
  claimedInMonth: parseMonth('2026-12'),
};

export const december = (day: number) =>
  parseBusinessDay(`2026-12-${String(day).padStart(2, '0')}`);
