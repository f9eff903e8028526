import type { Projection, Recorded, Rows } from '#event-store';
import type {
  BreakFact,
  CaseEvent,
  CaseResolved,
  CaseWriteOffRequested,
  CaseWrittenOff,
  WriteOffEntry,
} from '../domain/case.events.js';
import { CaseEntity } from './case.entity.js';

export const casesProjection: Projection<CaseEvent> = {
  name: 'cases',
  tables: [CaseEntity],

  on: {
    CaseAssigned: (event, rows) =>
      keep(event, rows, { assignee: event.data.to, assignedAt: event.occurredAt }),
    CaseCommented: (event, rows) =>
      keep(event, rows, {
        lastNote: event.data.text,
        lastNoteBy: event.data.by,
        lastNoteAt: event.occurredAt,
      }),
    CaseResolved: (event, rows) =>
      keep(event, rows, { ...undecided, ...decided(event), standing: 'resolved' }),
    CaseWriteOffRequested: (event, rows) =>
      keep(event, rows, {
        ...decided(event),
        ...entryOf(event.data.entry),
        approvedBy: null,
        standing: 'requested',
      }),
    CaseWrittenOff: (event, rows) =>
      keep(event, rows, {
        ...decided(event),
        ...entryOf(event.data.entry),
        approvedBy: event.data.approvedBy,
        standing: 'written-off',
      }),
    CaseWriteOffRejected: (event, rows) => keep(event, rows, undecided),
    CaseReopened: (event, rows) => keep(event, rows, undecided),
  },
};

type Decision = Omit<
  CaseEntity,
  | 'account'
  | 'breakId'
  | 'assignee'
  | 'assignedAt'
  | 'lastNote'
  | 'lastNoteBy'
  | 'lastNoteAt'
  | 'knownAt'
  | 'position'
>;

const undecided: Decision = {
  standing: 'open',
  reason: null,
  decidedBy: null,
  decidedAt: null,
  approvedBy: null,
  factCode: null,
  factAmount: null,
  factAlsoSeen: null,
  factDay: null,
  factSubject: null,
  factReference: null,
  entryDebit: null,
  entryCredit: null,
  entryAmount: null,
};

const untouched = {
  assignee: null,
  assignedAt: null,
  lastNote: null,
  lastNoteBy: null,
  lastNoteAt: null,
} as const;

/** A break has one row, which its first event makes. */
function keep(event: Recorded<CaseEvent>, rows: Rows, changes: Partial<CaseEntity>): void {
  const { account, version, position, recordedAt: knownAt } = event;
  const { breakId } = event.data;
  const changed = { ...changes, position, knownAt };
  if (version > 1) rows.update(CaseEntity, breakId, changed);
  else rows.insert(CaseEntity, { account, breakId, ...untouched, ...undecided, ...changed });
}

const decided = ({
  data,
  occurredAt,
}: Recorded<CaseResolved | CaseWriteOffRequested | CaseWrittenOff>) => ({
  reason: data.reason,
  decidedBy: data.by,
  decidedAt: occurredAt,
  ...columnsOf(data.fact),
});

const columnsOf = ({ code, amount, alsoSeen, day, subject, reference }: BreakFact) => ({
  factCode: code,
  factAmount: amount,
  factAlsoSeen: alsoSeen.join(),
  factDay: day,
  factSubject: subject.id,
  factReference: reference,
});

const entryOf = ({ debit, credit, amount }: WriteOffEntry) => ({
  entryDebit: debit,
  entryCredit: credit,
  entryAmount: amount,
});
