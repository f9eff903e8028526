import fc from 'fast-check';
import { parseRate, satang } from '#money';
import { computeFee } from './compute-fee.js';

const terms = (feeRate: string) => ({ feeRate: parseRate(feeRate), vatRate: parseRate('7.0') });

describe('the fee of a payment', () => {
  it.each([
    ['PromptPay', 400_000n, '1.65', 6_600n, 462n, 392_938n],
    ['half up, not half to even', 5_000n, '3.65', 183n, 13n, 4_804n],
    ['half up', 3_000n, '3.65', 110n, 8n, 2_882n],
    ['', 31_000n, '3.65', 1_132n, 79n, 29_789n],
    ['VAT half up', 100_000n, '3.65', 3_650n, 256n, 96_094n],
    ['nearest, not floor', 12_349n, '3.65', 451n, 32n, 11_866n],
    ['partial capture: on the captured part', 50_000n, '3.65', 1_825n, 128n, 48_047n],
    ['PromptPay', 156_000n, '1.65', 2_574n, 180n, 153_246n],
  ])('as recorded by Opn (%s): %p at %s', (_what, gross, rate, fee, vat, net) => {
    expect(computeFee(satang(gross), terms(rate))).toEqual({ gross, fee, vat, net });
  });

  it('leaves nothing of the gross unexplained', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), (gross) => {
        const { fee, vat, net } = computeFee(satang(gross), terms('1.65'));
        expect(fee + vat + net).toBe(gross);
        expect(net >= 0n && fee >= vat).toBe(true);
      }),
    );
  });
});
