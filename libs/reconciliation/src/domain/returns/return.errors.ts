import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';

export const namedOtherwise = (chargeId: string, reference: string): DomainError =>
  new DomainError(
    'return.invalid',
    `The money of charge ${chargeId} belongs to "${reference}": say it of that reference.`,
  );

export const beforeTheBooks = (reference: string, openingDay: BusinessDay): DomainError =>
  new DomainError(
    'return.not_posted',
    `The money of "${reference}" came before the opening day ${openingDay}, so the books hold ` +
      'none of it. Resolve its break instead.',
  );

export const nothingCame = (reference: string): DomainError =>
  new DomainError(
    'return.not_due',
    `No payment of "${reference}" is known, so nothing can have been given back. Is it this order?`,
  );
