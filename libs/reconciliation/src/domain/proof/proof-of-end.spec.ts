import { parseRate, satang } from '#money';
import {
  at,
  DAY,
  ended,
  NEXT,
  order,
  paid,
  qr,
  said,
} from '../../../../../test/support/reconciling/cases.js';
import type { ProofFacts } from './proof-facts.js';
import { proofsFrom } from './proof-of-end.js';

const NOTHING: ProofFacts = {
  ...{ receipts: [], charges: [], decisions: [], credits: [] },
  contractOf: () => null,
  receiptsOfDay: { day: DAY, count: 0 },
};
const A = { ...order('A', '400.00'), revision: 1 };
const PAID = paid(qr('c1', '400.00', 'A'), at('10:00'));

const ofReceipt = (facts: Partial<ProofFacts>, code = 'RECEIPT_UNPAID') =>
  proofsFrom({ ...NOTHING, ...facts })({ code, subject: { kind: 'expectation', id: 'A' } });
const ofCharge = (facts: Partial<ProofFacts>, code = 'CHARGE_UNEXPECTED') =>
  proofsFrom({ ...NOTHING, ...facts })({ code, subject: { kind: 'charge', id: 'c1' } });

describe('the end of a break about a receipt', () => {
  it('is proven by its payment', () => {
    expect(ofReceipt({ receipts: [A], charges: [PAID] })).toBe(`charge c1 paid ${at('10:00')}`);
    const named = { ...A, chargeId: 'c1' };
    const unlike = { ...PAID, reference: null };
    expect(ofReceipt({ receipts: [named], charges: [unlike] })).toBe(
      `charge c1 paid ${at('10:00')}`,
    );
  });

  it('is proven by what was learned last', () => {
    const revised = { ...A, revision: 2, knownAt: at('11:00') };
    const withdrawn = { ...revised, withdrawnAt: at('11:00') };
    const charges = [PAID];
    expect(ofReceipt({ receipts: [revised], charges })).toBe(
      'receipt A revised to 400.00, expected on 2026-11-20',
    );
    expect(ofReceipt({ receipts: [withdrawn], charges })).toBe('receipt A withdrawn');
    const decisions = [{ ...said('chosen', 'A', 'c1', at('12:00')), by: 'suda' }];
    expect(ofReceipt({ receipts: [withdrawn], charges, decisions })).toBe('match chosen by suda');
  });

  it('is not proven by what is about others', () => {
    const other = { ...order('B', '1.00', { knownAt: at('12:00', NEXT) }), revision: 2 };
    const charges = [PAID, paid(qr('c2', '1.00', 'B'), at('11:00', NEXT))];
    expect(ofReceipt({ receipts: [A, other], charges })).toBe(`charge c1 paid ${at('10:00')}`);
    expect(ofReceipt({ receipts: [other], charges: charges.slice(1) })).toBeNull();
  });
});

describe('the end of a break about a charge', () => {
  it('is proven by the receipt that came, or by what became of the charge', () => {
    const late = { ...A, knownAt: at('11:00') };
    expect(ofCharge({ receipts: [late], charges: [PAID] })).toBe(
      'receipt A stated as 400.00, expected on 2026-11-20',
    );
    const gone = ended(qr('c1', '400.00', null), 'expired', at('12:00'));
    expect(ofCharge({ charges: [gone] }, 'STUCK_PENDING')).toBe(`charge c1 expired ${at('12:00')}`);
    const amended = { ...PAID, isAmended: true };
    expect(ofCharge({ charges: [amended] })).toBe('charge c1 amended');
  });

  it('is proven by its transaction where that was missing', () => {
    const credit = {
      id: 't1',
      chargeId: 'c1',
      direction: 'credit',
      amount: satang(39_294n),
    } as const;
    const facts = { charges: [PAID], credits: [credit] };
    expect(ofCharge(facts, 'TRANSACTION_MISSING')).toBe('transaction t1: credit of 392.94');
    expect(ofCharge(facts)).toBe(`charge c1 paid ${at('10:00')}`);
  });

  it('is proven by the contract where what it should cost was another matter', () => {
    const contract = { from: DAY, feeRate: parseRate('1.6'), vatRate: parseRate('7') };
    const facts = { charges: [PAID], contractOf: () => contract };
    const words = 'contract from 2026-11-20: 1.6 % fee, 7 % VAT';
    expect(ofCharge(facts, 'FEE_VARIANCE')).toBe(words);
    const amended = { ...facts, charges: [{ ...PAID, isAmended: true }] };
    expect(ofCharge(amended, 'FEE_VARIANCE')).toBe('charge c1 amended');
    expect(ofCharge({ charges: [PAID] }, 'FEE_VARIANCE')).toBeNull();
  });
});

describe('the end of other breaks of a day', () => {
  it('names a source and an origin, and nothing of a group of small differences', () => {
    const proof = (kind: string, facts = NOTHING) =>
      proofsFrom(facts)({ code: '', subject: { kind, id: 'x' } });
    const arrived = { ...NOTHING, receiptsOfDay: { day: DAY, count: 12 } };
    expect(proof('source', arrived)).toBe('12 receipts expected on 2026-11-20 arrived');
    expect(proof('source')).toBe('no payment waits for it any longer');
    expect(proof('transaction')).toBe('origin of transaction x became known');
    expect(proof('day')).toBeNull();
  });
});
