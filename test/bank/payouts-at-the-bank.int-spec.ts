import { WithdrawBankLine } from '#bank';
import { addDays } from '#calendar';
import { AssignTransfers } from '#reconciliation';
import { at, DAY, EVE } from '../support/shop.js';
import { BankShop, MONDAY, TUESDAY } from './bank-shop.js';

const NOON_TUESDAY = at('12:00', TUESDAY);

describe('payouts at the bank', () => {
  let bank: BankShop;

  beforeEach(async () => {
    bank = await BankShop.open();
    bank.shop.us.clock.moveTo(NOON_TUESDAY);
  });

  afterEach(async () => {
    await bank.shop.shut();
  });

  it('are quiet while they arrive, and while nobody imports statements', async () => {
    await bank.transfer('trsf_1', 97_000n);
    expect(await bank.breaks()).toEqual([]);
    await bank.import([{ bookedOn: MONDAY, amount: 97_000 }]);
    expect(await bank.breaks()).toEqual([]);
    expect(await bank.lines()).toMatchObject([
      { state: 'matched', matchedBy: 'amount', transfers: ['trsf_1'], difference: 0n },
    ]);
  });

  it('are late once a statement covers the day, and cleared by the line', async () => {
    await bank.transfer('trsf_1', 97_000n);
    await bank.import([
      { bookedOn: DAY, amount: 5, description: 'interest' },
      { bookedOn: MONDAY, amount: -5, description: 'rent' },
    ]);
    expect(await bank.breaks()).toEqual([`IN_TRANSIT_LATE ${MONDAY} trsf_1 -97000 open`]);
    await bank.import([{ bookedOn: TUESDAY, amount: 97_000 }]);
    expect(await bank.breaks()).toEqual([`IN_TRANSIT_LATE ${MONDAY} trsf_1 -97000 cleared`]);
    expect(await bank.proofs()).toEqual([
      expect.stringMatching(/^bank line bkl_\w+ of 2026-11-24$/),
    ]);
  });

  it('miss one statement for each day that is not covered, however many they are', async () => {
    await bank.transfer('trsf_0', 10_000n, { day: EVE });
    await bank.transfer('trsf_1', 97_000n);
    await bank.transfer('trsf_2', 98_000n);
    await bank.import([{ bookedOn: DAY, amount: 10_000 }]);
    expect(await bank.breaks()).toEqual([`SOURCE_MISSING ${MONDAY} bank-lines 195000 open`]);
    await bank.import([{ bookedOn: MONDAY, amount: 97_000 }], { to: TUESDAY });
    expect(await bank.breaks()).toEqual([
      `IN_TRANSIT_LATE ${MONDAY} trsf_2 -98000 open`,
      `SOURCE_MISSING ${MONDAY} bank-lines 195000 cleared`,
    ]);
    expect(await bank.proofs()).toContainEqual(
      expect.stringMatching(/^bank statement bks_\w+ covers/),
    );
  });

  it('that nobody sent are unidentified, and another amount is a mismatch', async () => {
    await bank.transfer('trsf_1', 97_000n);
    await bank.import([
      { bookedOn: MONDAY, amount: 96_900 },
      { bookedOn: MONDAY, amount: 5_000_000 },
    ]);
    expect(await bank.breaks()).toEqual([
      `BANK_AMOUNT_MISMATCH ${MONDAY} trsf_1 -100 open`,
      `BANK_UNIDENTIFIED ${MONDAY} bkl 5000000 open`,
    ]);
    await bank.transfer('trsf_2', 5_000_000n);
    expect(await bank.breaks()).toContain(`BANK_UNIDENTIFIED ${MONDAY} bkl 5000000 cleared`);
    expect(await bank.proofs()).toContain('transfer trsf_2');
  });

  it('that look alike are for a person to tell apart', async () => {
    await bank.transfer('trsf_1', 97_000n);
    await bank.transfer('trsf_2', 97_000n);
    await bank.import([{ bookedOn: MONDAY, amount: 97_000 }]);
    const [line] = await bank.lines();
    expect(line).toMatchObject({ state: 'ambiguous', transfers: ['trsf_1', 'trsf_2'] });
    expect(await bank.breaks()).toEqual([`BANK_UNIDENTIFIED ${MONDAY} bkl 97000 open`]);
    const say = (...ids: readonly string[]) =>
      bank.shop.us.commands.execute(
        new AssignTransfers(bank.account, line!.id, ids, 'the slip says so', 'Malee'),
      );
    await expect(say('trsf_1', 'trsf_l')).rejects.toMatchObject({ code: 'transfer.unknown' });
    await say('trsf_1');
    expect(await bank.breaks()).toEqual([
      `BANK_UNIDENTIFIED ${MONDAY} bkl 97000 cleared`,
      `IN_TRANSIT_LATE ${MONDAY} trsf_2 -97000 open`,
    ]);
    expect(await bank.lines()).toMatchObject([{ matchedBy: 'person', transfers: ['trsf_1'] }]);
  });

  it('that come again otherwise by one reference are held until one is withdrawn', async () => {
    await bank.transfer('trsf_1', 97_000n);
    await bank.import([{ bookedOn: MONDAY, amount: 96_000, bankReference: 'R1' }]);
    await bank.import([{ bookedOn: MONDAY, amount: 97_000, bankReference: 'R1' }]);
    expect(await bank.breaks()).toEqual([
      `BANK_AMOUNT_MISMATCH ${MONDAY} trsf_1 -1000 open`,
      `DUPLICATE_RECORD ${MONDAY} bkl 1000 open`,
    ]);
    const wrong = (await bank.lines()).find(({ amount }) => amount === 96_000n);
    await bank.shop.us.commands.execute(
      new WithdrawBankLine(bank.account, wrong!.id, 'corrected by the bank', 'Malee'),
    );
    expect(await bank.breaks()).toEqual([
      `BANK_AMOUNT_MISMATCH ${MONDAY} trsf_1 -1000 cleared`,
      `DUPLICATE_RECORD ${MONDAY} bkl 1000 cleared`,
    ]);
  });

  it('stand in a file that must add up, or it covers nothing', async () => {
    await bank.transfer('trsf_1', 97_000n);
    const rows = [{ bookedOn: MONDAY, amount: 10, description: 'interest' }];
    await bank.import(rows, { count: 2, from: DAY });
    const [wrong, ...more] = await bank.breaks();
    expect(wrong).toBe(`CONTROL_TOTAL ${MONDAY} bks 0 open`);
    expect(more).toEqual([`SOURCE_MISSING ${MONDAY} bank-lines 97000 open`]);
    const both = [...rows, { bookedOn: DAY, amount: 7, description: 'interest' }];
    await bank.import(both, { count: 2 });
    expect(await bank.breaks()).toEqual([
      `CONTROL_TOTAL ${MONDAY} bks 0 cleared`,
      `IN_TRANSIT_LATE ${MONDAY} trsf_1 -97000 open`,
      `SOURCE_MISSING ${MONDAY} bank-lines 97000 cleared`,
    ]);
  });

  it('to another account are a break until a second person approves it', async () => {
    await bank.transfer('trsf_1', 97_000n, { day: EVE });
    await bank.transfer('trsf_2', 98_000n, { lastDigits: '1111', paid: false });
    const changed = `PAYOUT_ACCOUNT_CHANGED ${DAY} trsf_2 98000`;
    expect(await bank.breaks()).toEqual([`${changed} open`]);
    const say = (what: 'propose' | 'approve', by: string) => bank.sayOfAccount(what, '1111', by);
    await say('propose', 'Malee');
    expect(await bank.breaks()).toEqual([`${changed} open`]);
    await expect(say('approve', 'Malee')).rejects.toMatchObject({ code: 'setting.four_eyes' });
    await say('approve', 'Somchai');
    expect(await bank.breaks()).toEqual([`${changed} cleared`]);
    expect(await bank.proofs()).toEqual(['bank account ••1111 was approved by Somchai']);
    await bank.transfer('trsf_3', 99_000n, { day: addDays(TUESDAY, 1) });
    expect(await bank.breaks()).toContain(
      `PAYOUT_ACCOUNT_CHANGED ${addDays(TUESDAY, 1)} trsf_3 99000 open`,
    );
  });

  it('are judged in the same way in another order, again, and after a rebuild', async () => {
    await bank.import([{ bookedOn: MONDAY, amount: 96_900 }]);
    await bank.transfer('trsf_1', 97_000n);
    await bank.transfer('trsf_2', 50_000n);
    const before = await bank.breaks();
    expect(before).toEqual([
      `BANK_AMOUNT_MISMATCH ${MONDAY} trsf_1 -100 open`,
      `IN_TRANSIT_LATE ${MONDAY} trsf_2 -50000 open`,
    ]);
    const books = await bank.shop.us.books();
    await bank.shop.us.rebuild();
    expect(await bank.shop.us.books()).toBe(books);
    await bank.import([{ bookedOn: MONDAY, amount: 96_900 }]);
    expect(await bank.breaks()).toEqual(before);
  });
});
