import { SMALL_REPORT } from '../fixtures/report.fixtures.js';
import { CHECKS } from './checks.js';
import type { ReportHead, SourceCoverage } from './report-head.js';
import { unreadSource } from './report-reading.js';

const { head } = SMALL_REPORT;

/** Which of the checks of money cannot be made, and why. */
const waiting = (changes: Partial<ReportHead>) =>
  CHECKS.filter(({ no }) => no >= 6 && no <= 11).flatMap(({ no, waitsFor }) => {
    const reason = waitsFor({ ...head, ...changes });
    return reason === null ? [] : [[no, reason.en]];
  });

const unreadable = (source: SourceCoverage['source'], gap: string) => ({
  sources: [unreadSource(source, gap, 'incomplete')],
});

describe('the checks of money', () => {
  it('are made where the report states it', () => {
    expect(waiting({})).toEqual([]);
  });

  it('wait in reports of before the sheets and blocks were there', () => {
    const { balance: _, transit: __, ...summary } = head.summary;
    const { transfers: ___, ...rowCounts } = head.rowCounts;
    expect(waiting({ summary, rowCounts }).map(([no]) => no)).toEqual([6, 7, 8, 9, 10, 11]);
  });

  it('wait where Opn does not show what they are made of', () => {
    const transfers = 'transfers cannot be read at Opn (404)';
    expect(waiting(unreadable('transfers', transfers))).toEqual(
      [9, 10, 11].map((no) => [no, transfers]),
    );
    const transactions = 'balance transactions cannot be read at Opn (403)';
    expect(waiting(unreadable('transactions', transactions))).toEqual(
      [6, 8, 9, 11].map((no) => [no, transactions]),
    );
  });

  it('wait for good where the first version lacked it, whatever a later one has read', () => {
    const gap = 'balance transactions cannot be read at Opn (403)';
    const { sources: lackedAtFirst } = unreadable('transactions', gap);
    const reason = [expect.stringMatching(`^${gap.replace(/[()]/g, '.')}. It was so when the day`)];
    expect(waiting({ version: 2, lackedAtFirst })).toEqual(
      [6, 8, 9, 11].map((no) => [no, ...reason]),
    );
    const later = unreadable('transactions', gap);
    expect(waiting({ ...later, version: 2, lackedAtFirst: [] })).toEqual([]);
  });

  it('wait for a look at the balance, and say why there is none', () => {
    const balance = { ...head.summary.balance!, observation: null };
    const summary = { ...head.summary, balance };
    expect(waiting({ summary })).toEqual([[7, expect.stringMatching(/^Opn’s balance was not/)]]);
    const gap = 'the balance cannot be read at Opn (404)';
    expect(waiting({ summary, ...unreadable('balance', gap) })).toEqual([[7, gap]]);
  });
});
