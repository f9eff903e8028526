import { DomainError, storableText } from '#kernel';
import type { Instant } from '#kernel';
import type { OwnerKind, Principal } from './principal.js';
import type { Role } from './role.js';

const MAX_NAME_CHARS = 100;

/** A key as it is listed: everything but its secret, which nobody keeps. */
export interface ApiKey {
  readonly account: string;
  readonly id: string;
  readonly ownerName: string;
  readonly kind: OwnerKind;
  readonly role: Role;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

export const principalOf = ({ account, id, ownerName, kind, role }: ApiKey): Principal => ({
  account,
  keyId: id,
  name: ownerName,
  kind,
  role,
});

/** Letters that nobody sees would make two names of one. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * The name by which an owner is told from the others, whoever typed it: two keys of one person must
 * count as one person where the approver may not be the preparer. Empty or long: `key.invalid`.
 */
export function parseOwnerName(text: string): string {
  const visible = storableText(text).normalize('NFKC').replace(INVISIBLE, '');
  const name = visible.replace(/\s+/g, ' ').trim();
  if (name !== '' && name.length <= MAX_NAME_CHARS) return name;
  throw new DomainError(
    'key.invalid',
    `The owner of a key needs a name of 1 to ${MAX_NAME_CHARS} characters, such as "Somchai P.".`,
  );
}
