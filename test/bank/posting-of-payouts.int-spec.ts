import { WithdrawBankLine } from '#bank';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { at, DAY, listed, NEXT } from '../support/shop.js';
import { BankShop, MONDAY } from './bank-shop.js';

const SUNDAY = addDays(DAY, 2);

describe('the arrival of payouts in the books', () => {
  let bank: BankShop;

  beforeEach(async () => {
    bank = await BankShop.open();
    await bank.transfer('trsf_1', 97_000n);
    await bank.transfer('trsf_2', 50_000n);
  });

  afterEach(async () => {
    await bank.shop.shut();
  });

  const close = (day: BusinessDay) => bank.shop.close(day, at('03:00', addDays(day, 1)));
  const inTransit = async () => (await bank.shop.us.balances())['in-transit'] ?? 0n;
  const postings = async () => {
    const events = await bank.shop.issued();
    return events.map(({ data }) => data.posting.bank?.map(({ amount }) => amount) ?? []);
  };

  it('is posted by closing the day, line by line, and shown by its report', async () => {
    await bank.import([
      { bookedOn: DAY, amount: 97_000 },
      { bookedOn: NEXT, amount: 50_000 },
    ]);
    await close(DAY);
    expect(await inTransit()).toBe(50_000n);
    const rows = await listed((await bank.shop.report()).rows('journal'));
    const shown = rows.filter(({ kind }) => kind === 'B1');
    expect(shown).toMatchObject([
      { voucherNo: 'B1-20261120-01', ledgerAccount: 'bank', debit: 97_000n, relatesTo: DAY },
      { voucherNo: 'B1-20261120-01', ledgerAccount: 'in-transit', credit: 97_000n },
    ]);
    await close(NEXT);
    expect(await inTransit()).toBe(0n);
    expect(await bank.shop.us.balances()).toMatchObject({ bank: 147_000n });
    expect(await postings()).toEqual([[97_000n], [50_000n]]);
    const [line] = await bank.lines();
    expect(await bank.shop.us.entries(line!.id)).toMatchObject([
      { id: `B1:${line!.id}:${DAY}:v1`, kind: 'B1', postingDay: DAY, relatesTo: DAY },
    ]);
  });

  it('waits for the next closing where the line comes late, and restates nothing', async () => {
    await close(DAY);
    await bank.import([{ bookedOn: DAY, amount: 97_000 }]);
    await close(DAY);
    expect(await postings()).toEqual([[]]);
    await close(NEXT);
    const [line] = await bank.lines();
    expect(await bank.shop.us.entries(line!.id)).toMatchObject([
      { postingDay: NEXT, relatesTo: DAY },
    ]);
    await close(SUNDAY);
    expect(await postings()).toEqual([[], [97_000n], []]);
  });

  it('is taken back where it no longer holds, and posted as it is now', async () => {
    await bank.import([{ bookedOn: DAY, amount: 97_000 }]);
    await close(DAY);
    const [line] = await bank.lines();
    await bank.shop.us.commands.execute(
      new WithdrawBankLine(bank.account, line!.id, 'of another shop', 'Malee'),
    );
    await bank.import([{ bookedOn: DAY, amount: 96_900 }]);
    await close(NEXT);
    expect((await postings())[1]?.toSorted()).toEqual([-97_000n, 96_900n]);
    expect(await inTransit()).toBe(50_100n);
  });

  it('is what the bank shows; what it lacks stays in transit', async () => {
    await bank.import([{ bookedOn: DAY, amount: 147_000 }]);
    await close(DAY);
    expect(await inTransit()).toBe(0n);
    await bank.transfer('trsf_3', 10_000n, { day: NEXT });
    await bank.import([{ bookedOn: MONDAY, amount: 9_000 }]);
    for (const day of [NEXT, SUNDAY, MONDAY]) await close(day);
    expect(await inTransit()).toBe(1_000n);
  });

  it('is not posted before the transfer itself is', async () => {
    await bank.transfer('trsf_4', 33_000n, { paid: false });
    await bank.import([{ bookedOn: DAY, amount: 33_000 }]);
    await close(DAY);
    expect(await postings()).toEqual([[]]);
    expect(await bank.lines()).toMatchObject([{ state: 'matched', transfers: ['trsf_4'] }]);
  });
});
