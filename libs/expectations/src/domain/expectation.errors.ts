import { DomainError } from '#kernel';

/** Nobody ever expected money under this reference (`expectation.unknown`, HTTP 404). */
export class ExpectationUnknownError extends DomainError {
  constructor(account: string, reference: string) {
    super(
      'expectation.unknown',
      `Account ${account} has no expected receipt with the reference "${reference}". ` +
        'Look for it with GET /v1/expected-receipts?reference=.',
    );
  }
}
