/**
 * A refusal a caller can act on. `code` is stable and part of the contract; the message says what
 * was wrong, where, and what to do. `details` carries what a machine may want, already JSON-safe.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The type checker proves that this is never reached; if data defeats it, the message says how. */
export function unreachable(value: never, what: string): never {
  throw new DomainError('internal.unreachable', `Unexpected ${what}: ${String(value)}`);
}
