import fc from 'fast-check';
import type { ChargeMoney } from '#charges';
import { minus, satang, sum } from '#money';
import type { Satang } from '#money';
import { MONEY } from '../../../../test/support/charge-snapshots.js';
import { credit, debit, journalEntry, reversalOf } from './journal-entry.js';
import type { JournalEntry } from './journal-entry.js';
import { postReceipt } from './post-charge.js';
import { postMatches } from './post-day.js';
import { postOpening } from './post-opening.js';

const totals = ({ lines }: JournalEntry) => ({
  debit: sum(lines.map((line) => line.debit)),
  credit: sum(lines.map((line) => line.credit)),
});
const balanceOf = ({ lines }: JournalEntry, account: string): bigint =>
  sum(
    lines
      .filter((line) => line.ledgerAccount === account)
      .map((line) => minus(line.debit, line.credit)),
  );

/** As the table demands: one side of each line, never both, never negative. */
function expectSound(entry: JournalEntry): void {
  const { debit: left, credit: right } = totals(entry);
  expect(left).toBe(right);
  for (const line of entry.lines) {
    expect((line.debit === 0n) !== (line.credit === 0n)).toBe(true);
    expect(line.debit >= 0n && line.credit >= 0n).toBe(true);
  }
}

const amount = fc.bigInt({ min: 0n, max: 2n ** 53n }).map((value): Satang => satang(value));
const signed = fc
  .bigInt({ min: -(2n ** 53n), max: 2n ** 53n })
  .map((value): Satang => satang(value));
const anyMoney: fc.Arbitrary<ChargeMoney> = fc
  .record({
    gross: amount,
    fee: amount,
    feeVat: amount,
    interest: amount,
    interestVat: amount,
    net: amount,
  })
  .map((parts) => ({ ...MONEY, ...parts }));

describe('R1, receipts', () => {
  it('explains the documented charge to the satang', () => {
    expect(postReceipt('R1:chrg_1', MONEY)).toEqual({
      id: 'R1:chrg_1',
      lines: [
        { ledgerAccount: 'opn-uncredited', debit: 392_938n, credit: 0n },
        { ledgerAccount: 'payment-fees', debit: 6_600n, credit: 0n },
        { ledgerAccount: 'input-vat-undue', debit: 462n, credit: 0n },
        { ledgerAccount: 'unreconciled-receipts', debit: 0n, credit: 400_000n },
      ],
    });
  });

  it('posts interest with the fee, and its VAT with the VAT', () => {
    const [interest, interestVat] = [satang(100n), satang(7n)];
    const entry = postReceipt('R1', { ...MONEY, interest, interestVat, net: satang(392_831n) });
    expect(balanceOf(entry, 'payment-fees')).toBe(6_700n);
    expect(balanceOf(entry, 'input-vat-undue')).toBe(469n);
    expect(balanceOf(entry, 'suspense')).toBe(0n);
  });

  it.each([
    [1n, -1n],
    [-1n, 1n],
  ])('shows a net that is %s satang off in suspense', (more, suspense) => {
    const entry = postReceipt('R1', { ...MONEY, net: satang(MONEY.net + more) });
    expectSound(entry);
    expect(balanceOf(entry, 'suspense')).toBe(suspense);
  });

  it('has no line without money, and none in suspense that is not needed', () => {
    const free = { fee: satang(0n), feeVat: satang(0n), net: MONEY.gross };
    const entry = postReceipt('R1', { ...MONEY, ...free });
    expect(entry.lines.map((line) => line.ledgerAccount)).toEqual([
      'opn-uncredited',
      'unreconciled-receipts',
    ]);
  });

  it('balances whatever Opn states, and shows the whole difference', () => {
    fc.assert(
      fc.property(anyMoney, (money) => {
        const entry = postReceipt('R1', money);
        expectSound(entry);
        const { gross, fee, feeVat, interest, interestVat, net } = money;
        expect(balanceOf(entry, 'unreconciled-receipts')).toBe(-gross);
        expect(balanceOf(entry, 'opn-uncredited')).toBe(net);
        const parts = net + fee + feeVat + interest + interestVat;
        expect(balanceOf(entry, 'suspense')).toBe(gross - parts);
      }),
    );
  });
});

describe('an entry', () => {
  it('is undone by one that leaves nothing', () => {
    fc.assert(
      fc.property(anyMoney, (money) => {
        const entry = postReceipt('R1', money);
        const undone = reversalOf(entry, 'R1:un');
        expectSound(undone);
        expect(undone.id).toBe('R1:un');
        for (const { ledgerAccount } of entry.lines) {
          expect(balanceOf(entry, ledgerAccount) + balanceOf(undone, ledgerAccount)).toBe(0n);
        }
      }),
    );
  });

  it('of ours that does not balance is a defect', () => {
    const draft = journalEntry('X', debit('bank', satang(2n)), credit('in-transit', satang(1n)));
    expect(() => draft.orFail()).toThrow('Entry X is out of balance by 1 satang');
  });

  it('turns a negative debit into a credit', () => {
    expect(debit('bank', satang(-5n))).toEqual(credit('bank', satang(5n)));
  });
});

describe('M1, matches, and O1, the opening', () => {
  it('balance', () => {
    fc.assert(
      fc.property(signed, signed, (matched, owed) => {
        const entry = postMatches('M1', { matched, owed });
        expectSound(entry);
        expect(balanceOf(entry, 'unreconciled-receipts')).toBe(matched + owed);
        expect(balanceOf(entry, 'customer-refunds-payable')).toBe(-owed);
        expectSound(postOpening('O1', matched));
      }),
    );
  });

  it('of nothing have no lines', () => {
    expect(postMatches('M1', { matched: satang(0n), owed: satang(0n) }).lines).toEqual([]);
  });

  it('say what Opn owed, or was owed', () => {
    expect(balanceOf(postOpening('O1', satang(150_000n)), 'opn-balance')).toBe(150_000n);
    expect(balanceOf(postOpening('O1', satang(-1n)), 'opening-balance')).toBe(1n);
  });
});
