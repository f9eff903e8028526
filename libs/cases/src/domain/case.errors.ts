import { DomainError } from '#kernel';

/** Every refusal of a move on a case; the last word of a code says the HTTP status. */
export const alreadyCleared = (breakId: string): DomainError =>
  new DomainError(
    'case.already_cleared',
    `Break ${breakId} no longer holds: the facts have cleared it, so there is nothing to decide.`,
  );

export const alreadyResolved = (breakId: string, by: string): DomainError =>
  new DomainError(
    'case.already_resolved',
    `${by} has resolved break ${breakId} already. Reopen it first.`,
  );

export const alreadyWrittenOff = (breakId: string): DomainError =>
  new DomainError(
    'case.already_written_off',
    `Break ${breakId} was written off already. Reopen it first: that takes the entry back.`,
  );

export const alreadyRequested = (breakId: string, by: string): DomainError =>
  new DomainError(
    'case.already_requested',
    `${by} has asked to write off break ${breakId}; another person approves or rejects that first.`,
  );

export const notRequested = (breakId: string): DomainError =>
  new DomainError(
    'case.not_requested',
    `Nobody has asked to write off break ${breakId}. Ask first: POST …/write-off { reason }.`,
  );

export const ownRequest = (by: string): DomainError =>
  new DomainError('case.four_eyes', `${by} has asked for this; another person must approve it.`);

export const factChanged = (breakId: string): DomainError =>
  new DomainError(
    'case.stale',
    `Break ${breakId} has changed since its write-off was asked for. ` +
      'Reject that request, and ask for what the break says now.',
  );

export const notResolved = (breakId: string): DomainError =>
  new DomainError(
    'case.not_resolved',
    `Break ${breakId} was neither resolved nor written off, so it cannot be reopened.`,
  );

export const entryRequired = (): DomainError =>
  new DomainError(
    'case.invalid',
    'A write-off needs two different accounts and an amount above 0.',
  );
