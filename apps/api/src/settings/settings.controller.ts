import type { Principal } from '#access';
import { ChangeSetting, settingOrder, SettingsReader } from '#accounts';
import { Clock } from '#kernel';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Caller } from '../access/caller.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Account } from '../accounts/account.decorator.js';
import { Answers } from '../docs/answers.decorator.js';
import { JsonBody } from '../validation/json-body.decorator.js';
import { settingsView } from './settings-view.js';
import type { SettingsView } from './settings-view.js';

const anySetting = z.record(z.string(), z.unknown());
const settingsSchema = z.looseObject({ account: z.string(), version: z.int() });

@Controller('v1/settings')
export class SettingsController {
  constructor(
    private readonly settings: SettingsReader,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(settingsSchema)
  async find(@Account() account: string): Promise<SettingsView> {
    return settingsView(account, await this.settings.of(account));
  }

  @Post(':name')
  @HttpCode(HttpStatus.OK)
  @Needs('admin')
  @Answers(settingsSchema)
  async change(
    @Account() account: string,
    @Param('name') name: string,
    @JsonBody(anySetting) body: z.infer<typeof anySetting>,
    @Caller() caller: Principal,
  ): Promise<SettingsView> {
    const today = await this.settings.today(account);
    const times = {
      at: this.clock.now(),
      today,
      by: caller.name,
      isPerson: caller.kind === 'person',
    };
    const order = settingOrder(name, body, times, await this.settings.of(account));
    await this.commands.execute(new ChangeSetting(account, order, caller.name));
    return this.find(account);
  }
}
