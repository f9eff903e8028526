import { Clock, SystemClock } from '#kernel';
import { Module } from '@nestjs/common';
import { ApiKeys } from './application/api-keys.js';
import { Authenticator } from './application/authenticator.js';
import { CreateApiKeyHandler } from './application/create-api-key.command.js';
import { EnsureAdminKeyHandler } from './application/ensure-admin-key.command.js';
import { ListApiKeysHandler } from './application/list-api-keys.query.js';
import { RevokeApiKeyHandler } from './application/revoke-api-key.command.js';
import { ApiKeysTable } from './infrastructure/api-keys-table.js';

@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: ApiKeys, useClass: ApiKeysTable },
    Authenticator,
    CreateApiKeyHandler,
    EnsureAdminKeyHandler,
    ListApiKeysHandler,
    RevokeApiKeyHandler,
  ],
  exports: [Authenticator],
})
export class AccessModule {}
