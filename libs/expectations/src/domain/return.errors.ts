import { DomainError } from '#kernel';
import { formatBaht } from '#money';
import type { Satang } from '#money';

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

export const returnedTooEarly = (day: string, notBefore: string): DomainError =>
  new DomainError(
    'return.invalid',
    `Money cannot have been returned on ${day}: it came on ${notBefore}. Correct the date.`,
  );

export const writtenOff = (reference: string, most: Satang): DomainError =>
  new DomainError(
    'return.already_written_off',
    `Of what "${reference}" holds, at most ${formatBaht(most)} is to be returned: the rest was ` +
      'written off. Reopen that break first, which takes its entry back.',
  );

export const takesFromBoth = (reference: string, number: number): DomainError =>
  new DomainError(
    'return.not_separate',
    `Return ${number} of "${reference}" takes from what is owed and from what is held. Withdraw ` +
      'it, and record a return for each.',
  );
