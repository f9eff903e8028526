import { DomainError } from '#kernel';
import type { OpnClient } from '#opn';

/** How to reach Opn for each account of this installation. */
export class OpnAccounts {
  constructor(private readonly clients: ReadonlyMap<string, OpnClient>) {}

  get accounts(): readonly string[] {
    return [...this.clients.keys()];
  }

  /** `account.not_connected` where this installation has no key for the account. */
  client(account: string): OpnClient {
    const client = this.clients.get(account);
    if (client) return client;
    throw new DomainError(
      'account.not_connected',
      `No Opn key is configured for account ${account}, so nothing can be read from Opn. ` +
        'Set OPN_SECRET_KEY, or name the account in OPN_ACCOUNTS and give it a key of its own.',
    );
  }
}
