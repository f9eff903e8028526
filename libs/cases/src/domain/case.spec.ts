import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import {
  CaseAssigned,
  CaseCommented,
  caseEvents,
  CaseReopened,
  CaseResolved,
  CaseWriteOffRejected,
  CaseWriteOffRequested,
  CaseWrittenOff,
} from './case.events.js';
import type { BreakFact, CaseEvent } from './case.events.js';
import { caseDecider } from './case.js';
import type { CaseOrder } from './case-order.js';

const { given } = specify(caseDecider);
const at = parseInstant('2026-11-21T02:00:00Z');
const breakId = 'brk_0123456789abcdef01234567';
const fact: BreakFact = {
  code: 'AMOUNT_UNDER',
  day: '2026-11-20' as BusinessDay,
  subject: { kind: 'expectation', id: 'ORD-1' },
  reference: 'ORD-1',
  amount: satang(-10_000n),
  alsoSeen: ['PAID_AFTER_EXPIRY'],
};
const another: BreakFact = { ...fact, amount: satang(-5_000n) };
const entry = { debit: 'write-offs', credit: 'reconciled-receipts', amount: satang(10_000n) };
const suda = { at, breakId, fact, holds: true, by: 'Suda' };
const malee = { ...suda, by: 'Malee' };
const by = 'Suda';
const reason = 'The customer keeps the discount.';

const assigned = new CaseAssigned(at, { breakId, by, to: 'Malee', fact });
const commented = new CaseCommented(at, { breakId, by, text: 'Called.', fact });
const resolved = new CaseResolved(at, { breakId, by, reason, fact });
const requested = new CaseWriteOffRequested(at, { breakId, by, reason, fact, entry });
const rejected = new CaseWriteOffRejected(at, {
  breakId,
  by: 'Malee',
  reason: 'No.',
  requestedBy: 'Suda',
});
const writtenOff = new CaseWrittenOff(at, {
  ...{ breakId, by, reason, fact, entry },
  approvedBy: 'Malee',
});
const reopened = new CaseReopened(at, { breakId, by, reason: 'Why?', fact, takenBack: null });
const takenBack = { ...entry, version: 2 };

const assign: CaseOrder = { ...suda, kind: 'assign', to: 'Malee' };
const comment: CaseOrder = { ...suda, kind: 'comment', text: 'Called.' };
const resolve: CaseOrder = { ...suda, kind: 'resolve', reason };
const ask: CaseOrder = { ...suda, kind: 'write-off', reason, entry, needsApproval: true };
const approve: CaseOrder = { ...malee, kind: 'approve' };
const reject: CaseOrder = { ...malee, kind: 'reject', reason: 'No.' };
const reopen: CaseOrder = { ...suda, kind: 'reopen', reason: 'Why?' };

describe('a case', () => {
  it('is assigned, and commented', () => {
    given().when(assign).then(assigned);
    given(assigned).when(comment).then(commented);
    given(assigned)
      .when({ ...assign, to: 'Nok' })
      .then(new CaseAssigned(at, { breakId, by, to: 'Nok', fact }));
  });

  it('is resolved, and reopened', () => {
    given(assigned).when(resolve).then(resolved);
    given(resolved).when(reopen).then(reopened);
    given(resolved, reopened).when(resolve).then(resolved);
  });

  it('is written off by two people', () => {
    given().when(ask).then(requested);
    given(requested).when(approve).then(writtenOff);
    given(requested).when(reject).then(rejected);
    given(requested, rejected).when(ask).then(requested);
  });

  it('is written off by one where that is enough', () => {
    given()
      .when({ ...ask, needsApproval: false })
      .then(new CaseWrittenOff(at, { breakId, by, reason, fact, entry, approvedBy: null }));
  });

  it('gives back what it had posted when it is reopened, also when its break has gone', () => {
    const undone = new CaseReopened(at, { breakId, by, reason: 'Why?', fact, takenBack });
    given(requested, writtenOff).when(reopen).then(undone);
    given(requested, writtenOff)
      .when({ ...reopen, holds: false })
      .then(undone);
    given(requested, writtenOff, undone).when(ask).then(requested);
  });

  it('learns nothing from what was said before', () => {
    given(assigned).when(assign).thenNothing();
    given(commented).when(comment).thenNothing();
    given(resolved).when(resolve).thenNothing();
    given(requested).when(ask).thenNothing();
    given(requested, writtenOff).when(approve).thenNothing();
    given(requested, writtenOff).when(ask).thenNothing();
  });

  it('may be decided anew when its break says something else', () => {
    given(resolved)
      .when({ ...resolve, fact: another })
      .then(new CaseResolved(at, { breakId, by, reason, fact: another }));
    given(resolved)
      .when({ ...assign, fact: another })
      .then(new CaseAssigned(at, { breakId, by, to: 'Malee', fact: another }));
  });
});

describe('a case refuses', () => {
  const gone = { holds: false } as const;
  it.each<[string, readonly CaseEvent[], CaseOrder, string]>([
    ['to resolve what has cleared', [], { ...resolve, ...gone }, 'case.already_cleared'],
    ['to assign what has cleared', [], { ...assign, ...gone }, 'case.already_cleared'],
    ['to write off what has cleared', [], { ...ask, ...gone }, 'case.already_cleared'],
    ['to approve what has cleared', [requested], { ...approve, ...gone }, 'case.already_cleared'],
    ['to resolve twice', [resolved], { ...resolve, by: 'Nok' }, 'case.already_resolved'],
    ['to assign what is resolved', [resolved], assign, 'case.already_resolved'],
    ['to write off what is resolved', [resolved], ask, 'case.already_resolved'],
    ['to approve one’s own request', [requested], { ...approve, by: 'Suda' }, 'case.four_eyes'],
    ['to approve what nobody asked for', [], approve, 'case.not_requested'],
    ['to approve what was rejected', [requested, rejected], approve, 'case.not_requested'],
    ['to reject what nobody asked for', [], reject, 'case.not_requested'],
    ['to approve what has changed', [requested], { ...approve, fact: another }, 'case.stale'],
    ['a second request', [requested], { ...ask, by: 'Nok' }, 'case.already_requested'],
    ['to resolve what is asked for', [requested], resolve, 'case.already_requested'],
    ['a second approval', [writtenOff], { ...approve, by: 'Nok' }, 'case.already_written_off'],
    ['a second write-off', [writtenOff], { ...ask, by: 'Nok' }, 'case.already_written_off'],
    [
      'to write off the rest before the first is taken back',
      [writtenOff],
      { ...ask, fact: another },
      'case.already_written_off',
    ],
    ['to reopen what is open', [assigned], reopen, 'case.not_resolved'],
    ['to reopen what is only asked for', [requested], reopen, 'case.not_resolved'],
    ['to reopen what has cleared', [resolved], { ...reopen, ...gone }, 'case.already_cleared'],
    [
      'an entry of nothing',
      [],
      { ...ask, entry: { ...entry, amount: satang(0n) } },
      'case.invalid',
    ],
  ])('%s', (_, past, order, code) => {
    const decision = () => given(...past).when(order);
    expect(decision).toThrow(expect.objectContaining({ code }));
  });
});

describe('the events of cases', () => {
  it('are written as they always were', () => {
    const undone = new CaseReopened(at, { breakId, by, reason: 'Why?', fact, takenBack });
    checkGolden(caseEvents, [
      ...[assigned, commented, resolved, requested, rejected, writtenOff, undone],
    ]);
  });
});
