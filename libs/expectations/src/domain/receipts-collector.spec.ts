import type { BusinessDay } from '#calendar';
import { satang } from '#money';
import type { ExpectedReceipt } from './expected-receipt.js';
import { MAX_AMOUNT } from './receipt-fields.js';
import { MAX_IMPORT_ROWS, ReceiptsCollector } from './receipts-collector.js';

const receipt = (number: number): ExpectedReceipt => ({
  reference: `ORD-${number}`,
  amount: MAX_AMOUNT,
  currency: 'THB',
  expectedOn: '2026-11-20' as BusinessDay,
  dueAt: null,
  chargeId: null,
  documentNo: null,
  channel: null,
  customer: null,
  note: null,
});

function collectorWith(rows: number): ReceiptsCollector {
  const collector = new ReceiptsCollector();
  for (let row = 1; row <= rows; row += 1) collector.add(row, receipt(row));
  return collector;
}

describe('the receipts of a file', () => {
  it('may be many and large, and still add up within what JSON can say', () => {
    const { controlTotals } = collectorWith(MAX_IMPORT_ROWS).finish();
    const amount = satang(BigInt(MAX_IMPORT_ROWS) * MAX_AMOUNT);
    expect(controlTotals).toEqual({ count: MAX_IMPORT_ROWS, amount });
    expect(amount < BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it('are at most so many', () => {
    const full = collectorWith(MAX_IMPORT_ROWS);
    expect(() => full.add(MAX_IMPORT_ROWS + 1, receipt(0))).toThrow(
      expect.objectContaining({
        code: 'import.refused',
        details: expect.objectContaining({
          errors: [expect.objectContaining({ code: 'import.too_many_rows', row: 100_001 })],
        }),
      }),
    );
  });
});
