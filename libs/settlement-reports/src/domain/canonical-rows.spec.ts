import { sha256 } from '#kernel';
import { satang } from '#money';
import { FixtureReport, reportOf, SMALL_REPORT } from '../fixtures/report.fixtures.js';
import { canonicalRow, digestOfRows } from './canonical-rows.js';

describe('the digest of frozen rows', () => {
  it('is that of four sheets without rows, written out by hand', async () => {
    const empty = '"breaks"\n"expected"\n"charges"\n"journal"\n';
    expect(await digestOfRows(reportOf([]))).toBe(sha256(empty));
  });

  it('is that of sheet names and canonical rows, a line each', async () => {
    const { breaks, expected, charges, journal } = SMALL_REPORT.lists;
    const lines = [
      ...['"breaks"', ...breaks.map(canonicalRow)],
      ...['"expected"', ...expected.map(canonicalRow)],
      ...['"charges"', ...charges.map(canonicalRow)],
      ...['"journal"', ...journal.map(canonicalRow)],
    ];
    expect(await digestOfRows(SMALL_REPORT)).toBe(sha256(`${lines.join('\n')}\n`));
  });

  it('is the one that the head states', async () => {
    expect(await digestOfRows(SMALL_REPORT)).toBe(SMALL_REPORT.head.digest);
  });

  it('changes with one satang', async () => {
    const { head, lists } = SMALL_REPORT;
    const [first, ...others] = lists.charges;
    const changed = { ...first!, fee: satang(first!.fee! + 1n) };
    const report = new FixtureReport(head, { ...lists, charges: [changed, ...others] });
    expect(await digestOfRows(report)).not.toBe(head.digest);
  });
});
