import type { AccountConfig } from '#config';
import { LogReader } from '#event-store';
import { OpnAccounts } from '#ingestion';
import { DomainError } from '#kernel';
import { decodeAccount } from '#opn';
import type { OpnAccount } from '#opn';
import { Injectable, Logger } from '@nestjs/common';

/**
 * Asks Opn once about each account: is the key of the mode that its prefix says, and is it of an
 * Opn account of its own? Only says what it finds: `/account` is not indispensable, and charges
 * are checked one by one.
 */
@Injectable()
export class AccountCheck {
  private readonly logger = new Logger(AccountCheck.name);

  constructor(
    private readonly opn: OpnAccounts,
    private readonly reader: LogReader,
  ) {}

  async run(accounts: readonly AccountConfig[]): Promise<void> {
    await this.nameDisconnected(accounts);
    const connected = accounts.filter(({ account }) => this.opn.accounts.includes(account));
    const owners = new Map<string, string>();
    await Promise.all(
      connected.map(async (one) => {
        const stated = await this.ask(one);
        if (stated !== null) this.compareOwners(owners, one.account, stated);
      }),
    );
  }

  /** Its books stay, and people can work in them; only Opn is not asked about it any more. */
  private async nameDisconnected(accounts: readonly AccountConfig[]): Promise<void> {
    const configured = new Set(accounts.map(({ account }) => account));
    for (const account of await this.reader.accounts()) {
      if (configured.has(account)) continue;
      this.logger.warn(
        `Account ${account} has books here and is not in OPN_ACCOUNTS: nothing of it is read ` +
          'from Opn, its webhooks are refused, and its days are not closed.',
      );
    }
  }

  private async ask({ account, mode }: AccountConfig): Promise<OpnAccount | null> {
    try {
      const stated = decodeAccount((await this.opn.client(account).account()).raw);
      const { apiVersion } = stated;
      const statedMode = stated.livemode ? 'live' : 'test';
      if (statedMode === mode) {
        this.logger.log(`Opn confirms ${account}: ${mode}, API ${apiVersion}.`);
      } else {
        this.logger.error(`The key of ${account} looks like ${mode}, and Opn says ${statedMode}.`);
      }
      return stated;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`The mode of ${account} is not confirmed: ${error.message}`);
      return null;
    }
  }

  /** Two keys of one Opn account, under two names: the same money in two books. */
  private compareOwners(owners: Map<string, string>, account: string, stated: OpnAccount): void {
    const identity = `${stated.id} ${stated.livemode ? 'live' : 'test'}`;
    const other = owners.get(identity);
    owners.set(identity, account);
    if (other === undefined) return;
    this.logger.error(
      `The keys of ${other} and ${account} are both of Opn's account ${stated.id}: the same ` +
        'money is booked twice. Remove one of the two from OPN_ACCOUNTS.',
    );
  }
}
