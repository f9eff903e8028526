import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang, sum, ZERO } from '#money';
import fc from 'fast-check';
import { buildJournalRows, matchesTurnover } from './build-journal-rows.js';
import type { JournalTurnover } from './build-journal-rows.js';
import type { JournalRow } from './frozen-rows.js';
import { creditedToReceipts } from './row-checks.js';

const DAY = parseBusinessDay('2026-11-20');
const NEXT = parseBusinessDay('2026-11-21');

interface Voucher {
  readonly isPromptPay?: boolean;
  readonly postingDay?: BusinessDay;
  readonly relatesTo?: BusinessDay;
}

/** What a payment, or what takes one back, turns over in the books. */
function receipts(gross: bigint, fee: bigint, voucher: Voucher = {}): readonly JournalTurnover[] {
  const common = {
    ...{ kind: 'R1', isPromptPay: true, postingDay: DAY, relatesTo: DAY, entries: 1 },
    ...voucher,
  };
  const line = (ledgerAccount: string, debit: bigint, credit: bigint): JournalTurnover => ({
    ...{ ...common, ledgerAccount, debit: satang(debit), credit: satang(credit) },
  });
  return [
    line('opn-uncredited', gross - fee, 0n),
    line('payment-fees', fee, 0n),
    line('unreconciled-receipts', 0n, gross),
  ];
}

const short = (rows: readonly JournalRow[]) =>
  rows.map(({ voucherNo, line, ledgerAccount, debit, credit }) => [
    ...[voucherNo, line, ledgerAccount, debit, credit],
  ]);

describe('vouchers', () => {
  it('are one for each kind, pair of days, and PromptPay or not', () => {
    const rows = buildJournalRows([
      ...receipts(400n, 7n),
      ...receipts(900n, 30n, { isPromptPay: false }),
      ...receipts(60n, 1n, { relatesTo: parseBusinessDay('2026-11-19') }),
    ]);
    expect([
      ...new Set(rows.map(({ voucherNo, relatesTo }) => `${voucherNo} ${relatesTo}`)),
    ]).toEqual([
      'R1-20261120-01 2026-11-20',
      'R1X-20261120-01 2026-11-20',
      'R1-20261120-02 2026-11-19',
    ]);
  });

  it('list debits before credits, and both sides of an account that has both', () => {
    const [gross] = receipts(0n, 0n);
    const both = { ...gross!, debit: satang(5n), credit: satang(7n) };
    const other = { ...gross!, ledgerAccount: 'suspense', debit: satang(2n) };
    expect(short(buildJournalRows([both, other]))).toEqual([
      ['R1-20261120-01', 1, 'opn-uncredited', 5n, null],
      ['R1-20261120-01', 2, 'suspense', 2n, null],
      ['R1-20261120-01', 3, 'opn-uncredited', null, 7n],
    ]);
  });

  it('of matches post what is matched and what is owed', () => {
    const turnover = matchesTurnover(DAY, DAY, { matched: satang(400n), owed: satang(60n) });
    expect(short(buildJournalRows(turnover))).toEqual([
      ['M1-20261120-01', 1, 'unreconciled-receipts', 460n, null],
      ['M1-20261120-01', 2, 'reconciled-receipts', null, 400n],
      ['M1-20261120-01', 3, 'customer-refunds-payable', null, 60n],
    ]);
  });

  it('of a restatement take back on the open day what was posted too much', () => {
    const difference = { matched: satang(-60n), owed: satang(60n) };
    expect(short(buildJournalRows(matchesTurnover(DAY, NEXT, difference)))).toEqual([
      ['M1-20261121-01', 1, 'reconciled-receipts', 60n, null],
      ['M1-20261121-01', 2, 'customer-refunds-payable', null, 60n],
    ]);
    expect(matchesTurnover(DAY, NEXT, { matched: ZERO, owed: ZERO })).toEqual([]);
  });

  it('credit to receipts of the day what its PromptPay payments were booked with', () => {
    const rows = buildJournalRows([
      ...receipts(400n, 7n),
      ...receipts(50n, 1n, { postingDay: NEXT }),
      ...receipts(900n, 30n, { isPromptPay: false }),
      ...receipts(60n, 1n, { relatesTo: parseBusinessDay('2026-11-19') }),
      ...matchesTurnover(DAY, DAY, { matched: satang(450n), owed: ZERO }),
    ]);
    expect(sum(rows.map((row) => creditedToReceipts(row, DAY)))).toBe(450n);
  });

  it('balance, each of them, whatever is in them', () => {
    const amount = fc.bigInt({ min: -1_000n, max: 1_000n }).map(satang);
    const posting = fc.record({ matched: amount, owed: amount });
    const day = fc.constantFrom(DAY, NEXT);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day, posting)), (matches) => {
        const rows = buildJournalRows(
          matches.flatMap(([one, other, parts]) => matchesTurnover(one, other, parts)),
        );
        const balances = new Map<string, bigint>();
        for (const { voucherNo, debit, credit } of rows) {
          const before = balances.get(voucherNo) ?? 0n;
          balances.set(voucherNo, before + (debit ?? 0n) - (credit ?? 0n));
          expect((debit ?? 1n) > 0n && (credit ?? 1n) > 0n).toBe(true);
        }
        expect([...balances.values()].every((balance) => balance === 0n)).toBe(true);
      }),
    );
  });
});
