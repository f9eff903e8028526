import { maskAccountNumbers } from './mask-account-numbers.js';

describe('account numbers in what is kept', () => {
  it.each([
    ['123456789', '*****6789'],
    ['6789', '****'],
    ['', ''],
    [123456789, '*****6789'],
    [null, null],
  ])('%j becomes %j', (account_number, expected) => {
    expect(maskAccountNumbers({ account_number })).toEqual({ account_number: expected });
  });

  it('are masked however deep they stand, and nothing else is touched', () => {
    const raw = {
      id: 'trsf_1',
      bank_account: { account_number: '123456789', last_digits: '6789' },
      recipients: [{ bank_account: { account_number: '987654321' } }, null, 7],
    };
    expect(maskAccountNumbers(raw)).toEqual({
      id: 'trsf_1',
      bank_account: { account_number: '*****6789', last_digits: '6789' },
      recipients: [{ bank_account: { account_number: '*****4321' } }, null, 7],
    });
  });
});
