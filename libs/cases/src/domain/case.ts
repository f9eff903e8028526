import { streamName } from '#event-store';
import type { Decider, StreamName } from '#event-store';
import * as refuse from './case.errors.js';
import {
  CaseAssigned,
  CaseCommented,
  caseEvents,
  CaseReopened,
  CaseResolved,
} from './case.events.js';
import type { CaseEvent } from './case.events.js';
import { refuseIfSettled } from './case-order.js';
import type { CaseOrder, OrderOf } from './case-order.js';
import { evolveCase, isSameFact, NO_CASE } from './case-state.js';
import type { CaseState } from './case-state.js';
import { decideWriteOff } from './decide-write-off.js';

export const CASE_KIND = 'case';

export const caseStream = (account: string, breakId: string): StreamName =>
  streamName(CASE_KIND, account, breakId);

/** A person's word that is in force already teaches nothing; an illegal one is refused. */
function decide(order: CaseOrder, state: CaseState): readonly CaseEvent[] {
  switch (order.kind) {
    case 'assign':
      return assign(order, state);
    case 'comment':
      return comment(order, state);
    case 'resolve':
      return resolve(order, state);
    case 'reopen':
      return reopen(order, state);
    case 'write-off':
    case 'approve':
    case 'reject':
      return decideWriteOff(order, state);
  }
}

/** Also what was written off and says something else now: somebody has to take that back. */
function assign(order: OrderOf<'assign'>, state: CaseState): readonly CaseEvent[] {
  const { at, by, breakId, fact, to } = order;
  const { standing } = state;
  const isAnother = standing.kind === 'written-off' && !isSameFact(standing.request.fact, fact);
  if (!isAnother) refuseIfSettled(order, state);
  return state.assignee === to ? [] : [new CaseAssigned(at, { breakId, by, to, fact })];
}

/** Also on what is settled: a note does not change how anything stands. */
function comment(order: OrderOf<'comment'>, { lastComment }: CaseState): readonly CaseEvent[] {
  const { at, by, breakId, fact, text } = order;
  if (lastComment?.by === by && lastComment.text === text) return [];
  return [new CaseCommented(at, { breakId, by, text, fact })];
}

function resolve(order: OrderOf<'resolve'>, state: CaseState): readonly CaseEvent[] {
  const { at, by, breakId, fact, reason } = order;
  const { standing } = state;
  const isSaidAgain =
    standing.kind === 'resolved' &&
    standing.by === by &&
    standing.reason === reason &&
    isSameFact(standing.fact, fact);
  if (isSaidAgain) return [];
  refuseIfSettled(order, state);
  if (standing.kind === 'requested') throw refuse.alreadyRequested(breakId, standing.request.by);
  return [new CaseResolved(at, { breakId, by, reason, fact })];
}

/** A write-off may also be taken back when its break has gone: its entry still stands. */
function reopen(order: OrderOf<'reopen'>, { standing }: CaseState): readonly CaseEvent[] {
  const { at, by, breakId, fact, reason, holds } = order;
  if (standing.kind === 'open' || standing.kind === 'requested') throw refuse.notResolved(breakId);
  if (standing.kind === 'resolved' && !holds) throw refuse.alreadyCleared(breakId);
  const takenBack =
    standing.kind === 'written-off'
      ? { ...standing.request.entry, version: standing.version }
      : null;
  return [new CaseReopened(at, { breakId, by, reason, fact, takenBack })];
}

export const caseDecider: Decider<CaseState, CaseOrder, CaseEvent> = {
  initial: NO_CASE,
  decide,
  evolve: evolveCase,
  events: caseEvents,
};
