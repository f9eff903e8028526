import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openDataSource } from './data-source.js';
import type { EntityClass } from './data-source.js';
import { Database } from './database.js';
import { SessionLocks } from './session-locks.js';

class ClosesConnections implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** The database, for the whole application: `Database` for SQL, `DataSource` for repositories. */
@Module({})
export class DatabaseModule {
  static connect(url: string, entities: readonly EntityClass[], name: string): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DataSource, useFactory: () => openDataSource(url, entities, name) },
        Database,
        SessionLocks,
        {
          provide: ClosesConnections,
          useFactory: (source: DataSource) => new ClosesConnections(source),
          inject: [DataSource],
        },
      ],
      exports: [DataSource, Database, SessionLocks],
    };
  }
}
