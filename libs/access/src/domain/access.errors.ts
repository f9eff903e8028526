import { DomainError } from '#kernel';

export class UnknownKeyError extends DomainError {
  constructor(id: string) {
    super('key.unknown', `There is no key "${id}". List the keys to see their ids.`, { id });
  }
}

/** Without an administrator nobody could make another key. */
export class LastAdminKeyError extends DomainError {
  constructor(id: string) {
    super(
      'key.last_admin',
      `"${id}" is the last key of an administrator for all accounts. Create another one first.`,
      { id },
    );
  }
}
