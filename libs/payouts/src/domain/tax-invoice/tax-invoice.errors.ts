import { DomainError } from '#kernel';

export const invalidInvoice = (problem: string): DomainError =>
  new DomainError('tax_invoice.invalid', `The tax invoice cannot be recorded: ${problem}`);

export const unknownInvoice = (number: string): DomainError =>
  new DomainError('tax_invoice.unknown', `No tax invoice ${number} is recorded.`);

export const recordedOtherwise = (number: string): DomainError =>
  new DomainError(
    'tax_invoice.conflict',
    `Tax invoice ${number} is recorded with another content. ` +
      `To correct it, send it again with "supersedes": "${number}".`,
  );

export const alreadyReplaced = (number: string, by: string): DomainError =>
  new DomainError(
    'tax_invoice.already_replaced',
    `Tax invoice ${number} does not count any longer: ${by} took its place. Supersede that one.`,
  );
