import { at, DAY, EVE, NEXT } from '../support/shop.js';
import { BankShop, MONDAY, TUESDAY } from './bank-shop.js';

describe('the break of a transfer that carries the amount', () => {
  let bank: BankShop;

  beforeEach(async () => {
    bank = await BankShop.open();
    bank.shop.us.clock.moveTo(at('12:00', TUESDAY));
  });

  afterEach(async () => {
    await bank.shop.shut();
  });

  it('is one, if it went to another account and is late', async () => {
    await bank.transfer('trsf_1', 97_000n, { day: EVE });
    await bank.transfer('trsf_2', 98_000n, { lastDigits: '1111' });
    await bank.import([
      { bookedOn: NEXT, amount: 5, description: 'interest', bankAccount: '1111' },
      { bookedOn: MONDAY, amount: 5, description: 'interest', bankAccount: '1111' },
    ]);
    expect(await bank.breaks()).toEqual([
      `PAYOUT_ACCOUNT_CHANGED ${DAY} trsf_2 98000 IN_TRANSIT_LATE open`,
    ]);
  });

  it('is one, if it does not add up either, whatever is judged first', async () => {
    await bank.transfer('trsf_1', 97_000n, { day: EVE });
    await bank.import([
      { bookedOn: DAY, amount: 97_000 },
      { bookedOn: MONDAY, amount: 5, description: 'interest' },
    ]);
    await bank.transfer('trsf_2', 98_000n, { amount: 100_000n });
    const sum = `TRANSFER_ARITHMETIC ${DAY} trsf_2 -1000 IN_TRANSIT_LATE open`;
    expect(await bank.breaks()).toEqual([sum]);
    await bank.import([{ bookedOn: TUESDAY, amount: 5, description: 'interest' }]);
    expect(await bank.breaks()).toEqual([sum]);
    await bank.import([{ bookedOn: TUESDAY, amount: 98_000 }]);
    expect(await bank.breaks()).toEqual([`TRANSFER_ARITHMETIC ${DAY} trsf_2 -1000 open`]);
  });

  it('is of the account that nobody approved, until somebody does', async () => {
    await bank.transfer('trsf_1', 97_000n, { day: EVE });
    await bank.transfer('trsf_2', 98_000n, { amount: 100_000n, lastDigits: '1111' });
    const others = `TRANSFER_ARITHMETIC ${DAY} trsf_2 -1000`;
    const changed = `PAYOUT_ACCOUNT_CHANGED ${DAY} trsf_2 98000`;
    expect(await bank.breaks()).toEqual([`${changed} TRANSFER_ARITHMETIC open`]);
    await bank.approveAccount('1111');
    expect(await bank.breaks()).toEqual([
      `${changed} TRANSFER_ARITHMETIC cleared`,
      `${others} open`,
    ]);
  });
});
