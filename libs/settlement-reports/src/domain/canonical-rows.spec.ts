import { sha256 } from '#kernel';
import { satang } from '#money';
import { FixtureReport, reportOf, SMALL_REPORT } from '../fixtures/report.fixtures.js';
import { canonicalRow, digestOfRows } from './canonical-rows.js';

describe('the digest of frozen rows', () => {
  const text = (parts: readonly string[]) => `${parts.join('\n')}\n`;

  it('is that of its sheets without rows, written out by hand', async () => {
    const empty = [
      ...['"breaks"', '"expected"', '"charges"', '"journal"'],
      ...['"transfers"', '"payout"', '"balance"', '"tax"', '"changes"'],
    ];
    const { head, lists } = reportOf([]);
    const none = { ...lists, ...{ transfers: [], payout: [], balance: [] } };
    expect(await digestOfRows(new FixtureReport(head, none))).toBe(sha256(text(empty)));
  });

  it('is that of the four sheets of a report from before there were more', async () => {
    const { head, lists } = SMALL_REPORT;
    const { breaks, expected, charges, journal } = lists;
    const lines = [
      ...['"breaks"', ...breaks.map(canonicalRow)],
      ...['"expected"', ...expected.map(canonicalRow)],
      ...['"charges"', ...charges.map(canonicalRow)],
      ...['"journal"', ...journal.map(canonicalRow)],
    ];
    const rowCounts = { breaks: 0, expected: 0, charges: 0, journal: 0 };
    const old = new FixtureReport({ ...head, rowCounts }, lists);
    expect(await digestOfRows(old)).toBe(sha256(text(lines)));
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
