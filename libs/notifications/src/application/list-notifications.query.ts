import type { Instant } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { NotificationOutbox } from './notification-outbox.js';
import type { NotificationFilter, NotificationView } from './notification-outbox.js';

/** Notifications of an account with their deliveries, newest first. */
export class ListNotifications extends Query<readonly NotificationView[]> {
  constructor(
    readonly account: string,
    readonly filter: NotificationFilter,
    readonly limit: number,
    /** Where the last page ended. */
    readonly after: { readonly createdAt: Instant; readonly key: string } | null,
  ) {
    super();
  }
}

@QueryHandler(ListNotifications)
export class ListNotificationsHandler implements IQueryHandler<ListNotifications> {
  constructor(private readonly outbox: NotificationOutbox) {}

  execute({ account, filter, limit, after }: ListNotifications) {
    return this.outbox.list(account, filter, limit, after);
  }
}
