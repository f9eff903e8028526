import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { parseOwnerName } from '../domain/api-key.js';
import type { ApiKey } from '../domain/api-key.js';
import type { OwnerKind } from '../domain/principal.js';
import type { Role } from '../domain/role.js';
import { ApiKeys } from './api-keys.js';
import { hashOfKey, newKeyId, newKeyText } from './new-key.js';

export interface NewApiKey {
  readonly key: ApiKey;
  /** The key itself: shown this once, kept nowhere. */
  readonly text: string;
}

/** Makes a key for a person or a service; `account` is the name of one, or `EVERY_ACCOUNT`. */
export class CreateApiKey extends Command<NewApiKey> {
  constructor(
    readonly account: string,
    readonly ownerName: string,
    readonly kind: OwnerKind,
    readonly role: Role,
    /** Name of the person who makes it. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(CreateApiKey)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKey> {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  async execute({ account, ownerName, kind, role, by }: CreateApiKey): Promise<NewApiKey> {
    const id = newKeyId();
    const text = newKeyText(id);
    const key: ApiKey = {
      account,
      id,
      ownerName: parseOwnerName(ownerName),
      kind,
      role,
      createdAt: this.clock.now(),
      createdBy: by,
      revokedAt: null,
      lastUsedAt: null,
    };
    await this.keys.add({ ...key, hash: hashOfKey(text) });
    return { key, text };
  }
}
