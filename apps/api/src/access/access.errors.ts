import { permissionsOf } from '#access';
import type { Principal, Role } from '#access';
import { DomainError } from '#kernel';

export class MissingKeyError extends DomainError {
  constructor() {
    super('auth.missing', 'Send an API key: "Authorization: Bearer <api key>".');
  }
}

export class InvalidKeyError extends DomainError {
  constructor() {
    super('auth.invalid', 'The API key is unknown, mistyped or revoked. Ask an administrator.');
  }
}

export class RoleTooWeakError extends DomainError {
  constructor({ role }: Principal, needed: Role) {
    super(
      'auth.forbidden',
      `This takes the role ${needed} (${permissionsOf(needed)}); the key has the role ${role}.`,
      { needed, role },
    );
  }
}

export class AccountForbiddenError extends DomainError {
  constructor({ account: own }: Principal, account: string) {
    super('auth.forbidden', `The key is one of account "${own}" and may not see "${account}".`, {
      account,
    });
  }
}

export class TooOftenError extends DomainError {
  constructor(what: string, retryAfterSeconds: number) {
    super('request.too_often', `${what} Try again in ${retryAfterSeconds} seconds.`, {
      retryAfterSeconds,
    });
  }
}
