import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { BOOTSTRAP_KEY_ID } from '../domain/key-text.js';
import { EVERY_ACCOUNT } from '../domain/principal.js';
import { ApiKeys } from './api-keys.js';
import type { StoredKey } from './api-keys.js';
import { hashOfKey, newKeyText } from './new-key.js';

const OWNER = 'administrator';

/**
 * Makes sure that somebody can sign in: with the key of the environment (another value replaces the
 * one before), or else, where no administrator has a key, with a new one. Answers with the new
 * key, to be shown once, and with `null` if there is none to show.
 */
export class EnsureAdminKey extends Command<string | null> {
  constructor(readonly given: string | null) {
    super();
  }
}

@CommandHandler(EnsureAdminKey)
export class EnsureAdminKeyHandler implements ICommandHandler<EnsureAdminKey> {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  async execute({ given }: EnsureAdminKey): Promise<string | null> {
    if (given !== null) {
      await this.keys.replace(this.bootstrapKey(given));
      return null;
    }
    if ((await this.keys.countAdmins()) > 0) return null;
    const text = newKeyText(BOOTSTRAP_KEY_ID);
    const isOurs = await this.keys.addIfNone(this.bootstrapKey(text));
    return isOurs ? text : null; // another process was faster, and shows its own
  }

  private bootstrapKey(text: string): StoredKey {
    return {
      account: EVERY_ACCOUNT,
      id: BOOTSTRAP_KEY_ID,
      ownerName: OWNER,
      kind: 'person',
      role: 'admin',
      hash: hashOfKey(text),
      createdAt: this.clock.now(),
      createdBy: 'environment',
      revokedAt: null,
      lastUsedAt: null,
    };
  }
}
