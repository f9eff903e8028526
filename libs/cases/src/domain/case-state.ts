import type { BreakFact, CaseEvent, WriteOffEntry } from './case.events.js';

/** A write-off that waits for another person. */
export interface WriteOffRequest {
  readonly by: string;
  readonly reason: string;
  readonly fact: BreakFact;
  readonly entry: WriteOffEntry;
}

/** How a case stands: what was decided last, and about which fact. */
export type CaseStanding =
  | { readonly kind: 'open' }
  | { readonly kind: 'requested'; readonly request: WriteOffRequest }
  | {
      readonly kind: 'resolved';
      readonly by: string;
      readonly reason: string;
      readonly fact: BreakFact;
    }
  | {
      readonly kind: 'written-off';
      readonly request: WriteOffRequest;
      readonly approvedBy: string | null;
      /** Of the event that posted it. */
      readonly version: number;
    };

/** What people have done about a break. */
export interface CaseState {
  readonly assignee: string | null;
  readonly lastComment: { readonly by: string; readonly text: string } | null;
  readonly standing: CaseStanding;
  /** How many events there are. */
  readonly version: number;
}

export const NO_CASE: CaseState = {
  assignee: null,
  lastComment: null,
  standing: { kind: 'open' },
  version: 0,
};

export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  return { ...state, ...changed(state, event), version: state.version + 1 };
}

function changed(state: CaseState, event: CaseEvent): Partial<CaseState> {
  const { data } = event;
  switch (event.type) {
    case 'CaseAssigned':
      return { assignee: event.data.to };
    case 'CaseCommented':
      return { lastComment: { by: data.by, text: event.data.text } };
    case 'CaseResolved': {
      const { by, reason, fact } = event.data;
      return { standing: { kind: 'resolved', by, reason, fact } };
    }
    case 'CaseWriteOffRequested':
      return { standing: { kind: 'requested', request: requestOf(event.data) } };
    case 'CaseWrittenOff': {
      const { approvedBy } = event.data;
      const version = state.version + 1;
      const request = requestOf(event.data);
      return { standing: { kind: 'written-off', request, approvedBy, version } };
    }
    case 'CaseWriteOffRejected':
    case 'CaseReopened':
      return { standing: { kind: 'open' } };
  }
}

const requestOf = ({ by, reason, fact, entry }: WriteOffRequest): WriteOffRequest => ({
  by,
  reason,
  fact,
  entry,
});

/** The same amount and codes: what was decided about the one is decided about the other. */
export const isSameFact = (left: BreakFact, right: BreakFact): boolean =>
  left.amount === right.amount &&
  left.code === right.code &&
  left.alsoSeen.join() === right.alsoSeen.join();
