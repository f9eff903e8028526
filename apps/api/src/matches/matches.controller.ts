import type { Principal } from '#access';
import { storableText } from '#kernel';
import {
  ChooseMatch,
  DEFAULT_SLACK_MINUTES,
  ListMatches,
  MAX_SLACK_MINUTES,
  RefuseMatch,
  SuggestMatches,
  UndoMatch,
} from '#reconciliation';
import type { MatchView, Suggestions } from '#reconciliation';
import { Controller, Delete, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { pageOf, pageSchema } from '../lists/page.js';
import type { Page, PageQuery } from '../lists/page.js';
import { Paging } from '../lists/paging.decorator.js';
import { dayField } from '../validation/fields.schema.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { QueryOf } from '../validation/query-of.decorator.js';
import { matchSchema, matchState, suggestionsSchema } from './match.schema.js';

const MAX_NAME_CHARS = 200;

/** Names that the database can hold; no receipt and no charge has another. */
const name = z
  .string()
  .min(1)
  .max(MAX_NAME_CHARS)
  .refine((text) => text === storableText(text), 'must be plain text');

const filterSchema = z.object({
  state: matchState.optional(),
  day: dayField.optional(),
  expectation: name.optional(),
  charge: name.optional(),
});
const suggestionsOf = z.object({
  day: dayField,
  minutes: z.coerce.number().int().min(0).max(MAX_SLACK_MINUTES).default(DEFAULT_SLACK_MINUTES),
});
const pair = { expectation: name, charge: name };
const choiceSchema = z.strictObject({ ...pair, note: z.string().nullable().default(null) });
const refusalSchema = z.strictObject({ ...pair, reason: z.string().min(1) });

@Controller('v1/matches')
export class MatchesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(pageSchema(matchSchema))
  async list(
    @Account() account: string,
    @QueryOf(filterSchema) filter: z.infer<typeof filterSchema>,
    @Paging() page: PageQuery,
  ): Promise<Page<MatchView>> {
    const question = new ListMatches(account, filter, page.take, page.after);
    return pageOf(await this.queries.execute(question), page, ({ id }) => [id]);
  }

  @Get('suggestions')
  @Needs('viewer')
  @Answers(suggestionsSchema)
  suggest(
    @Account() account: string,
    @QueryOf(suggestionsOf) { day, minutes }: z.infer<typeof suggestionsOf>,
  ): Promise<Suggestions> {
    return this.queries.execute(new SuggestMatches(account, day, minutes));
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(matchSchema)
  choose(
    @Account() account: string,
    @JsonBody(choiceSchema) { note, ...chosen }: z.infer<typeof choiceSchema>,
    @Caller() caller: Principal,
  ): Promise<MatchView> {
    return this.commands.execute(new ChooseMatch(account, chosen, note, caller.name));
  }

  @Post('refuse')
  @HttpCode(HttpStatus.OK)
  @Needs('analyst')
  @Answers(matchSchema)
  refuse(
    @Account() account: string,
    @JsonBody(refusalSchema) { reason, ...refused }: z.infer<typeof refusalSchema>,
    @Caller() caller: Principal,
  ): Promise<MatchView> {
    return this.commands.execute(new RefuseMatch(account, refused, reason, caller.name));
  }

  @Delete(':id')
  @Needs('analyst')
  @Answers(matchSchema)
  undo(
    @Account() account: string,
    @Param('id') id: string,
    @Caller() caller: Principal,
  ): Promise<MatchView> {
    return this.commands.execute(new UndoMatch(account, id, null, caller.name));
  }
}
