import { WebhookInbox } from '#ingestion';
import { DomainError } from '#kernel';
import { applyDecorators, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DefaultAccount } from '../accounts/known-accounts.js';
import { Open } from '../access/needs.decorator.js';
import { bytesOf, WEBHOOK_LIMIT_BYTES } from '../http/bodies.js';
import { BodyLimit } from '../http/body-limit.decorator.js';
import { Metrics } from '../ops/metrics.js';

const OK = 200;
const SIGNATURE = 'omise-signature';
const TIMESTAMP = 'omise-signature-timestamp';
const RECEIVED = { received: true };

/** What both routes have in common. */
const TakesEvents = (): MethodDecorator =>
  applyDecorators(
    HttpCode(OK),
    BodyLimit(WEBHOOK_LIMIT_BYTES),
    ApiHeader({ name: 'Omise-Signature', required: true }),
    ApiHeader({ name: 'Omise-Signature-Timestamp', required: true }),
    ApiBody({ description: 'An event, as Opn posts it.', schema: { type: 'object' } }),
    ApiOkResponse({ description: 'Stored. It is worked off at once.' }),
    ApiUnauthorizedResponse({ description: 'Not signed by Opn, or not now.' }),
  );

/** Where Opn posts its events. A 200 says that the webhook is stored, byte for byte. */
@ApiTags('webhooks')
@Open('Opn has no key of ours: every webhook is signed, and refused if its signature is not.')
@Controller('webhooks/opn')
export class WebhooksController {
  constructor(
    private readonly inbox: WebhookInbox,
    private readonly standard: DefaultAccount,
    private readonly metrics: Metrics,
  ) {}

  @Post()
  @TakesEvents()
  receive(@Req() request: FastifyRequest): Promise<typeof RECEIVED> {
    return this.store(this.standard.name, request);
  }

  @Post(':account')
  @TakesEvents()
  receiveFor(
    @Param('account') account: string,
    @Req() request: FastifyRequest,
  ): Promise<typeof RECEIVED> {
    return this.store(account, request);
  }

  private async store(
    account: string,
    { body, headers }: FastifyRequest,
  ): Promise<typeof RECEIVED> {
    try {
      await this.inbox.receive({
        account,
        body: bytesOf(body),
        signature: single(headers[SIGNATURE]),
        timestamp: single(headers[TIMESTAMP]),
        contentType: headers['content-type'],
      });
    } catch (error) {
      this.metrics.countWebhook(error instanceof DomainError ? error.code : 'failed');
      throw error;
    }
    this.metrics.countWebhook('stored');
    return RECEIVED;
  }
}

/** Node joins a header that was sent twice; of those it does not join, the last one counts. */
const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.at(-1) : value;
