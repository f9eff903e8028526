import { DomainError } from '#kernel';

export class MethodNotAllowedError extends DomainError {
  constructor(path: string, allowed: readonly string[]) {
    super(
      'method.not_allowed',
      `${path} does not take this method; it takes ${allowed.join(', ')}.`,
      { allowed },
    );
  }
}

export class UnknownRouteError extends DomainError {
  constructor(path: string) {
    super('route.unknown', `There is nothing at ${path}. GET /openapi.json lists every route.`);
  }
}

export class MediaTypeError extends DomainError {
  constructor(given: string, accepted: readonly string[]) {
    const said = given === '' ? 'No Content-Type is given' : `Content-Type "${given}" is not read`;
    super('body.media_type', `${said} here: send ${accepted.join(' or ')}.`, { accepted });
  }
}

export class MalformedBodyError extends DomainError {
  constructor(why: string) {
    super('body.malformed', `The body cannot be read: ${why}.`);
  }
}

export interface FieldError {
  /** `rows.3.amount`; empty for the whole. */
  readonly field: string;
  readonly message: string;
}

/** Names every bad field at once. */
export class InvalidFieldsError extends DomainError {
  constructor(where: 'body' | 'query' | 'path', errors: readonly FieldError[]) {
    const list = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message));
    super(`${where}.invalid`, `The ${where} is not as it must be. ${list.join('; ')}.`, { errors });
  }
}
