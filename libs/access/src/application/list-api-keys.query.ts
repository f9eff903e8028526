import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { ApiKey } from '../domain/api-key.js';
import { ApiKeys } from './api-keys.js';

/** All keys, revoked ones too; of one account, or of all with `null`. */
export class ListApiKeys extends Query<readonly ApiKey[]> {
  constructor(readonly account: string | null) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly keys: ApiKeys) {}

  execute({ account }: ListApiKeys): Promise<readonly ApiKey[]> {
    return this.keys.list(account);
  }
}
