import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { satang, sum, ZERO } from '#money';
import fc from 'fast-check';
import type { JournalRow } from '../frozen-rows.js';
import { creditedToReceipts } from '../row-checks.js';
import { buildJournalRows } from './build-journal-rows.js';
import type { Closing } from './export-batches.js';
import { filedLast, matchesTurnover } from './journal-turnover.js';
import type { FiledTurnover } from './journal-turnover.js';

const DAY = parseBusinessDay('2026-11-20');
const EVE = parseBusinessDay('2026-11-19');
const NEXT = parseBusinessDay('2026-11-21');

interface Voucher {
  readonly kind?: string;
  readonly origin?: string;
  readonly isPromptPay?: boolean;
  readonly postingDay?: BusinessDay;
  readonly relatesTo?: BusinessDay;
  readonly batch?: Closing;
  readonly position?: number;
  readonly documents?: readonly string[];
}

/** What a payment, or what takes one back, turns over in the books. */
function receipts(gross: bigint, fee: bigint, voucher: Voucher = {}): readonly FiledTurnover[] {
  const common = {
    ...{ kind: 'R1', isPromptPay: true, postingDay: DAY, relatesTo: DAY, entries: 1 },
    ...{ batch: null, position: 1, documents: [] },
    ...voucher,
  };
  const line = (ledgerAccount: string, debit: bigint, credit: bigint): FiledTurnover => ({
    ...{ ...common, ledgerAccount, debit: satang(debit), credit: satang(credit) },
    entriesBegun: ledgerAccount === 'opn-uncredited' ? 1 : 0,
  });
  return [
    line('opn-uncredited', gross - fee, 0n),
    line('payment-fees', fee, 0n),
    line('unreconciled-receipts', 0n, gross),
  ];
}

const CLOSING: Closing = { number: 412, day: DAY, knownUpTo: 50, position: 60 };

const matches = (...given: Parameters<typeof matchesTurnover>): readonly FiledTurnover[] =>
  filedLast(matchesTurnover(...given), null);

const short = (rows: readonly JournalRow[]) =>
  rows.map(({ voucherNo, line, ledgerAccount, debit, credit }) => [
    ...[voucherNo, line, ledgerAccount, debit, credit],
  ]);

describe('vouchers', () => {
  it('of receipts of closed months are a series of their own: check 2 counts them', () => {
    const late = { kind: 'A1', origin: 'R1', relatesTo: EVE };
    const rows = buildJournalRows([
      ...receipts(400n, 7n, late),
      ...receipts(900n, 30n, { ...late, isPromptPay: false }),
      ...matches(EVE, DAY, { matched: satang(400n), owed: ZERO }, 'A1'),
    ]);
    expect([...new Set(rows.map(({ voucherNo }) => voucherNo))].sort()).toEqual([
      ...['A1-20261120-01', 'A1R-20261120-01', 'A1RX-20261120-01'],
    ]);
    expect(sum(rows.map((row) => creditedToReceipts(row, EVE)))).toBe(400n);
  });

  it('are one for each kind, pair of days, and PromptPay or not', () => {
    const rows = buildJournalRows([
      ...receipts(400n, 7n),
      ...receipts(900n, 30n, { isPromptPay: false }),
      ...receipts(60n, 1n, { relatesTo: EVE, position: 2 }),
    ]);
    expect([
      ...new Set(rows.map(({ voucherNo, relatesTo }) => `${voucherNo} ${relatesTo}`)),
    ]).toEqual([
      'R1-20261120-02 2026-11-19',
      'R1-20261120-01 2026-11-20',
      'R1X-20261120-01 2026-11-20',
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

  it('are numbered by batches and by what came first, so that numbers stay as they are', () => {
    const first = receipts(60n, 1n, { relatesTo: EVE, position: 7, batch: CLOSING });
    const second = receipts(400n, 7n, { position: 12, batch: CLOSING });
    const open = receipts(50n, 1n, { position: 55 });
    const numbers = (turnovers: readonly FiledTurnover[]) =>
      Object.fromEntries(
        buildJournalRows(turnovers).map(({ voucherNo, exportBatch, relatesTo }) => [
          voucherNo,
          [relatesTo, exportBatch],
        ]),
      );
    const known = { 'R1-20261120-01': [EVE, 'EXP-000412'], 'R1-20261120-02': [DAY, 'EXP-000412'] };
    expect(numbers([...second, ...first])).toEqual(known);
    expect(numbers([...open, ...second, ...first])).toEqual({
      ...known,
      'R1-20261120-03': [DAY, null],
    });
  });

  it('add up what belongs together, and count the entries behind it once', () => {
    const rows = buildJournalRows([...receipts(400n, 7n), ...receipts(60n, 1n)]);
    expect(short(rows)).toEqual([
      ['R1-20261120-01', 1, 'opn-uncredited', 452n, null],
      ['R1-20261120-01', 2, 'payment-fees', 8n, null],
      ['R1-20261120-01', 3, 'unreconciled-receipts', null, 460n],
    ]);
    expect(rows.map(({ entries, voucherEntries }) => [entries, voucherEntries])).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
  });

  it('name their document if there is one only', () => {
    const documents = (...given: readonly (readonly string[])[]) =>
      buildJournalRows(given.flatMap((one) => receipts(400n, 7n, { documents: one })))[0]?.document;
    expect(documents(['trsf_1'], ['trsf_1'])).toBe('trsf_1');
    expect(documents(['trsf_1'], ['trsf_2'])).toBeNull();
    expect(documents([])).toBeNull();
  });

  it('of matches post what is matched and what is owed', () => {
    const turnover = matches(DAY, DAY, { matched: satang(400n), owed: satang(60n) });
    expect(short(buildJournalRows(turnover))).toEqual([
      ['M1-20261120-01', 1, 'unreconciled-receipts', 460n, null],
      ['M1-20261120-01', 2, 'reconciled-receipts', null, 400n],
      ['M1-20261120-01', 3, 'customer-refunds-payable', null, 60n],
    ]);
  });

  it('of a restatement take back on the open day what was posted too much', () => {
    const difference = { matched: satang(-60n), owed: satang(60n) };
    expect(short(buildJournalRows(matches(DAY, NEXT, difference)))).toEqual([
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
      ...receipts(60n, 1n, { relatesTo: EVE }),
      ...matches(DAY, DAY, { matched: satang(450n), owed: ZERO }),
    ]);
    expect(sum(rows.map((row) => creditedToReceipts(row, DAY)))).toBe(450n);
  });

  it('balance, each of them, whatever is in them', () => {
    const amount = fc.bigInt({ min: -1_000n, max: 1_000n }).map(satang);
    const posting = fc.record({ matched: amount, owed: amount });
    const day = fc.constantFrom(DAY, NEXT);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day, posting)), (given) => {
        const rows = buildJournalRows(
          given.flatMap(([one, other, parts]) => matches(one, other, parts)),
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
