import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import { ChangeSettingHandler } from './application/change-setting.command.js';
import { OpenAccountHandler } from './application/open-account.command.js';
import { SettingsReader } from './read-model/settings-reader.js';

@Module({
  imports: [EventStoreModule],
  providers: [ChangeSettingHandler, OpenAccountHandler, SettingsReader],
  exports: [SettingsReader],
})
export class AccountsModule {}
