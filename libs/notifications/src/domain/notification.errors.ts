import { DomainError } from '#kernel';

export class NotificationUnknownError extends DomainError {
  constructor(account: string, key: string) {
    super(
      'notification.unknown',
      `There is no notification ${key} of ${account}. GET /v1/notifications lists those there are.`,
    );
  }
}

export class NoChannelError extends DomainError {
  constructor(key: string) {
    super(
      'notification.not_deliverable',
      `No channel is configured that ${key} could be delivered by. Set the variables of one ` +
        '(.env.example, "Who is told"), and start the processes again.',
    );
  }
}
