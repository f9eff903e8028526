import { satang } from '#money';
import { InMemoryFile } from '../../fixtures/in-memory-file.fixtures.js';
import { reportOf, SMALL_REPORT } from '../../fixtures/report.fixtures.js';
import type { FixtureReport } from '../../fixtures/report.fixtures.js';
import { writeReportJson } from './report-json.js';

async function jsonOf(report: FixtureReport) {
  const file = new InMemoryFile();
  await writeReportJson(report, file);
  return JSON.parse(file.text);
}

describe('the JSON of a report', () => {
  it('has the fields of the contract', async () => {
    const json = await jsonOf(SMALL_REPORT);
    expect(json).toMatchObject({
      schema: 'settlement.daily.v1',
      account: 'main',
      day: '2026-11-20',
      version: 1,
      status: 'final',
      asOf: { position: 1_284_551, instant: '2026-11-20T20:05:10Z', rules: '2026-11-01' },
      digest: SMALL_REPORT.head.digest,
      totals: { count: 7, gross: 16_088_600, fee: 265_461, feeVat: 18_582, net: 15_804_557 },
      otherMethods: { count: 0, gross: 0, fee: 0, feeVat: 0, net: 0 },
      matched: { count: 6, amount: 16_000_899 },
    });
    expect(json.expected.amount).toBe(16_445_300);
    expect(json.paid.unexpected).toBe(77_700);
    expect(json.breaks).toContainEqual({ code: 'AMOUNT_OVER', count: 1, amount: 10_001 });
  });

  it('has the rows, money as whole satang and the unknown as null', async () => {
    const { charges, expectedReceipts, breakItems, journal } = await jsonOf(SMALL_REPORT);
    expect(charges[0]).toMatchObject({
      id: 'chrg_5vcd3j9c9r0p4000001',
      account: 'main',
      businessDay: '2026-11-20',
      status: 'completed',
      failureCode: null,
      gross: 400_000,
      fee: 6_600,
      feeVat: 462,
      net: 392_938,
      code: null,
    });
    expect(charges[8]).toMatchObject({ failureCode: 'payment_rejected', gross: null });
    const lists = { charges, expectedReceipts, breakItems, journal };
    expect(Object.values(lists).map(({ length }) => length)).toEqual([9, 9, 4, 7]);
  });

  it('is whole also without rows', async () => {
    const json = await jsonOf(reportOf([]));
    expect(json).toMatchObject({ charges: [], expectedReceipts: [], breakItems: [], journal: [] });
  });

  it('refuses money that JSON cannot hold, and leaves no half file', async () => {
    const beyond = { ...SMALL_REPORT.head.totals, gross: satang(2n ** 53n) };
    const file = new InMemoryFile();
    const writing = writeReportJson(SMALL_REPORT.with({ totals: beyond }), file);
    await expect(writing).rejects.toMatchObject({ code: 'money.too_large' });
    expect(file.destroyed).toBe(true);
  });
});
