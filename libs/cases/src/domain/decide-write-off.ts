import { isSamePerson } from '#kernel';
import * as refuse from './case.errors.js';
import { CaseWriteOffRejected, CaseWriteOffRequested, CaseWrittenOff } from './case.events.js';
import type { CaseEvent, WriteOffEntry } from './case.events.js';
import { refuseIfSettled } from './case-order.js';
import type { OrderOf } from './case-order.js';
import { isSameFact } from './case-state.js';
import type { CaseState, WriteOffRequest } from './case-state.js';

export type WriteOffOrder = OrderOf<'write-off'> | OrderOf<'approve'> | OrderOf<'reject'>;

/** Asked for by one person, approved or rejected by another. */
export function decideWriteOff(order: WriteOffOrder, state: CaseState): readonly CaseEvent[] {
  switch (order.kind) {
    case 'write-off':
      return request(order, state);
    case 'approve':
      return approve(order, state);
    case 'reject':
      return reject(order, state);
  }
}

function request(order: OrderOf<'write-off'>, state: CaseState): readonly CaseEvent[] {
  const { at, by, breakId, fact, reason, entry, needsApproval } = order;
  const { standing } = state;
  if (standing.kind === 'requested') {
    if (isSaidAgain(order, standing.request)) return [];
    throw refuse.alreadyRequested(breakId, standing.request.by);
  }
  if (isWrittenOffAlready(order, state)) return [];
  refuseIfSettled(order, state);
  refuseBadEntry(entry);
  const asked = { breakId, by, reason, fact, entry };
  return [
    needsApproval
      ? new CaseWriteOffRequested(at, asked)
      : new CaseWrittenOff(at, { ...asked, approvedBy: null }),
  ];
}

const isSaidAgain = ({ by, reason, fact }: OrderOf<'write-off'>, said: WriteOffRequest): boolean =>
  said.by === by && said.reason === reason && isSameFact(said.fact, fact);

const isWrittenOffAlready = (order: OrderOf<'write-off'>, { standing }: CaseState): boolean =>
  standing.kind === 'written-off' && isSaidAgain(order, standing.request);

function approve(order: OrderOf<'approve'>, { standing }: CaseState): readonly CaseEvent[] {
  const { at, by, breakId, fact, holds } = order;
  if (standing.kind === 'written-off' && standing.approvedBy === by) return [];
  if (standing.kind === 'written-off') throw refuse.alreadyWrittenOff(breakId);
  if (standing.kind !== 'requested') throw refuse.notRequested(breakId);
  const { request: asked } = standing;
  if (!holds) throw refuse.alreadyCleared(breakId);
  if (isSamePerson(asked.by, by)) throw refuse.ownRequest(by);
  if (!isSameFact(asked.fact, fact)) throw refuse.factChanged(breakId);
  return [new CaseWrittenOff(at, { breakId, ...asked, approvedBy: by })];
}

/** Also by who has asked: that takes the request back. */
function reject(order: OrderOf<'reject'>, { standing }: CaseState): readonly CaseEvent[] {
  const { at, by, breakId, reason } = order;
  if (standing.kind !== 'requested') throw refuse.notRequested(breakId);
  const requestedBy = standing.request.by;
  return [new CaseWriteOffRejected(at, { breakId, by, reason, requestedBy })];
}

function refuseBadEntry({ debit, credit, amount }: WriteOffEntry): void {
  if (debit === credit || amount <= 0n) throw refuse.entryRequired();
}
