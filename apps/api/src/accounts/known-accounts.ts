import { LogReader, parseAccountName, UnknownAccountError } from '#event-store';
import { Injectable } from '@nestjs/common';

/** The account that is meant where none is named: `OPN_ACCOUNT`. */
export class DefaultAccount {
  constructor(readonly name: string) {}
}

/** Which accounts have a log here. Accounts come and never go, so a found one stays found. */
@Injectable()
export class KnownAccounts {
  private known: ReadonlySet<string> = new Set();

  constructor(
    private readonly reader: LogReader,
    private readonly standard: DefaultAccount,
  ) {}

  /** The account by that name; `account.invalid`, or `account.unknown` if it has no log. */
  async find(name: string | undefined): Promise<string> {
    const account = name === undefined ? this.standard.name : parseAccountName(name);
    if (this.known.has(account)) return account;
    this.known = new Set(await this.reader.accounts());
    if (this.known.has(account)) return account;
    throw new UnknownAccountError(account, undefined);
  }
}
