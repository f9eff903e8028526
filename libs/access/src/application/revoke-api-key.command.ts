import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { LastAdminKeyError, UnknownKeyError } from '../domain/access.errors.js';
import type { ApiKey } from '../domain/api-key.js';
import { EVERY_ACCOUNT } from '../domain/principal.js';
import { ApiKeys } from './api-keys.js';

/** From now on the key is refused. `key.unknown`; `key.last_admin` if nobody could follow. */
export class RevokeApiKey extends Command<ApiKey> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  async execute({ id }: RevokeApiKey): Promise<ApiKey> {
    const [key] = await this.keys.withId(id);
    if (!key) throw new UnknownKeyError(id);
    await this.refuseLastAdmin(key);
    const revoked = await this.keys.revoke(key.account, id, this.clock.now());
    if (!revoked) throw new UnknownKeyError(id);
    return revoked;
  }

  private async refuseLastAdmin({ id, account, role, revokedAt }: ApiKey): Promise<void> {
    const counts = role === 'admin' && account === EVERY_ACCOUNT && revokedAt === null;
    if (counts && (await this.keys.countAdmins()) === 1) throw new LastAdminKeyError(id);
  }
}
