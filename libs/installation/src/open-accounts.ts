import { OpenAccount } from '#accounts';
import type { Config } from '#config';
import type { CommandBus } from '@nestjs/cqrs';

/** Makes sure that every account of the configuration has its log and its first settings. */
export async function openAccounts({ accounts }: Config, commands: CommandBus): Promise<void> {
  for (const { account, mode, seeds } of accounts) {
    await commands.execute(new OpenAccount(account, mode, seeds));
  }
}
