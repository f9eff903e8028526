import { DomainError } from '#kernel';

/** Too many appends are waiting; nothing of this one was stored. */
export class AppendQueueFullError extends DomainError {
  constructor() {
    super('event_store.overloaded', 'Too much is being recorded right now; try again in a moment.');
  }
}

/** Nothing can be recorded for an account whose log was never opened. */
export class UnknownAccountError extends DomainError {
  constructor(account: string, cause: unknown) {
    super(
      'account.unknown',
      `There is no account "${account}" here: open it first, or check how it is spelt.`,
      { account },
      { cause },
    );
  }
}

/** Others changed the same stream again and again; nothing of this decision was stored. */
export class ContendedStreamError extends DomainError {
  constructor(stream: string, attempts: number) {
    super(
      'event_store.contended',
      `${stream} was changed by others ${attempts} times in a row; try again.`,
    );
  }
}
