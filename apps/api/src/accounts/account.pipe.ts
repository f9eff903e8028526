import { maySee } from '#access';
import type { Principal } from '#access';
import { parseAccountName } from '#event-store';
import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { AccountForbiddenError } from '../access/access.errors.js';
import { InvalidFieldsError } from '../http/http.errors.js';
import { DefaultAccount, KnownAccounts } from './known-accounts.js';

export interface AskedAccount {
  readonly given: unknown;
  readonly principal: Principal;
}

/** Permission comes first: whoever may not see an account does not learn whether it exists. */
@Injectable()
export class AccountPipe implements PipeTransform<AskedAccount, Promise<string>> {
  constructor(
    private readonly accounts: KnownAccounts,
    private readonly standard: DefaultAccount,
  ) {}

  transform({ given, principal }: AskedAccount): Promise<string> {
    const account = given === undefined ? this.standard.name : parseAccountName(onlyOne(given));
    if (!maySee(principal, account)) throw new AccountForbiddenError(principal, account);
    return this.accounts.find(account);
  }
}

function onlyOne(given: unknown): string {
  if (typeof given === 'string') return given;
  throw new InvalidFieldsError('query', [{ field: 'account', message: 'must be given once' }]);
}
