import { DomainError } from '#kernel';

/** Nobody ever decided about a pair of this name (`match.unknown`, HTTP 404). */
export class MatchUnknownError extends DomainError {
  constructor(account: string, id: string) {
    super(
      'match.unknown',
      `Account ${account} has no match "${id}". GET /v1/matches lists what people decided.`,
    );
  }
}

/** A person had said just that before (`match.already_chosen`, `match.already_refused`: 409). */
export class MatchAlreadySoError extends DomainError {
  constructor(state: 'chosen' | 'refused', match: { readonly id: string; readonly by: string }) {
    super(
      `match.already_${state}`,
      `These two were ${state} before, by ${match.by} (match ${match.id}); nothing has changed.`,
      { id: match.id },
    );
  }
}
