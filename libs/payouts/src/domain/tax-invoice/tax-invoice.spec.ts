import { parseBusinessDay, parseMonth } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../../test/support/golden.js';
import { specify } from '../../../../../test/support/specify.js';
import { checkedInvoice } from './checked-invoice.js';
import { TaxInvoiceRecorded, taxInvoiceEvents, TaxInvoiceWithdrawn } from './tax-invoice.events.js';
import type { TaxInvoice } from './tax-invoice.events.js';
import { taxInvoiceDecider } from './tax-invoice.js';
import type { InvoiceOrder } from './tax-invoice.js';

const { given } = specify(taxInvoiceDecider);
const at = parseInstant('2026-12-03T02:00:00Z');
const day = parseBusinessDay;

const INVOICE: TaxInvoice = {
  number: 'INV-2026-11',
  issuedOn: day('2026-11-30'),
  receivedOn: day('2026-12-03'),
  sellerName: 'Omise Co., Ltd.',
  sellerTaxId: '0105556091152',
  sellerBranch: '00000',
  buyerTaxId: '0105500000000',
  value: satang(45_214_644n),
  vat: satang(3_165_025n),
  coversFrom: day('2026-11-01'),
  coversTo: day('2026-11-30'),
  claimedInMonth: parseMonth('2026-12'),
  note: null,
};
const CORRECTED = { ...INVOICE, vat: satang(3_165_000n) };
const { number } = INVOICE;
const by = 'Suda';

const record = (invoice: TaxInvoice, supersedes: string | null = null): InvoiceOrder => ({
  ...{ kind: 'record', at, by, invoice, supersedes },
});
const recorded = new TaxInvoiceRecorded(at, { ...INVOICE, by, supersedes: null });
const withdrawn = (replacedBy: string) =>
  new TaxInvoiceWithdrawn(at, { ...INVOICE, by, replacedBy });
const replace = (replacedBy: string): InvoiceOrder => ({
  kind: 'replace',
  at,
  by,
  number,
  replacedBy,
});

describe('an official tax invoice', () => {
  it('is written as it always was', () => {
    checkGolden(taxInvoiceEvents, [recorded, withdrawn('INV-2')]);
  });

  it('is recorded once, however often it is sent', () => {
    given().when(record(INVOICE)).then(recorded);
    given(recorded).when(record(INVOICE)).thenNothing();
  });

  it('is not edited without a word', () => {
    expect(() =>
      taxInvoiceDecider.decide(record(CORRECTED), { invoice: INVOICE, replacedBy: null }),
    ).toThrow(expect.objectContaining({ code: 'tax_invoice.conflict' }));
  });

  it('is corrected under its own number by superseding itself', () => {
    const corrected = new TaxInvoiceRecorded(at, { ...CORRECTED, by, supersedes: number });
    given(recorded).when(record(CORRECTED, number)).then(withdrawn(number), corrected);
    given(recorded, withdrawn(number), corrected).when(record(CORRECTED, number)).thenNothing();
  });

  it('gives its place to another one, and does not come back by being sent again', () => {
    given(recorded).when(replace('INV-2')).then(withdrawn('INV-2'));
    given(recorded, withdrawn('INV-2')).when(replace('INV-2')).thenNothing();
    given(recorded, withdrawn('INV-2')).when(record(INVOICE)).thenNothing();
    const state = { invoice: INVOICE, replacedBy: 'INV-2' };
    for (const order of [replace('INV-3'), record(CORRECTED, number)]) {
      expect(() => taxInvoiceDecider.decide(order, state)).toThrow(
        expect.objectContaining({ code: 'tax_invoice.already_replaced' }),
      );
    }
  });

  it('that is not known has no place to give', () => {
    expect(() => taxInvoiceDecider.decide(replace('INV-2'), null)).toThrow(
      expect.objectContaining({ code: 'tax_invoice.unknown' }),
    );
  });
});

describe('what cannot be a tax invoice', () => {
  const today = day('2026-12-03');
  const check = (changes: Partial<TaxInvoice>) =>
    checkedInvoice({ ...INVOICE, ...changes }, { today, claimMonths: 6 });

  it('is refused; anything else is taken as it is', () => {
    expect(check({})).toEqual(INVOICE);
    expect(check({ claimedInMonth: parseMonth('2027-05') })).toBeDefined();
  });

  it.each<[string, Partial<TaxInvoice>]>([
    ['number', { number: '' }],
    ['sellerTaxId', { sellerTaxId: '123' }],
    ['sellerBranch', { sellerBranch: '1' }],
    ['buyerTaxId', { buyerTaxId: 'x' }],
    ['sellerName', { sellerName: '' }],
    ['negative', { vat: satang(-1n) }],
    ['note', { note: 'x'.repeat(1_001) }],
    ['before its own date', { receivedOn: day('2026-11-29') }],
    ['today is', { receivedOn: day('2026-12-04') }],
    ['end before they begin', { coversTo: day('2026-10-31') }],
    ['366 days', { coversFrom: day('2025-01-01') }],
    ['may be claimed in 2026-11 to 2027-05', { claimedInMonth: parseMonth('2027-06') }],
    ['may be claimed in 2026-11 to 2027-05', { claimedInMonth: parseMonth('2026-10') }],
  ])('names what is wrong: %s', (problem, changes) => {
    expect(() => check(changes)).toThrow(problem);
    expect(() => check(changes)).toThrow(expect.objectContaining({ code: 'tax_invoice.invalid' }));
  });
});
