import { DomainError } from '#kernel';

export const unknownReturn = (reference: string, number: number): DomainError =>
  new DomainError(
    'return.unknown',
    `"${reference}" has no return ${number}. GET /v1/returns?reference= lists them.`,
  );

export const ownReturn = (by: string): DomainError =>
  new DomainError(
    'return.four_eyes',
    `${by} has recorded this return; another person approves it.`,
  );

export const alreadyWithdrawn = (reference: string, number: number): DomainError =>
  new DomainError(
    'return.already_withdrawn',
    `Return ${number} of "${reference}" was withdrawn. Record it anew.`,
  );

export const alreadyApproved = (reference: string, number: number, by: string): DomainError =>
  new DomainError(
    'return.already_approved',
    `${by} has approved return ${number} of "${reference}" already.`,
  );

export const notYetReturned = (day: string, today: string): DomainError =>
  new DomainError(
    'return.invalid',
    `Money cannot have been returned on ${day}: today is ${today}. Record it once it has gone.`,
  );
