import type { Config } from '#config';
import { OpnAccounts } from '#ingestion';
import { DomainError } from '#kernel';
import { decodeAccount } from '#opn';
import { Injectable, Logger } from '@nestjs/common';

/** Asks Opn once whether the key is of the mode that its prefix says. */
@Injectable()
export class AccountCheck {
  private readonly logger = new Logger(AccountCheck.name);

  constructor(private readonly opn: OpnAccounts) {}

  /**
   * Only says what it finds: `/account` is not indispensable, and charges are checked one by one.
   */
  async run({ account, mode }: Config): Promise<void> {
    if (!this.opn.accounts.includes(account)) return;
    try {
      const { livemode, apiVersion } = decodeAccount(
        (await this.opn.client(account).account()).raw,
      );
      const stated = livemode ? 'live' : 'test';
      if (stated === mode) this.logger.log(`Opn confirms ${account}: ${mode}, API ${apiVersion}.`);
      else this.logger.error(`The key of ${account} looks like ${mode}, and Opn says ${stated}.`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`The mode of ${account} is not confirmed: ${error.message}`);
    }
  }
}
