import { timingSafeEqual } from 'node:crypto';
import { Clock, epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable, Logger } from '@nestjs/common';
import { principalOf } from '../domain/api-key.js';
import type { ApiKey } from '../domain/api-key.js';
import { claimedKeyId } from '../domain/key-text.js';
import type { Principal } from '../domain/principal.js';
import { ApiKeys } from './api-keys.js';
import { hashOfKey } from './new-key.js';

/** The time of last use need not be exact, and must not cost a write per request. */
const USE_IS_NOTED_EVERY_MS = MINUTE_MS;
const MAX_KEY_CHARS = 512;

/** Tells who is asking from the key they bring. */
@Injectable()
export class Authenticator {
  private readonly logger = new Logger(Authenticator.name);

  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  /** `null` for a key that is unknown, wrong or revoked: the answer does not say which. */
  async authenticate(bearer: string): Promise<Principal | null> {
    if (bearer === '' || bearer.length > MAX_KEY_CHARS) return null;
    const given = hashOfKey(bearer);
    const claimed = await this.keys.withId(claimedKeyId(bearer));
    const key = claimed.find(({ hash }) => timingSafeEqual(hash, given));
    if (!key || key.revokedAt !== null) return null;
    this.noteUse(key, this.clock.now());
    return principalOf(key);
  }

  /** Nobody waits for this, and a failure of it refuses nobody. */
  private noteUse(key: ApiKey, now: Instant): void {
    const { lastUsedAt } = key;
    if (lastUsedAt && epochMs(now) - epochMs(lastUsedAt) < USE_IS_NOTED_EVERY_MS) return;
    this.keys.noteUse(key, now).catch((error: unknown) => {
      this.logger.warn(`The use of key ${key.id} could not be noted: ${String(error)}`);
    });
  }
}
