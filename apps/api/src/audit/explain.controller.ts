import type { Principal } from '#access';
import { Explain, THING_KINDS } from '#audit';
import type { Explanation } from '#audit';
import { EvidenceStore } from '#event-store';
import type { Erasure } from '#event-store';
import { DomainError } from '#kernel';
import { Controller, Get, Header, Logger, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { erasureSchema } from '../validation/erasure.schema.js';
import { satangAnswer } from '../validation/fields.schema.js';

const HASH = /^[0-9a-f]{64}$/;

const thingSchema = z.object({
  kind: z.enum(THING_KINDS),
  id: z.string(),
  reference: z.string().nullable(),
  status: z.string().nullable(),
  amount: satangAnswer.nullable(),
  at: z.iso.datetime().nullable(),
});
const eventSchema = z.object({
  stream: z.string(),
  version: z.int(),
  position: z.int(),
  type: z.string(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  cause: z.object({ kind: z.string(), ref: z.string().nullable() }),
  evidence: z.string().nullable(),
  evidenceErased: erasureSchema.nullable(),
  hash: z.string(),
  data: z.unknown(),
});
const explanationSchema = z.object({
  reference: z.string(),
  account: z.string(),
  summary: z.object({ en: z.string(), th: z.string() }),
  things: z.array(thingSchema),
  linked: z.array(thingSchema),
  breaks: z.array(thingSchema),
  entries: z.array(z.looseObject({ id: z.string() })),
  events: z.array(eventSchema),
  isCut: z.boolean(),
});

/** From any reference to entries, events and evidence. */
@Controller('v1')
export class ExplainController {
  private readonly logger = new Logger(ExplainController.name);

  constructor(
    private readonly queries: QueryBus,
    private readonly evidence: EvidenceStore,
  ) {}

  @Get('explain/:reference')
  @Needs('viewer')
  @Answers(explanationSchema)
  explain(@Account() account: string, @Param('reference') reference: string): Promise<Explanation> {
    return this.queries.execute(new Explain(account, reference));
  }

  /** Raw answers may hold customers' names: only for those who approve, and every look is noted. */
  @Get('evidence/:hash')
  @Needs('approver')
  @ApiProduces('application/json')
  @Header('content-type', 'application/json; charset=utf-8')
  async raw(
    @Account() account: string,
    @Param('hash') hash: string,
    @Caller() caller: Principal,
  ): Promise<string> {
    if (!HASH.test(hash)) throw noEvidence(account, hash);
    const body = await this.evidence.find(account, hash);
    if (body === null) throw await this.gone(account, hash);
    this.logger.log(`${caller.name} read evidence ${hash} of ${account}`);
    return body;
  }

  private async gone(account: string, hash: string): Promise<DomainError> {
    const erasure = (await this.evidence.erasures(account, [hash])).get(hash);
    return erasure === undefined ? noEvidence(account, hash) : erased(hash, erasure);
  }
}

const noEvidence = (account: string, hash: string): DomainError =>
  new DomainError(
    'evidence.unknown',
    `Account ${account} keeps no evidence ${hash}, and none of that name was erased: look at ` +
      'the event that cites it, and copy all 64 characters.',
  );

const erased = (hash: string, { at, by, reason }: Erasure): DomainError =>
  new DomainError(
    'evidence.erased',
    `Evidence ${hash} was erased on ${at} by ${by}, because: ${reason}. The events that cite it ` +
      'stand as they were.',
  );
