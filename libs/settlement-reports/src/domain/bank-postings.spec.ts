import { parseBusinessDay } from '#calendar';
import type { BankPosting } from '#days';
import { satang } from '#money';
import fc from 'fast-check';
import { bankPostings, bankTurnover } from './bank-postings.js';

const november = (day: number) => parseBusinessDay(`2026-11-${String(day).padStart(2, '0')}`);
const DAYS = [16, 17, 18, 19, 20].map(november);
const LAST = november(20);

const posting = (line: string, day: number, amount: bigint, ...transfers: string[]) => ({
  ...{ line, bookedOn: november(day), transfers },
  amount: satang(amount),
});

describe('what a closing posts of the bank', () => {
  const arrived = posting('L1', 16, 97_000n, 'T1');

  it('is what is matched and not posted yet, up to its day', () => {
    expect(bankPostings(november(16), [arrived, posting('L2', 17, 5n, 'T2')], [])).toEqual([
      arrived,
    ]);
    expect(bankPostings(november(17), [arrived], [arrived])).toEqual([]);
  });

  it('takes back what is matched otherwise now, and leaves later days alone', () => {
    const other = { ...arrived, transfers: ['T2'] };
    expect(bankPostings(november(16), [other], [arrived])).toEqual([
      { ...arrived, amount: -97_000n },
      other,
    ]);
    expect(bankPostings(november(15), [], [arrived])).toEqual([]);
  });

  const anyMatches = fc
    .array(fc.record({ day: fc.integer({ min: 16, max: 20 }), other: fc.boolean() }), {
      maxLength: 6,
    })
    .map((all) =>
      all.map(({ day, other }, index) =>
        posting(`L${index}`, day, BigInt(100 + index), `T${other ? index + 10 : index}`),
      ),
    );

  it('brings every transfer in transit back to zero, whatever was believed before', () => {
    fc.assert(
      fc.property(fc.array(anyMatches, { maxLength: 5 }), anyMatches, (believed, final) => {
        const posted: BankPosting[] = [];
        for (const [index, matches] of believed.entries()) {
          posted.push(...bankPostings(DAYS[index] ?? LAST, matches, posted));
        }
        posted.push(...bankPostings(LAST, final, posted));
        const credited = new Map<string, bigint>();
        for (const { transfers, amount } of posted) {
          for (const id of transfers) credited.set(id, (credited.get(id) ?? 0n) + amount);
        }
        for (const { transfers, amount } of final) {
          for (const id of transfers) credited.set(id, (credited.get(id) ?? 0n) - amount);
        }
        expect([...credited.values()].filter((left) => left !== 0n)).toEqual([]);
      }),
    );
  });

  it('is shown by day, both sides of it, as the ledger will have it', () => {
    const rows = bankTurnover([arrived, posting('L2', 16, -5n, 'T2')], LAST, () => false);
    expect(rows).toMatchObject([
      { kind: 'B1', ledgerAccount: 'bank', debit: 97_000n, credit: 5n, entries: 2 },
      { kind: 'B1', ledgerAccount: 'in-transit', debit: 5n, credit: 97_000n },
    ]);
  });
});
