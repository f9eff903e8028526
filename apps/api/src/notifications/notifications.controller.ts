import type { Principal } from '#access';
import { parseInstant } from '#kernel';
import { ListNotifications, RedeliverNotification } from '#notifications';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import {
  notificationAnswer,
  notificationFilter,
  notificationSchema,
} from './notification.schema.js';

type Answer = ReturnType<typeof notificationAnswer>;

/** What people were told, newest first, and whether it reached them. */
@Controller('v1/notifications')
export class NotificationsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('analyst')
  @Answers(pageSchema(notificationSchema))
  async list(
    @Account() account: string,
    @QueryOf(notificationFilter) filter: z.infer<typeof notificationFilter>,
    @Paging() page: PageQuery,
  ): Promise<Page<Answer>> {
    const after = page.key && {
      createdAt: parseInstant(String(page.key[0])),
      key: String(page.key[1]),
    };
    const found = await this.queries.execute(
      new ListNotifications(account, filter, page.take, after),
    );
    return pageOf(found.map(notificationAnswer), page, ({ createdAt, key }) => [createdAt, key]);
  }

  /** A key holds `/`, which a URL writes as `%2F`. */
  @Post(':key/redeliver')
  @HttpCode(HttpStatus.OK)
  @Needs('admin')
  @Answers(notificationSchema)
  async redeliver(
    @Account() account: string,
    @Param('key') key: string,
    @Caller() { name }: Principal,
  ): Promise<Answer> {
    const order = new RedeliverNotification(account, key, name);
    return notificationAnswer(await this.commands.execute(order));
  }
}
