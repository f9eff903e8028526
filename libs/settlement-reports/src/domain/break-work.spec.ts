import { CaseAssigned, CaseCommented, CaseReopened, CaseResolved, CaseWrittenOff } from '#cases';
import type { BreakFact, CaseEvent } from '#cases';
import { satang } from '#money';
import { at, DAY, DAYS, EVE, NEXT } from '../../../../test/support/reconciling/cases.js';
import { buildBreakRows } from './build-break-rows.js';
import type { ShownBreak } from './build-break-rows.js';
import { buildSummary } from './build-summary.js';
import { withWork, workOn } from './break-work.js';
import { SummaryTally } from './summary-tally.js';

const breakId = 'brk_1';
const fact: BreakFact = {
  code: 'AMOUNT_UNDER',
  day: EVE,
  subject: { kind: 'expectation', id: 'A' },
  reference: 'A',
  amount: satang(-10_000n),
  alsoSeen: [],
};
const shown: ShownBreak = {
  ...{ id: breakId, code: 'AMOUNT_UNDER', day: EVE, reference: 'A', subject: fact.subject },
  ...{ expected: satang(40_000n), actual: satang(30_000n), amount: satang(-10_000n) },
  ...{ explains: [], openedAt: at('12:00', EVE), dueOn: NEXT, clearedBy: null },
  isBroughtForward: true,
};
const by = 'Suda';
const morning = at('09:00');
const assigned = new CaseAssigned(morning, { breakId, by, to: 'Nok', fact });
const noted = new CaseCommented(morning, { breakId, by, text: 'Called.', fact });
const resolved = new CaseResolved(morning, { breakId, by, reason: 'Paid in cash.', fact });
const reopened = new CaseReopened(morning, { breakId, by, reason: 'No.', fact, takenBack: null });
const writtenOff = new CaseWrittenOff(morning, {
  ...{ breakId, by, reason: 'Bankrupt.', fact, approvedBy: 'Malee' },
  entry: { debit: 'write-offs', credit: 'reconciled-receipts', amount: satang(10_000n) },
});

/** The report of the day, and of the one before, are made the morning after. */
const rowsOf = (events: readonly CaseEvent[], item = shown, since = at('03:00')) => {
  const worked = withWork([item], (one) => workOn(one, events), { day: DAY, since });
  return buildBreakRows(DAY, DAYS, worked);
};
const inShort = (events: readonly CaseEvent[], item = shown, since = at('03:00')) =>
  rowsOf(events, item, since).map(({ section, status, owner }) => [section, status, owner]);

describe('work on a break, in a report', () => {
  it('says who has it, and what was noted last', () => {
    expect(inShort([assigned, noted])).toEqual([['brought_forward', 'assigned', 'Nok']]);
    expect(rowsOf([noted])[0]).toMatchObject({ note: 'Called.', status: 'open' });
  });

  it('clears it by a person, once', () => {
    expect(inShort([resolved])).toEqual([['cleared', 'resolved', null]]);
    expect(rowsOf([writtenOff])[0]).toMatchObject({
      resolution: 'write-off: Bankrupt. (Suda)',
      approvedBy: 'Malee',
    });
    const gone = { ...shown, isBroughtForward: false };
    expect(inShort([resolved], gone, at('10:00'))).toEqual([]);
    expect(inShort([resolved, reopened])).toEqual([['brought_forward', 'open', null]]);
  });

  it('settles nothing that the break no longer says', () => {
    const changed = { ...shown, amount: satang(-5_000n) };
    expect(inShort([resolved], changed)).toEqual([['brought_forward', 'open', null]]);
  });

  it.each([
    ['brought forward', shown, { open: 1, new: 0 }],
    ['of the same day', { ...shown, day: DAY, isBroughtForward: false }, { open: 0, new: 1 }],
  ] as const)('rolls forward what is %s', (_, item, { open, new: opened }) => {
    const breaks = rowsOf([resolved], item);
    const facts = { tally: new SummaryTally(DAY), breaks, pending: 0 };
    const summary = buildSummary({
      ...facts,
      webhooksMissed: null,
      systemFindings: 0,
      uncredited: satang(0n),
    });
    const [roll] = summary.breaks;
    const counts = [
      roll?.open,
      roll?.new,
      roll?.clearedByItself,
      roll?.clearedByPerson,
      roll?.close,
    ];
    expect(counts.map((tally) => tally?.count)).toEqual([open, opened, 0, 1, 0]);
  });
});
