import { DomainError } from '#kernel';
import type { Instant } from '#kernel';

export class AlertUnknownError extends DomainError {
  constructor(account: string, id: string) {
    super('alert.unknown', `There is no alert ${id} in ${account}: see GET /v1/alerts.`);
  }
}

export class AlertOverError extends DomainError {
  constructor(at: Instant) {
    super(
      'alert.already_resolved',
      `This alert has been over since ${at}: there is nothing to acknowledge.`,
      { resolvedAt: at },
    );
  }
}
