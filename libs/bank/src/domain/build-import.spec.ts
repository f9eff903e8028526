import { parseBusinessDay } from '#calendar';
import { satang } from '#money';
import { fileOf, imported, november, row } from './bank.fixtures.js';

/** A day more than banks show what is booked for in advance: they are of 23 November. */
const farAhead = parseBusinessDay('2026-12-25');

describe('an import', () => {
  it('keeps payouts and possible returns, and counts the rest', () => {
    const file = fileOf([
      row(16, 97_000n),
      row(16, -50_000n, 'โอน คืนเงิน นางสาวตัวอย่าง'),
      row(17, 30_000n, 'SHOPNOW'),
      row(17, -1_000n, 'OMISE FEE'),
      row(17, null, 'Balance'),
    ]);
    const { statement, lines } = imported(file);
    expect(lines.map(({ kind, amount, description }) => [kind, amount, description])).toEqual([
      ['payout', 97_000n, 'OMISE PAYOUT'],
      ['return', -50_000n, 'คืนเงิน'],
    ]);
    expect(statement).toMatchObject({
      movements: { count: 4, credits: 127_000n, debits: 51_000n },
      payouts: { count: 1, amount: 97_000n },
      returns: { count: 1, amount: 50_000n },
      others: { count: 2, credits: 30_000n, debits: 1_000n },
      difference: null,
    });
  });

  it('keeps no reference of a return, which may be a customer', () => {
    const named = (amount: bigint, text: string) =>
      imported(fileOf([row(16, amount, text, { bankReference: '0123456789' })])).lines;
    expect(named(-50_000n, 'คืนเงิน')).toMatchObject([{ kind: 'return', bankReference: null }]);
    expect(named(97_000n, 'OMISE')).toMatchObject([{ bankReference: '0123456789' }]);
  });

  it('is refused for days far ahead, such as years of the Buddhist era', () => {
    const later = fileOf([row(24, 1n), row(25, 1n, 'X', { row: 2, bookedOn: farAhead })]);
    expect(() => imported(later)).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ row: 2, code: 'date.future' })],
      }),
    );
    expect(() => imported(fileOf([row(16, 1n)]), { to: farAhead })).toThrow(
      expect.objectContaining({ code: 'period.invalid' }),
    );
  });

  it('takes two identical lines of a file for two, and those of another file for the same', () => {
    const ids = (count: number) =>
      imported(fileOf(Array.from({ length: count }, () => row(16, 97_000n)))).lines.map(
        ({ lineId }) => lineId,
      );
    expect(new Set(ids(2)).size).toBe(2);
    expect(ids(3).slice(0, 2)).toEqual(ids(2));
  });

  it('tells lines apart by all that they say', () => {
    const all = [
      row(16, 97_000n),
      row(17, 97_000n),
      row(16, 97_001n),
      row(16, 97_000n, 'OMISE'),
      row(16, 97_000n, 'OMISE PAYOUT', { bankReference: 'R1' }),
      row(16, 97_000n, 'OMISE PAYOUT', { bankAccount: '6789' }),
    ];
    const { lines } = imported(fileOf(all));
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(all.length);
  });

  it('leaves only the last digits of account numbers, and ids of Opn as they are', () => {
    const text = 'OMISE 012-3-45678-9 trsf_test_6344mzlz6y6nbeiaoxv 16/11/2026';
    const [line] = imported(fileOf([row(16, 1n, text)])).lines;
    expect(line?.description).toBe('OMISE ••6789 trsf_test_6344mzlz6y6nbeiaoxv 16/11/2026');
  });

  it.each([
    ['of its rows', {}, {}, 16, 18],
    ['of its period', { period: { from: november(15), to: november(20) } }, {}, 15, 20],
    ['up to yesterday', { period: { from: november(16), to: november(30) } }, {}, 16, 22],
    ['that a person states', {}, { from: november(14), to: november(19) }, 14, 19],
  ])('covers the days %s', (_, file, asked, from, to) => {
    const { statement } = imported(fileOf([row(18, 1n), row(16, 1n)], file), asked);
    expect(statement).toMatchObject({ from: november(from), to: november(to) });
  });

  it('says of which accounts it is, if each row does', () => {
    const known = { bankAccount: '6789' };
    const accounts = (...rows: Parameters<typeof fileOf>[0][number][]) =>
      imported(fileOf(rows)).statement.bankAccounts;
    expect(accounts(row(16, 1n, 'OPN', known), row(17, 1n, 'OPN', known))).toEqual(['6789']);
    expect(accounts(row(16, 1n, 'OPN', known), row(17, 1n))).toEqual([]);
  });
});

describe('control totals', () => {
  const balances = (...all: (readonly [number, bigint, bigint])[]) =>
    imported(
      fileOf(all.map(([day, amount, after]) => row(day, amount, 'X', { balance: satang(after) }))),
    ).statement;

  it('lead from the first balance to the last, whichever row comes first', () => {
    const forward = balances([16, 100n, 1_100n], [16, -50n, 1_050n], [17, 20n, 1_070n]);
    const backward = balances([17, 20n, 1_070n], [16, -50n, 1_050n], [16, 100n, 1_100n]);
    const sameDay = balances([16, -50n, 1_050n], [16, 100n, 1_100n]);
    expect(forward).toMatchObject({
      balance: { opening: 1_000n, closing: 1_070n },
      difference: { count: 0, amount: 0n },
    });
    expect(backward.balance).toEqual(forward.balance);
    expect(sameDay).toMatchObject({ difference: { amount: 0n } });
  });

  it('show what is missing between two balances', () => {
    const { difference } = balances([16, 100n, 1_100n], [17, 20n, 1_150n]);
    expect(difference).toEqual({ count: 0, amount: -30n });
  });

  it.each([
    [
      { count: 2, credits: null, debits: null },
      { count: 0, amount: 0n },
    ],
    [
      { count: 3, credits: null, debits: null },
      { count: -1, amount: 0n },
    ],
    [
      { count: null, credits: satang(90n), debits: null },
      { count: 0, amount: 10n },
    ],
    [
      { count: null, credits: satang(100n), debits: satang(70n) },
      { count: 0, amount: 20n },
    ],
  ])('are held against what is stated: %j', (stated, difference) => {
    const file = fileOf([row(16, 100n), row(16, -50n)], { stated });
    expect(imported(file).statement.difference).toEqual(difference);
  });
});
