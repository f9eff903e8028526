import type { Instant } from '#kernel';
import type { ApiKey } from '../domain/api-key.js';

/** A stored key, with the SHA-256 of the whole key text. */
export interface StoredKey extends ApiKey {
  readonly hash: Uint8Array;
}

/** Where keys are kept. */
export abstract class ApiKeys {
  /** Every key with this id, whichever account it is of. */
  abstract withId(id: string): Promise<readonly StoredKey[]>;

  abstract list(account: string | null): Promise<readonly ApiKey[]>;

  abstract add(key: StoredKey): Promise<void>;

  /** False if there was one already. */
  abstract addIfNone(key: StoredKey): Promise<boolean>;

  /** Another hash takes the place of the old one and counts again; the same changes nothing. */
  abstract replace(key: StoredKey): Promise<void>;

  /** The key as it then is; `null` if there is none. Revoking twice keeps the first time. */
  abstract revoke(account: string, id: string, at: Instant): Promise<ApiKey | null>;

  abstract noteUse(key: ApiKey, at: Instant): Promise<void>;

  /** How many keys of administrators of every account are in force. */
  abstract countAdmins(): Promise<number>;
}
