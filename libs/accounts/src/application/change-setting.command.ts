import { DecisionRunner } from '#event-store';
import type { Recorded } from '#event-store';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { accountDecider } from '../domain/account.js';
import type { AccountOrder } from '../domain/account-orders.js';
import type { AccountEvent } from '../domain/account.events.js';
import { settingsStream } from '../domain/settings-stream.js';
import { SettingsReader } from '../read-model/settings-reader.js';

/** Changes one setting from a day on; `by` is the person who decided it. */
export class ChangeSetting extends Command<readonly Recorded<AccountEvent>[]> {
  constructor(
    readonly account: string,
    readonly order: Exclude<AccountOrder, { kind: 'open' }>,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(ChangeSetting)
export class ChangeSettingHandler implements ICommandHandler<ChangeSetting> {
  constructor(
    private readonly decisions: DecisionRunner,
    private readonly settings: SettingsReader,
  ) {}

  async execute({ account, order, by }: ChangeSetting): Promise<readonly Recorded<AccountEvent>[]> {
    await this.settings.of(account); // an account that was never opened has none to change
    const lesson = {
      stream: settingsStream(account),
      learned: order,
      cause: { kind: 'person', ref: by } as const,
      evidence: null,
    };
    return this.decisions.run([lesson], accountDecider);
  }
}
