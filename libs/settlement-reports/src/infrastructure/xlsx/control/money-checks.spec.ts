import { satang } from '#money';
import { FixtureReport, SMALL_REPORT } from '../../../fixtures/report.fixtures.js';
import { bytesOf, checkLines, reopened } from '../workbook-reading.fixtures.js';

/** One part is seven satang smaller, and a row says that no part explains them. */
function withUnexplained(): FixtureReport {
  const { head, lists } = SMALL_REPORT;
  const [part, ...parts] = lists.balance;
  const less = { ...part!, amount: satang(part!.amount - 7n) };
  const rest = { ...part!, part: 'unexplained' as const, amount: satang(7n) };
  return new FixtureReport(head, { ...lists, balance: [less, ...parts, rest] });
}

describe('check 8', () => {
  it.each([
    ['en', 'CHECK'],
    ['th', 'ไม่ตรง'],
  ] as const)(
    'takes what nothing explains for no part of the balance: %s',
    async (language, no) => {
      const [control] = (await reopened(await bytesOf(withUnexplained(), language))).worksheets;
      const found = checkLines(control!).find((line) => line.no === 8);
      expect([found!.difference, found!.result]).toEqual([-0.07, no]);
    },
  );
});
