import { AccountsModule } from '#accounts';
import { EventStoreModule } from '#event-store';
import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { SOURCES } from './read-model/sources.js';

/** What the sources read from beside the log. */
export interface AlertParts {
  readonly imports: NonNullable<ModuleMetadata['imports']>;
}

const PROVIDERS: readonly Provider[] = [...SOURCES];

/** Who is told of what, when, and when it is over. `imports` are the application's own modules. */
@Module({})
export class AlertsModule {
  static with({ imports }: AlertParts): DynamicModule {
    return {
      module: AlertsModule,
      imports: [AccountsModule, EventStoreModule, ...imports],
      providers: [...PROVIDERS],
    };
  }
}
