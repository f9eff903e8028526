import type { Role } from './role.js';

export type OwnerKind = 'person' | 'service';

/** A key of this account is a key of every account. */
export const EVERY_ACCOUNT = '*';

/** Who is asking: the owner of the key that came with the request. */
export interface Principal {
  readonly keyId: string;
  /** The person or service; it stands in every event that this principal causes. */
  readonly name: string;
  readonly kind: OwnerKind;
  readonly role: Role;
  /** The one account it may see, or `EVERY_ACCOUNT`. */
  readonly account: string;
}

export const maySee = (principal: Principal, account: string): boolean =>
  principal.account === EVERY_ACCOUNT || principal.account === account;
