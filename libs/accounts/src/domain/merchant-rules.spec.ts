import { checkedMerchantRules, DEFAULT_MERCHANT_RULES, isTaxId } from './merchant-rules.js';
import type { MerchantRules } from './merchant-rules.js';

const merchant = (given: Partial<MerchantRules>): MerchantRules => ({
  ...DEFAULT_MERCHANT_RULES,
  ...given,
});

describe('a merchant', () => {
  it.each(['0105500000003', '0994000165889', '0107537000521'])('may have the tax ID %s', (id) => {
    expect(isTaxId(id)).toBe(true);
  });

  it.each(['0105500000000', '010550000000', '01055000000030', '010550000000x', ''])(
    'cannot have the tax ID %j',
    (taxId) => {
      expect(isTaxId(taxId)).toBe(false);
      expect(() => checkedMerchantRules(merchant({ taxId }))).toThrow(
        expect.objectContaining({ code: 'setting.invalid' }),
      );
    },
  );

  it('has exactly one last digit that follows from the others', () => {
    const proven = Array.from({ length: 10 }, (_, digit) => digit).filter((digit) =>
      isTaxId(`010550000000${digit}`),
    );
    expect(proven).toEqual([3]);
  });

  it('is at its head office, or at a branch that has a name', () => {
    const headOffice = merchant({ branch: { code: '00000', name: null } });
    const branch = merchant({ branch: { code: '00007', name: 'สาขาสยาม' } });
    for (const rules of [headOffice, branch]) expect(checkedMerchantRules(rules)).toBe(rules);
    for (const wrong of [
      { code: '00007', name: null },
      { code: '7', name: 'สาขาสยาม' },
    ]) {
      expect(() => checkedMerchantRules(merchant({ branch: wrong }))).toThrow(
        expect.objectContaining({ code: 'setting.invalid' }),
      );
    }
  });
});
