import { DomainError } from '#kernel';

const refused = (message: string): DomainError => new DomainError('write-off.refused', message);

export const nothingPosted = (breakId: string): DomainError =>
  refused(
    `Nothing of break ${breakId} is in the books yet. Where it is about a return, approve or ` +
      'withdraw that first.',
  );

export const severalAccounts = (breakId: string): DomainError =>
  refused(
    `Break ${breakId} concerns more than one account of the books. Withdraw a return and record ` +
      'it anew, or accept the break by resolving.',
  );

export const givenBackAlready = (breakId: string, reference: string): DomainError =>
  refused(
    `Money of "${reference}" was recorded as given back, so break ${breakId} cannot be written ` +
      'off as well. Withdraw the return, or write off its RETURN_MISMATCH.',
  );
