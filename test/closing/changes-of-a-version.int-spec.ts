import { ListBreaks, WorkOnBreak } from '#reconciliation';
import { BankShop } from '../bank/bank-shop.js';
import type { Raw } from '../support/fake-opn.js';
import { at, charge, CLOSING, DAY, listed, NEXT } from '../support/shop.js';

const PAID = { paidAt: at('10:00') };
const A = (changes: Raw = {}) => charge('a', '400.00', 'A', { ...PAID, ...changes });
const CORRECTED = { fee: 600, fee_vat: 42, net: 40_000 - 642 };

/** One story: which facts make a later version of a day, and what its sheet Changes then says. */
describe('a later version of a closed day', () => {
  let bank: BankShop;

  beforeAll(async () => {
    bank = await BankShop.open();
    const { shop } = bank;
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
    shop.sell(A());
    await shop.close(DAY, CLOSING);
  });

  afterAll(async () => {
    await bank.shop.shut();
  });

  /** `sheet row field before → after, effect on net, voucher` of the version made at that hour. */
  async function changesAt(clock: string) {
    const before = (await bank.shop.report()).head;
    await bank.shop.close(DAY, at(clock, NEXT));
    const { head, rows } = await bank.shop.report();
    const all = await listed(rows('changes'));
    const effects = all.reduce((sum, { effect }) => sum + (effect ?? 0n), 0n);
    expect(effects).toBe(head.totals.net - before.totals.net);
    for (const { sheet, learnedAt, cause } of all) {
      if (sheet !== 'charges') continue;
      expect([learnedAt, cause]).toEqual([at(clock, NEXT), 'sweep of Opn’s lists']);
    }
    const lines = all.map(({ sheet, rowKey, field, oldValue, newValue, effect, postedIn }) =>
      [
        ...[sheet, rowKey, field ?? 'row', oldValue ?? '–', '→', newValue ?? '–'],
        ...[effect ?? '', postedIn ?? ''],
      ]
        .join(' ')
        .trim(),
    );
    const [issued] = (await bank.shop.issued()).slice(-1);
    expect(issued!.data).toMatchObject({ reason: head.reason, digest: head.digest });
    return { version: head.version, reason: head.reason, lines };
  }

  it('is made for a payment known late', async () => {
    bank.shop.sell(charge('b', '60.00', 'B', { paidAt: at('23:59') }));
    expect(await changesAt('09:00')).toEqual({
      version: 2,
      reason: 'a payment of this day became known late',
      lines: [
        'charges chrg_b row – → 6000 5894 R1-20261121-01',
        'expected B charge_id – → chrg_b  M1-20261121-01',
        'expected B paid_at – → 2026-11-20T16:59:00Z  M1-20261121-01',
        'expected B paid 0 → 6000  M1-20261121-01',
        'expected B difference -6000 → 0  M1-20261121-01',
        'expected B match_key – → reference  M1-20261121-01',
        'expected B code RECEIPT_UNPAID → –  M1-20261121-01',
        'breaks BRK-20261120-0001 row -6000 → –',
        'tax 2026-11-20 our_charge_fee 660 → 759',
        'tax 2026-11-20 our_vat 46 → 53',
        'journal M1-20261121-01 reconciled-receipts row – → -6000  M1-20261121-01',
        'journal M1-20261121-01 unreconciled-receipts row – → 6000  M1-20261121-01',
        'journal R1-20261121-01 input-vat-undue row – → 7  R1-20261121-01',
        'journal R1-20261121-01 opn-uncredited row – → 5894  R1-20261121-01',
        'journal R1-20261121-01 payment-fees row – → 99  R1-20261121-01',
        'journal R1-20261121-01 unreconciled-receipts row – → -6000  R1-20261121-01',
      ],
    });
    // That Opn credited it as well is told by the report of the day on which that was posted.
    const { rows } = await bank.shop.report();
    const later = (await listed(rows('journal'))).filter(({ postingDate }) => postingDate === NEXT);
    expect(new Set(later.map(({ kind }) => kind))).toEqual(new Set(['R1', 'M1']));
  });

  it('is made for a corrected fee', async () => {
    bank.shop.sell(A(CORRECTED));
    expect(await changesAt('10:00')).toEqual({
      version: 3,
      reason: 'Opn corrected the fee',
      lines: [
        'charges chrg_a fee 660 → 600  R1-20261121-01',
        'charges chrg_a fee_vat 46 → 42  R1-20261121-01',
        'charges chrg_a net 39294 → 39358 64 R1-20261121-01',
        'charges chrg_a fee_difference 0 → -64',
        'charges chrg_a code – → CHARGE_AMENDED',
        'breaks BRK-20261120-0002 row – → -60',
        'breaks BRK-20261120-0001 row – → 40000',
        'tax 2026-11-20 our_charge_fee 759 → 699',
        'tax 2026-11-20 our_vat 53 → 49',
        'journal R1-20261121-01 input-vat-undue row – → -46  R1-20261121-01',
        'journal R1-20261121-01 input-vat-undue debit 7 → 49  R1-20261121-01',
        'journal R1-20261121-01 opn-uncredited row – → -39294  R1-20261121-01',
        'journal R1-20261121-01 opn-uncredited debit 5894 → 45252  R1-20261121-01',
        'journal R1-20261121-01 payment-fees row – → -660  R1-20261121-01',
        'journal R1-20261121-01 payment-fees debit 99 → 699  R1-20261121-01',
        'journal R1-20261121-01 unreconciled-receipts credit 6000 → 46000  R1-20261121-01',
        'journal R1-20261121-01 unreconciled-receipts row – → 40000  R1-20261121-01',
      ],
    });
  });

  it('is made for an amended reference', async () => {
    bank.shop.sell(A({ ...CORRECTED, metadata: { order_id: 'C' } }));
    expect(await changesAt('11:00')).toEqual({
      version: 4,
      reason: 'the reference of the charge was amended at Opn',
      lines: [
        'charges chrg_a reference A → C',
        'charges chrg_a matched 40000 → 0  M1-20261121-01',
        'charges chrg_a difference 0 → 40000  M1-20261121-01',
        'charges chrg_a match_day 2026-11-20 → –  M1-20261121-01',
        'charges chrg_a code CHARGE_AMENDED → CHARGE_UNEXPECTED',
        'expected A charge_id chrg_a → –  M1-20261121-01',
        'expected A paid_at 2026-11-20T03:00:00Z → –  M1-20261121-01',
        'expected A paid 40000 → 0  M1-20261121-01',
        'expected A difference 0 → -40000  M1-20261121-01',
        'expected A match_key reference → –  M1-20261121-01',
        'expected A code – → RECEIPT_UNPAID  M1-20261121-01',
        'breaks BRK-20261120-0002 row – → 40000',
        'breaks BRK-20261120-0004 row – → -40000',
        'journal M1-20261121-01 reconciled-receipts row – → 40000  M1-20261121-01',
        'journal M1-20261121-01 unreconciled-receipts row – → -40000  M1-20261121-01',
      ],
    });
  });

  it('is not made for a later payout, a comment, or a bank line', async () => {
    const { shop } = bank;
    await bank.transfer('trsf_1', 39_358n, { day: NEXT });
    await bank.import([{ bookedOn: NEXT, amount: 39_358 }]);
    const [found] = await shop.us.queries.execute(
      new ListBreaks(shop.account, { day: DAY, code: 'CHARGE_UNEXPECTED' }, 1, null),
    );
    const comment = { kind: 'comment', text: 'asked the customer' } as const;
    await shop.us.commands.execute(
      new WorkOnBreak(shop.account, found?.id ?? '', comment, 'Malee'),
    );
    const { version } = await shop.close(DAY, at('12:00', NEXT));
    expect(version).toBe(4);
  });
});
