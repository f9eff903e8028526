/**
 * The webhook secrets of each account, several while one is being rotated. A secret only lets a
 * hint in, to the accounts that have it: what is booked is what Opn answers to the account's key.
 */
export class WebhookSecrets {
  constructor(private readonly secrets: ReadonlyMap<string, readonly Buffer[]>) {}

  /** None, also for an account that is not ours: strangers do not learn which accounts exist. */
  of(account: string): readonly Buffer[] {
    return this.secrets.get(account) ?? [];
  }

  /** An account of this installation, with secrets or without. */
  isOurs(account: string): boolean {
    return this.secrets.has(account);
  }
}
