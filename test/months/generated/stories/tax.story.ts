import { DEFAULT_TAX_RULES } from '#accounts';
import { parseBusinessDay, parseMonth } from '#calendar';
import { satang } from '#money';
import { RecordTaxInvoice, RecordWithholdingRefund } from '#payouts';
import { after, at, daysBetween, FIRST_DAY, LAST_DAY, MONTH } from '../bangkok-calendar.js';
import type { Day } from '../bangkok-calendar.js';
import { change } from '../change-setting.js';
import type { GeneratedMonth } from '../generated-month.js';
import { receiptId } from '../money-objects-of-opn.js';
import { share } from '../sales.js';

const MORE = 107;
const NEXT_MONTH = '2027-01';

export function wrongReceipt(
  { world, plans }: GeneratedMonth,
  day: Day,
  restatedAt: string | null,
) {
  plans.receipts.set(day, { more: MORE, ...(restatedAt ? { restatedAt } : {}) });
  const proof = restatedAt ? /receipt OMTH.* agrees with the books/ : null;
  world.plant('TAX_RECEIPT_MISMATCH', `tax-day/${day}`, MORE, { proof });
}

/** Opn writes no receipt of the day, or one only the day after. */
export function noReceipt({ plans }: GeneratedMonth, day: Day, isLate: boolean): void {
  plans.receipts.set(day, isLate ? { createdAt: at(after(day, 2), '10:00') } : { isSkipped: true });
}

export function noReceiptAfterwards({ world, plans }: GeneratedMonth, day: Day): void {
  const proof = plans.receipts.get(day)?.isSkipped ? null : /receipt OMTH.* was read/;
  const fee = plans.receiptFee.get(day) ?? 0;
  world.plant('TAX_RECEIPT_MISSING', `tax-day/${day}`, -fee, { proof });
}

const WITHHELD_ON: readonly [Day, Day] = ['2026-12-03', '2026-12-04'];
const RECLAIMED_ON: Day = '2026-12-22';

/** For two days tax is withheld from Opn's fees; of one of them it is paid back, too late. */
export function withholds({ world }: GeneratedMonth): void {
  const [first, last] = WITHHELD_ON;
  world.does(at(after(FIRST_DAY, -1), '13:00'), async (shop) => {
    const set = (from: Day, withholding: 'off' | 'per-receipt') => {
      const rules = { ...DEFAULT_TAX_RULES, reclaimDays: 10, withholding };
      return change(shop, { kind: 'set-rules', book: 'tax', from: parseBusinessDay(from), rules });
    };
    await set(first, 'per-receipt');
    await set(after(last), 'off');
  });
}

export function withholdsAfterwards({ world, plans }: GeneratedMonth): void {
  const [first, last] = WITHHELD_ON.map((day) => ({
    subject: `tax-receipt/${receiptId(day)}`,
    amount: share(plans.receiptFee.get(day) ?? 0, 3, 100),
  }));
  if (!first || !last) return;
  const receivedOn = parseBusinessDay(RECLAIMED_ON);
  const reclaimed = {
    reference: 'K-1',
    amount: satang(BigInt(first.amount)),
    receivedOn,
    note: null,
  };
  world.does(at(RECLAIMED_ON, '12:00'), (shop) => {
    const said = { kind: 'record', reclaimed } as const;
    return shop.commands.execute(new RecordWithholdingRefund(shop.account, said, 'Suda'));
  });
  world.plant('WHT_NOT_RECLAIMED', first.subject, -first.amount, { proof: /K-1/ });
  world.plant('WHT_NOT_RECLAIMED', last.subject, -last.amount);
}

const MIDDLE: Day = '2026-12-15';

/** Opn's invoices: of the first half, wrong and then right; of the second too late, and wrong. */
export function invoicesAfterwards(month: GeneratedMonth): void {
  const { world } = month;
  const half = costsOf(month, FIRST_DAY, MIDDLE);
  const rest = costsOf(month, after(MIDDLE), LAST_DAY);
  records(month, '2027-01-05', 'INV-1', { ...half, vat: half.vat + 100 });
  records(month, '2027-01-06', 'INV-2', half, 'INV-1');
  world.plant('TAX_INVOICE_MISMATCH', 'tax-invoice/INV-1', 100, { proof: /INV-2/ });
  records(month, '2027-01-07', 'INV-3', { ...rest, vat: rest.vat - 50 });
  world.plant('TAX_INVOICE_MISSING', `month/${MONTH}`, -rest.vat, { proof: /INV-3/ });
  world.plant('TAX_INVOICE_MISMATCH', 'tax-invoice/INV-3', -50);
}

interface Covered {
  readonly from: Day;
  readonly to: Day;
  readonly fee: number;
  readonly vat: number;
}

function costsOf({ plans }: GeneratedMonth, from: Day, to: Day): Covered {
  const days = daysBetween(from, to);
  const sum = (of: ReadonlyMap<Day, number>) =>
    days.reduce((total, day) => total + (of.get(day) ?? 0), 0);
  return { from, to, fee: sum(plans.receiptFee), vat: sum(plans.receiptVat) };
}

function records(
  { world }: GeneratedMonth,
  day: Day,
  number: string,
  { from, to, fee, vat }: Covered,
  supersedes: string | null = null,
): void {
  const invoice = {
    ...{ number, sellerName: 'Omise Co., Ltd.', sellerTaxId: '0105556091152', note: null },
    ...{ sellerBranch: '00000', buyerTaxId: '0105500000000' },
    ...{ issuedOn: parseBusinessDay(LAST_DAY), receivedOn: parseBusinessDay(day) },
    ...{ value: satang(BigInt(fee)), vat: satang(BigInt(vat)) },
    ...{ coversFrom: parseBusinessDay(from), coversTo: parseBusinessDay(to) },
    claimedInMonth: parseMonth(NEXT_MONTH),
  };
  world.does(at(day, '12:00'), (shop) =>
    shop.commands.execute(new RecordTaxInvoice(shop.account, invoice, supersedes, 'Suda')),
  );
}
